import { extendRun } from '../../models/simulate/extend.ts'
import { quantileEstimates } from '../../models/summarise/quantileEstimates.ts'
import { prepare } from '../../models/valuation.ts'
import { median } from './measure.ts'

/** The median of what one deal is worth to the licensor, from a run that holds nothing but what this deal needs. */
export interface OneDeal {
  readonly trials: number
  readonly replicates: number
  /** median over the seeds: from the compiled document to the median with its standard error */
  readonly milliseconds: number
  /** the least */
  readonly atBest: number
  /** median over the seeds: standard error of the median, as a share of it */
  readonly relativeError: number
}

/** One run for each seed, after two that warm up; the error that replicates show is itself uncertain, hence the seeds. */
export const oneDealOf = (document: unknown, id: string, seeds = 15): OneDeal => {
  const [trials, replicates] = [32_768, 128]
  const [times, errors] = [[], []] as [number[], number[]]
  for (let seed = -1; seed <= seeds; seed++) {
    const prepared = prepare(document, { trials, seed: Math.max(1, seed) })
    if (!prepared.ok) throw new Error('the document cannot be valued')
    const { compiled, how } = prepared.value
    const deals = compiled.plan.deals.filter((deal) => deal.id === id)
    const start = performance.now()
    const run = extendRun({ plan: compiled.plan, how: { ...how, replicates }, deals }, null, trials)
    if (!run.ok) throw new Error('the run failed')
    const { value, standardError } = quantileEstimates(run.value.licensor[0]!, replicates, [0.5])[0]!
    if (seed < 1) continue
    times.push(performance.now() - start)
    errors.push(standardError / value)
  }
  return {
    ...{ trials, replicates, milliseconds: median(times), atBest: Math.min(...times) },
    relativeError: median(errors),
  }
}
