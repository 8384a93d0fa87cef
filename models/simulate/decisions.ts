import type { Program } from '../kernel/program.ts'
import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { writePrepared } from './deal/prepare.ts'
import { writePresent } from './deal/present.ts'
import { presentSum } from './deal/presentSum.ts'
import { createScript, type DealTools } from './deal/script.ts'
import { blockSize, type Frame } from './frame.ts'
import type { Futures } from './futures.ts'
import { createMachine } from './machine.ts'
import { toolsOf } from './run.ts'

/** Trials on which decisions are made: the first of the run, so that a longer run decides alike. */
export const decisionTrials = 1024

/** What a licensee weighs before it decides whether to recreate the data: expected present values before tax. */
export interface Decision {
  readonly recreates: boolean
  /** E[Σ a·s·R·margin], at salesLinked: what a substitute would serve */
  readonly served: number
  /** E[Σ recreate cost], at fixed */
  readonly cost: number
}

/**
 * Whether each deal's licensee would otherwise recreate the data: decided once per deal, on expectations, before the
 * future is known (domain page, section 4). Both sides are taxed alike, so tax does not enter the comparison.
 */
export const decide = (
  futures: Futures,
  deals: readonly DealPlan[],
  trials: number,
): Result<readonly Decision[], Failure> => {
  const { plan } = futures
  const weighing = deals.map(
    ({ licensee, cells }) => plan.licensees[licensee]!.alternative.canRecreate && cells.length > 0,
  )
  const count = Math.min(trials, decisionTrials)
  const sums = deals.map(() => ({ served: 0, cost: 0 }))
  if (weighing.includes(true)) {
    const fault = weigh(futures, { deals, weighing, sums, count })
    if (fault !== null) return failure(fault)
  }
  return success(
    sums.map(({ served, cost }, d) => ({
      recreates: weighing[d] === true && served > cost,
      served: served / count,
      cost: cost / count,
    })),
  )
}

interface Weighing {
  readonly deals: readonly DealPlan[]
  readonly weighing: readonly boolean[]
  readonly sums: readonly { served: number; cost: number }[]
  readonly count: number
}

/** Adds up what a substitute would serve and cost over the first trials. */
const weigh = (futures: Futures, { deals, weighing, sums, count }: Weighing): Failure | null => {
  const weighed = deals.flatMap((deal, d) => (weighing[d] === true ? [{ deal, sum: sums[d]! }] : []))
  const alone = { recreates: false, context: null }
  const machine = createMachine(futures, 1, (frame, block) =>
    weighed.map(({ deal }) => writeDecision(deal, frame, toolsOf(futures, { deal, ...alone }, block))),
  )
  const frame = machine.frames[0]!
  for (let first = 0; first < count; first += blockSize) {
    machine.fill(frame, first, Math.min(blockSize, count - first))
    if (frame.fault !== null) return frame.fault
    weighed.forEach(({ sum }, p) => {
      machine.run(p, frame)
      const [served, cost] = [machine.output(p, 'served'), machine.output(p, 'cost')]
      for (let i = 0; i < frame.count; i++) {
        sum.served += served[i]!
        sum.cost += cost[i]!
      }
    })
  }
  return null
}

/** The program of what a licensee weighs: outputs `served` and `cost`. */
export const writeDecision = (deal: DealPlan, frame: Frame, tools: DealTools): Program => {
  const script = createScript(deal, frame, tools)
  const { benefit } = writePrepared(script, { weighs: true })
  const present = writePresent(script)
  const at = (rate: 'salesLinked' | 'fixed') => present('licensee', rate).onPeriods()
  script.builder.output('served', presentSum(script, benefit.foregone!, at('salesLinked')))
  script.builder.output('cost', presentSum(script, benefit.avoided!, at('fixed')))
  return script.builder.finish()
}
