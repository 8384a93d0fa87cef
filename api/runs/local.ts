import { Piscina } from 'piscina'
import type { RunStop, Runs } from './runs.ts'
import type { Task } from './worker.ts'

/** Two runs at once and four waiting; checks have their own thread, so that a long run delays no saving. */
const heavyThreads = 2
const heavyQueue = 4
const lightQueue = 64
const threadMegabytes = 1024

/** Runs on this computer, in worker threads. */
export const localRuns = (): Runs => {
  const heavy = pool(heavyThreads, heavyQueue)
  const light = pool(1, lightQueue)
  return {
    value: (text, overrides = {}, signal) => ask(heavy, { ask: 'value', text, overrides }, signal),
    check: (text) => ask(light, { ask: 'check', text }),
    explain: (text, question) => ask(light, { ask: 'explain', text, question }),
    close: async () => {
      await Promise.all([heavy.destroy(), light.destroy()])
    },
  }
}

/** The worker beside this file: as it is while developing, bundled next to the server in production. */
const developing = import.meta.url.endsWith('.ts')
const workerUrl = new URL(developing ? './worker.ts' : './worker.js', import.meta.url)

const pool = (threads: number, queue: number): Piscina =>
  new Piscina({
    filename: workerUrl.href,
    execArgv: developing ? ['--import', 'tsx'] : [],
    minThreads: 1,
    maxThreads: threads,
    maxQueue: queue,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: threadMegabytes },
  })

const ask = async <Answer>(on: Piscina<Task, Answer>, task: Task, signal?: AbortSignal): Promise<Answer> => {
  try {
    return await on.run(task, signal === undefined ? {} : { signal })
  } catch (error) {
    const stop = stopOf(error)
    if (stop === null) throw error
    throw Object.assign(new Error(`The run ended: ${stop}`, { cause: error }), { runStop: stop })
  }
}

const stopOf = (error: unknown): RunStop | null => {
  if (!(error instanceof Error)) return null
  if (error.name === 'AbortError') return 'cancelled'
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return 'memory'
  return /task queue is at limit/i.test(error.message) ? 'busy' : null
}
