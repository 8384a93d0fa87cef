import { noDeal } from '../scenario/noDeal.ts'
import type { Convergence, ConvergenceFigures } from '../scenario/schema/convergence.ts'
import { extendRun, type GrowingRun } from '../simulate/extend.ts'
import { extendsShorter } from '../simulate/points.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { isUnknown } from './deals.ts'
import { estimateOf } from './estimate.ts'
import { quantileEstimates } from './quantileEstimates.ts'
import type { Question } from './question.ts'

/** Trials of each replicate in the shortest row: with fewer, quantiles of a replicate say nothing. */
const fewest = 4

/**
 * How the figures of one deal settle as trials are added: mean, median, 5 % and 95 % quantile of what it turns out to be
 * worth, with their standard errors, at powers of two times the replicates and at the run's own length. All rows are of
 * one run, its first trials; with a Latin hypercube, of which a part is no smaller one, each is a run of its own.
 */
export const convergenceOf = (question: Question, id: string): Result<Convergence, Failure> => {
  const { compiled, how, trials, progress } = question
  const { plan } = compiled
  const deal = plan.deals.find((one) => one.id === id)
  if (deal === undefined) return failure(noDeal(id, plan.deals))
  const lengths = lengthsOf(trials, how.replicates)
  const whole = extendRun({ plan, how, deals: [deal], progress }, null, trials)
  if (!whole.ok) return whole
  const rows: Convergence['rows'] = []
  for (const length of lengths) {
    const run =
      length === trials || (deal.options === null && extendsShorter(how))
        ? whole
        : extendRun({ plan, how, deals: [deal] }, null, length)
    if (!run.ok) return run
    rows.push(rowOf(run.value, length, { replicates: how.replicates, unknown: isUnknown(plan, { deal }) }))
  }
  const { sampling, seed, replicates } = how
  return success({ deal: id, sampling, seed, replicates, rows })
}

const lengthsOf = (trials: number, replicates: number): readonly number[] => {
  const lengths: number[] = []
  for (let length = fewest * replicates; length < trials; length *= 2) lengths.push(length)
  return [...lengths, trials]
}

const rowOf = (
  run: GrowingRun,
  trials: number,
  { replicates, unknown }: { readonly replicates: number; readonly unknown: boolean },
): Convergence['rows'][number] => ({
  trials,
  licensor: figuresOf(run.licensor[0]!.subarray(0, trials), replicates),
  licensee: unknown ? null : figuresOf(run.licensee[0]!.subarray(0, trials), replicates),
})

const figuresOf = (values: Float64Array, replicates: number): ConvergenceFigures => {
  const [q05, q50, q95] = quantileEstimates(values, replicates, [0.05, 0.5, 0.95])
  return { mean: estimateOf(values, replicates), q05: q05!, q50: q50!, q95: q95! }
}
