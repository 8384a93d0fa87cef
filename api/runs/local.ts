import { Piscina } from 'piscina'
import { errorPlace, type Log } from '../log.ts'
import type { RunStop, Runs } from './runs.ts'
import type { Task } from './worker.ts'

/** Two runs at once and four waiting; checks have their own thread, so that a long run delays no saving. */
const heavy = { threads: 2, waiting: 4 }
const light = { threads: 1, waiting: 64 }
const threadMegabytes = 512
/** Threads give way to the one that serves requests; elsewhere priority belongs to the whole process. */
const niceIncrement = process.platform === 'linux' ? 5 : 0

/** Runs on this computer, in worker threads. Tests hand in a worker of their own. */
export const localRuns = (log: Log, worker: URL = ownWorker): Runs => {
  const values = pool(worker, heavy, log)
  const checks = pool(worker, light, log)
  return {
    value: (text, overrides = {}, signal) => values.ask({ ask: 'value', text, overrides }, signal),
    check: (text) => checks.ask({ ask: 'check', text }),
    explain: (text, question) => checks.ask({ ask: 'explain', text, question }),
    converge: (text, question, signal) => values.ask({ ask: 'converge', text, question }, signal),
    close: async () => {
      await Promise.all([values.close(), checks.close()])
    },
  }
}

/** The worker beside this file: as it is while developing, bundled next to the server in production. */
const ownWorker = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

interface Pool {
  readonly ask: <Answer>(task: Task, signal?: AbortSignal) => Promise<Answer>
  readonly close: () => Promise<void>
}

/** Counts its own queue: that of piscina 5.3 does not count tasks that can be cancelled. */
const pool = (worker: URL, { threads, waiting }: typeof heavy, log: Log): Pool => {
  const piscina = new Piscina({
    filename: worker.href,
    execArgv: worker.pathname.endsWith('.ts') ? ['--import', 'tsx'] : [],
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 60_000,
    niceIncrement,
    resourceLimits: { maxOldGenerationSizeMb: threadMegabytes },
  })
  piscina.on('error', (error) => log({ event: 'error', error: errorPlace(error) }))
  let asked = 0
  const ask = async <Answer>(task: Task, signal?: AbortSignal): Promise<Answer> => {
    if (asked >= threads + waiting) throw stopped('busy')
    asked += 1
    try {
      return await piscina.run(task, signal === undefined ? {} : { signal })
    } catch (error) {
      const stop = stopOf(error)
      throw stop === null ? error : stopped(stop, error)
    } finally {
      asked -= 1
    }
  }
  return { ask, close: () => piscina.destroy() }
}

const stopped = (stop: RunStop, cause?: unknown): Error =>
  Object.assign(new Error(`The run ended: ${stop}`, { cause }), { runStop: stop })

const stopOf = (error: unknown): RunStop | null => {
  if (!(error instanceof Error)) return null
  if (error.name === 'AbortError' || error.message === 'Terminating worker thread') return 'cancelled'
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : null
}
