import type { DealPlan } from '../../scenario/dealPlan.ts'
import type { DriverMeasure } from '../../scenario/schema/drivers.ts'
import { decide } from '../../simulate/decisions.ts'
import type { Futures } from '../../simulate/futures.ts'
import { runOptionedPasses } from '../../simulate/optioned.ts'
import type { OptionsUsed } from '../../simulate/options.ts'
import { type Progress, passesOf } from '../../simulate/passes.ts'
import type { Sampling } from '../../simulate/points.ts'
import type { Failure } from '../../units/failure.ts'
import { failure, type Result, success } from '../../units/result.ts'
import { measured, type Worths } from './measure.ts'

export interface DealRunQuestion {
  readonly futures: Futures
  readonly how: Sampling
  readonly trials: number
  readonly deal: DealPlan
  readonly measure: DriverMeasure
  readonly progress?: Progress | undefined
}

/** One deal on the futures: the figure asked about, and what was decided. */
export interface DealRunFound {
  readonly worths: Worths
  readonly recreates: boolean
  readonly used: OptionsUsed | null
}

export const runDeal = (question: DealRunQuestion): Result<DealRunFound, Failure> => {
  const { futures, how, trials, deal, measure, progress } = question
  const decisions = decide(futures, [deal], trials)
  if (!decisions.ok) return decisions
  const { recreates } = decisions.value[0]!
  const run = { deal, recreates, context: null }
  const passes = passesOf(futures, { trials, cash: false, deals: [run], references: [] })
  const found: DealRunFound[] = []
  const ran = runOptionedPasses(futures, passes, {
    progress,
    replicates: how.replicates,
    take: ({ deals, alternatives, used }) => {
      const [{ licensor, licensee }] = deals as [(typeof deals)[number]]
      const worths = measured(measure, {
        flow: { licensor: licensor.flow, licensee: licensee.flow },
        time: { licensor: licensor.time, licensee: licensee.time },
        alternatives: () => ({ licensor: alternatives[0]!, licensee: alternatives[1 + deal.licensee]! }),
      })
      // copies: columns of a pass hold only until the next
      const kept = { licensor: worths.licensor.slice(), licensee: worths.licensee.slice() }
      found.push({ worths: kept, recreates, used: used[0]! })
    },
  })
  return ran.ok ? success(found[0]!) : failure(...ran.faults)
}
