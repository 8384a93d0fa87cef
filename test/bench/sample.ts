import northlake from '../../models/samples/northlake.json' with { type: 'json' }
import { value } from '../../models/valuation.ts'
import { engineOf } from './engine.ts'
import { type Contestant, median, type Rates, ratioOf, takeTurns } from './measure.ts'
import { type OneDeal, oneDealOf } from './oneDeal.ts'
import { summarisingOf } from './summaries.ts'
import { threadsOf } from './threads.ts'

/** Trials of the sample document, as a reader of its page has them. */
export const sampleTrials = 16384

const pace = { rounds: 3, seconds: 0.3 }

/** What is told of the sample document. */
export interface SampleResults {
  readonly rates: Rates
  /** time of all summaries of an answer over that of its simulation */
  readonly summariesOfSimulation: number
  /** how many times as fast two worker threads are as one */
  readonly twoThreads: number
  /** the same of two threads that have nothing in common: what this machine allows */
  readonly twoApart: number
  readonly oneDeal: OneDeal
}

const contestants = (): readonly Contestant[] => {
  const { markets, deals, everything } = engineOf(northlake)
  const { simulate, summarise } = summarisingOf(northlake, sampleTrials)
  const run = simulate()
  const batch = sampleTrials
  return [
    // block after block with nothing kept, so that fewer trials tell as much
    { name: 'draws and markets', batch: batch / 4, work: markets },
    { name: 'and 6 deals', batch, work: deals },
    { name: 'and 4 reference grants', batch, work: everything },
    { name: 'summaries of all that, alone', batch, work: () => summarise(run) },
    { name: 'whole answer with summaries', batch, work: (trials) => value(northlake, { trials }) },
  ]
}

export const sampleResults = async (): Promise<SampleResults> => {
  const rates = await takeTurns(contestants(), { ...pace, rounds: 5 })
  const threads = threadsOf(northlake, new URL('./worker.js', import.meta.url))
  const shared = await takeTurns(threads.contestants, pace)
  await threads.close()
  return {
    rates,
    summariesOfSimulation: ratioOf(rates, 'and 4 reference grants', 'summaries of all that, alone')!,
    twoThreads: ratioOf(shared, '2', '1')!,
    twoApart: ratioOf(shared, 'apart', '1')!,
    oneDeal: oneDealOf(northlake, 'royalty'),
  }
}

/** The lines below the table of rates. */
export const sampleLines = ({
  summariesOfSimulation,
  twoThreads,
  twoApart,
  oneDeal,
}: SampleResults): readonly string[] => {
  const { trials, replicates, milliseconds, atBest, relativeError } = oneDeal
  return [
    `Summaries take ${summariesOfSimulation.toFixed(2)} of the time of the simulation`,
    `Two worker threads are ${twoThreads.toFixed(2)} × as fast as one; two that share nothing ${twoApart.toFixed(2)} ×`,
    `Median of the deal royalty, ${trials} trials of it alone in ${replicates} replicates: ` +
      `${milliseconds.toFixed(0)} ms (at best ${atBest.toFixed(0)}), standard error ${(100 * relativeError).toFixed(2)} %`,
  ]
}

/** Rates of the parts of an answer. */
export const sampleRates = ({ rates }: SampleResults): readonly (readonly [string, number])[] =>
  [...rates].map(([name, each]) => [name, median(each)])
