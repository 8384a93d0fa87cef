import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Failure } from '../units/failure.ts'
import { evaluateDeal } from './deal/evaluate.ts'
import type { DealTools } from './deal/script.ts'
import { type Frame, valueAt } from './frame.ts'

interface Where {
  readonly frame: Frame
  readonly i: number
  readonly tools: DealTools
}

/** Names the first line that is not finite, the trial, and what it was computed from. */
export const notFinite = (deal: DealPlan, { frame, i, tools }: Where): Failure => {
  const { facts, line } = evaluateDeal(deal, frame, tools)
  const found = facts.flows.flatMap((flow, f) => {
    if (flow === null) return []
    const amounts = Array.from({ length: flow.until - flow.from }, (_, j) =>
      line(flow.lines, flow.from + j, i),
    )
    const amount = amounts.find((each) => !Number.isFinite(each))
    return amount === undefined ? [] : [{ name: deal.flows[f]!.line, amount }]
  })[0]
  const name = found?.name ?? 'npv'
  return {
    kind: 'non-finite-result',
    pointer: `/deals (${deal.id})`,
    expected: `line ${name} to be a finite number`,
    found: String(found?.amount ?? Number.NaN),
    line: name,
    trial: frame.first + i,
    inputs: inputsOf(frame, i),
  }
}

/** Uncertain inputs of a trial by path: the largest first, a dozen at most. */
const inputsOf = (frame: Frame, i: number): Record<string, number> => {
  const drawn = frame.plan.variables.flatMap((variable, place) =>
    variable.kind === 'draw' || variable.kind === 'formula'
      ? [[variable.path, valueAt(frame, place, i)] as const]
      : [],
  )
  const largest = [...drawn].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1])).slice(0, 12)
  return Object.fromEntries(largest)
}
