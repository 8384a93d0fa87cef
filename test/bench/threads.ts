import { localRuns } from '../../api/runs/local.ts'
import type { Contestant } from './measure.ts'

/** Long enough that calling the second thread costs next to nothing. */
const trials = 262_144

type Runs = ReturnType<typeof localRuns>

export interface Threads {
  /**
   * the same valuation by one worker thread and by two, as the server does it; and by two that know nothing of each other,
   * which is as much as this machine lets two threads do
   */
  readonly contestants: readonly Contestant[]
  readonly close: () => Promise<void>
}

/** Server runs with so many threads each, in a worker that was bundled beside the bench. */
export const threadsOf = (document: unknown, worker: URL): Threads => {
  const text = JSON.stringify(document)
  const runs = [1, 2, 1].map((threads) => localRuns(() => undefined, { threads, worker }))
  const [one, two, another] = runs as [Runs, Runs, Runs]
  const work = async (run: Runs): Promise<void> => {
    const valued = await run.value(text, { trials })
    if (!valued.ok) throw new Error('the run failed')
  }
  return {
    contestants: [
      { name: '1', batch: trials, work: () => work(one) },
      { name: '2', batch: trials, work: () => work(two) },
      { name: 'apart', batch: 2 * trials, work: () => Promise.all([one, another].map(work)) },
    ],
    close: async () => {
      await Promise.all(runs.map((each) => each.close()))
    },
  }
}
