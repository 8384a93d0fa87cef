import type { DealPlan } from '../scenario/dealPlan.ts'
import type { GatePlan, Plan } from '../scenario/plan.ts'
import { type Frame, valueAt } from './frame.ts'

/** How likely a gate is to pass in a trial: its probability, with the data as much more as they raise it, at most 1. */
export const passProbability = (frame: Frame, { probability, rise }: GatePlan, i: number): number => {
  const without = valueAt(frame, probability, i)
  return rise === null ? without : Math.min(1, without + valueAt(frame, rise, i))
}

/** The gate as this deal meets it: with the data where it grants a position whose utility is a clearance by it. */
export const gateOf = (plan: Plan, { positions }: Pick<DealPlan, 'positions'>, gate: number): number => {
  for (const { position, cells } of positions) {
    const { utility } = plan.positions[position]!
    if (cells.length === 0 || utility.kind !== 'clearance') continue
    const raised = utility.raised.find((row) => row.gate === gate)
    if (raised !== undefined) return raised.withData
  }
  return gate
}
