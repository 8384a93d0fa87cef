import type { DealPlan } from '../../scenario/dealPlan.ts'
import type { Plan } from '../../scenario/plan.ts'
import type { DriverMeasure } from '../../scenario/schema/drivers.ts'
import { valueAt } from '../../simulate/frame.ts'
import { type Futures, futuresOf } from '../../simulate/futures.ts'
import { runOptioned } from '../../simulate/optioned.ts'
import type { Sampling } from '../../simulate/points.ts'
import { redrawn } from '../../simulate/redraw.ts'
import { redrawing } from '../../simulate/redraws.ts'
import type { Failure } from '../../units/failure.ts'
import { failure, type Result, success } from '../../units/result.ts'
import { spreadOf } from './firstOrder.ts'
import type { DriverInput } from './inputs.ts'
import type { LeftOut } from './jackknife.ts'
import { alternativesNamed, measured, type Worths } from './measure.ts'
import { addDifferences, type Differences, halfSquares, noDifferences, totalShare } from './totalOrder.ts'

export interface TotalQuestion {
  readonly futures: Futures
  readonly how: Sampling
  readonly deal: DealPlan
  readonly recreates: boolean
  readonly measure: DriverMeasure
  readonly inputs: readonly DriverInput[]
  readonly trials: number
}

/** By input, the share of each party's variance that it has a part in. */
export type Totals = readonly { readonly licensor: LeftOut; readonly licensee: LeftOut }[]

/** What may be worked out again: trials × inputs × periods × ways. */
const budget = 1.6e7

/** As many of the first futures as the budget allows, at least 16 of each replicate. */
export const totalTrials = (plan: Plan, deal: DealPlan, { inputs, trials, replicates }: Asked): number => {
  const ways = deal.options?.deals.length ?? 1
  const each = Math.max(1, inputs) * plan.calendar.periods * ways * (deal.options === null ? 1 : 4)
  const most = Math.floor(budget / each / replicates) * replicates
  return Math.min(trials, Math.max(16 * replicates, most))
}

interface Asked {
  readonly inputs: number
  readonly trials: number
  readonly replicates: number
}

/** Total-order shares by drawing each input once more by itself. */
export const totalsOf = (question: TotalQuestion): Result<Totals, Failure> =>
  question.deal.options === null ? byBlocks(question) : byRuns(question)

interface Sums {
  readonly licensor: Differences
  readonly licensee: Differences
}

/** Adds up block by block; only what an input changes is worked out again. */
const byBlocks = (question: TotalQuestion): Result<Totals, Failure> => {
  const { futures, how, deal, recreates, measure, inputs, trials } = question
  const { replicates } = how
  const run = { deal, recreates, context: null }
  const machine = redrawing(futures, { how, run, also: alternativesNamed(futures.plan, deal, measure) })
  const sums = inputs.map(
    (): Sums => ({ licensor: noDifferences(replicates), licensee: noDifferences(replicates) }),
  )
  const base: Worths = { licensor: new Float64Array(trials), licensee: new Float64Array(trials) }
  const fault = machine.run({
    redraws: inputs,
    trials,
    take: (redraw, { frame, output }) => {
      const { first, count } = frame
      const column = (name: string) => output(name).subarray(0, count)
      const alternative = (place: number) =>
        Float64Array.from({ length: count }, (_, i) => valueAt(frame, place, i))
      const own = measured(measure, {
        flow: { licensor: column('licensor.flow'), licensee: column('licensee.flow') },
        time: { licensor: column('licensor.time'), licensee: column('licensee.time') },
        alternatives: () => ({
          licensor: alternative(futures.plan.licensor.alternative),
          licensee: alternative(futures.plan.licensees[deal.licensee]!.alternative.value),
        }),
      })
      for (const party of ['licensor', 'licensee'] as const)
        if (redraw === null) base[party].set(own[party], first)
        else
          addDifferences(sums[redraw]![party], first, [
            base[party].subarray(first, first + count),
            own[party],
          ])
    },
  })
  return fault === null ? success(sharesOf(sums, base, { trials, replicates })) : failure(fault)
}

interface Length {
  readonly trials: number
  readonly replicates: number
}

const sharesOf = (sums: readonly Sums[], base: Worths, { trials, replicates }: Length): Totals => {
  const share = (own: readonly Differences[], values: Float64Array): readonly LeftOut[] => {
    const { variance } = spreadOf(values, replicates)
    return own.map((differences) => totalShare(halfSquares(differences, trials), variance))
  }
  const ours = share(
    sums.map(({ licensor }) => licensor),
    base.licensor,
  )
  const theirs = share(
    sums.map(({ licensee }) => licensee),
    base.licensee,
  )
  return sums.map((_, s) => ({ licensor: ours[s]!, licensee: theirs[s]! }))
}

/** Options are decided on all futures at once: each input is a run of its own. */
const byRuns = (question: TotalQuestion): Result<Totals, Failure> => {
  const { futures, how, inputs, trials } = question
  const base = optionedRun(futures, question)
  if (!base.ok) return base
  const { replicates } = how
  const sums: Sums[] = []
  for (const input of inputs) {
    const again = optionedRun(futuresOf(redrawn(futures.plan, input), how), question)
    if (!again.ok) return again
    const own: Sums = { licensor: noDifferences(replicates), licensee: noDifferences(replicates) }
    for (const party of ['licensor', 'licensee'] as const)
      addDifferences(own[party], 0, [base.value[party], again.value[party]])
    sums.push(own)
  }
  return success(sharesOf(sums, base.value, { trials, replicates }))
}

const optionedRun = (
  futures: Futures,
  { deal, recreates, measure, how, trials }: TotalQuestion,
): Result<Worths, Failure> => {
  const run = { deal, recreates, context: null }
  const ran = runOptioned(futures, { trials, deals: [run], references: [], cash: false }, how.replicates)
  if (!ran.ok) return ran
  const [{ licensor, licensee }] = ran.value.deals as [(typeof ran.value.deals)[number]]
  return success(
    measured(measure, {
      flow: { licensor: licensor.flow, licensee: licensee.flow },
      time: { licensor: licensor.time, licensee: licensee.time },
      alternatives: () => ({
        licensor: ran.value.alternatives[0]!,
        licensee: ran.value.alternatives[1 + deal.licensee]!,
      }),
    }),
  )
}
