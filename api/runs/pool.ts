import { setMaxListeners } from 'node:events'
import type { Transferable } from 'node:worker_threads'
import { Piscina } from 'piscina'
import { errorPlace, type Log } from '../log.ts'
import { isOutOfMemory, type RunStop, stoppedRun } from './runs.ts'
import type { Task } from './worker.ts'

/** Threads give way to the one that serves requests; elsewhere priority belongs to the whole process. */
const niceIncrement = process.platform === 'linux' ? 5 : 0

/**
 * piscina loads a worker by require() and, where that fails, by import(). A thread that is ended inside a require() of
 * a module takes the whole process with it (an assertion of Node 20, CreateRequiredModuleFacade); import() is safe.
 */
const requireNoModule = '--no-experimental-require-module'
const asModule = process.allowedNodeEnvironmentFlags.has(requireNoModule) ? [requireNoModule] : []

export interface PoolSize {
  /** threads that are there from the start */
  readonly least: number
  /** threads that are there from the first task on: after one was cancelled piscina starts none above these for those that wait */
  readonly once?: number
  readonly threads: number
  /** tasks beyond those under way; one more is refused */
  readonly waiting: number
  /** what the heap of a thread may take */
  readonly megabytes: number
}

export interface Asking {
  readonly signal?: AbortSignal | undefined
  readonly transfer?: readonly Transferable[]
}

export interface Pool {
  readonly threads: number
  readonly ask: <Answer>(task: Task, asking?: Asking) => Promise<Answer>
  /** ends the threads unless they work; the next task starts them again */
  readonly rest: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Worker threads behind a queue. Counts the queue itself: piscina 5.3 does not count tasks that can be cancelled. */
export const openPool = (worker: URL, size: PoolSize, log: Log): Pool => {
  const { threads, waiting } = size
  let open: Piscina | null = size.least > 0 ? threadsOf(worker, size, log) : null
  let ending: Promise<void> = Promise.resolve()
  let asked = 0
  const end = (): Promise<void> => {
    const ended = open?.destroy()
    open = null
    ending = Promise.all([ending, ended]).then(() => undefined)
    return ending
  }
  const ask = async <Answer>(task: Task, { signal, transfer = [] }: Asking = {}): Promise<Answer> => {
    if (asked >= threads + waiting) throw stoppedRun('busy')
    asked += 1
    if (signal !== undefined) setMaxListeners(0, signal)
    try {
      open ??= threadsOf(worker, size, log)
      return await open.run(task, { transferList: [...transfer], signal: signal ?? null })
    } catch (error) {
      const stop = stopOf(error, signal)
      throw stop === null ? error : stoppedRun(stop, error)
    } finally {
      asked -= 1
    }
  }
  return { threads, ask, rest: async () => (asked === 0 ? end() : undefined), close: end }
}

const threadsOf = (worker: URL, { least, once = least, threads, megabytes }: PoolSize, log: Log): Piscina => {
  const piscina = new Piscina({
    filename: worker.href,
    execArgv: [...asModule, ...(worker.pathname.endsWith('.ts') ? ['--import', 'tsx'] : [])],
    minThreads: once,
    maxThreads: threads,
    idleTimeout: 60_000,
    niceIncrement,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  })
  piscina.on('error', (error) => log({ event: 'error', error: errorPlace(error) }))
  return piscina
}

const stopOf = (error: unknown, signal: AbortSignal | undefined): RunStop | null => {
  if (!(error instanceof Error)) return null
  if (error.name === 'AbortError' || error.message === 'Terminating worker thread')
    return isTimeout(signal?.reason) ? 'late' : 'cancelled'
  return isOutOfMemory(error) ? 'memory' : null
}

const isTimeout = (reason: unknown): boolean => reason instanceof Error && reason.name === 'TimeoutError'
