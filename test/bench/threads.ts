import { localRuns } from '../../api/runs/local.ts'
import type { Contestant } from './measure.ts'

/** Long enough that calling the second thread costs next to nothing. */
const trials = 262_144

export interface Threads {
  /** the same valuation by one worker thread and by two, as the server does it */
  readonly contestants: readonly Contestant[]
  readonly close: () => Promise<void>
}

/** Server runs with so many threads each, in a worker that was bundled beside the bench. */
export const threadsOf = (document: unknown, worker: URL): Threads => {
  const text = JSON.stringify(document)
  const runs = [1, 2].map((threads) => localRuns(() => undefined, { threads, worker }))
  return {
    contestants: runs.map(
      (each, n): Contestant => ({
        name: `${n + 1}`,
        batch: trials,
        work: async () => {
          const valued = await each.value(text, { trials })
          if (!valued.ok) throw new Error('the run failed')
        },
      }),
    ),
    close: async () => {
      await Promise.all(runs.map((each) => each.close()))
    },
  }
}
