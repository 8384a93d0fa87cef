import { availableParallelism } from 'node:os'
import { formatOf } from '../exports/formats.ts'
import type { Log } from '../log.ts'
import { type Crew, valueTogether } from './crew.ts'
import { exportOn } from './exporting.ts'
import { type Asking, openPool, type Pool } from './pool.ts'
import type { Runs } from './runs.ts'
import type { Task } from './worker.ts'

export interface LocalOptions {
  /** threads that one run may use */
  readonly threads?: number
  /** memory that one run may take: its columns, and the heap of each of its threads up to half a gigabyte */
  readonly megabytes?: number
  /** milliseconds of work for which no helper is called */
  readonly alone?: number
  /** milliseconds after which a check, an explanation or a table is given up, so that it keeps no other waiting */
  readonly patience?: number
  /** milliseconds after which a reader who takes nothing of a file has left: it holds the thread that makes it */
  readonly reading?: number
  /** tests hand in a worker of their own */
  readonly worker?: URL
}

export const defaultThreads = (): number => Math.min(8, availableParallelism())
export const defaultMegabytes = 4096
/** A thread needs about 40 to start. */
export const leastMegabytes = 64
const heapMegabytes = 512

/** Two runs at once and four waiting; checks have their own thread, so that a long run delays no saving. */
const heavy = { least: 1, threads: 2, waiting: 4 }
/** One large file at a time, so that two take no more memory than one. */
const large = { least: 0, once: 1, threads: 1, waiting: 5 }
const light = { least: 1, threads: 1, waiting: 64, megabytes: heapMegabytes }

/** Runs on this computer, in worker threads. */
export const localRuns = (log: Log, options: LocalOptions = {}): Runs => {
  const { worker = ownWorker, alone = 500, patience = 30_000, reading = 120_000 } = options
  const { megabytes = defaultMegabytes } = options
  const heap = Math.min(heapMegabytes, megabytes)
  const more = (options.threads ?? defaultThreads()) - 1
  const helping = { least: 0, threads: more, waiting: heavy.threads * more, megabytes: heap }
  const leaders = openPool(worker, { ...heavy, megabytes: heap }, log)
  const helpers = more > 0 ? openPool(worker, helping, log) : null
  const files = resting(openPool(worker, { ...large, megabytes: heap }, log))
  const checks = openPool(worker, light, log)
  const soon = (): Asking => ({ signal: AbortSignal.timeout(patience) })
  const crew: Crew = { leaders, helpers, megabytes, alone }
  return {
    value: (text, overrides = {}, waiting = {}) => valueTogether(crew, { text, overrides }, waiting),
    check: (text) => checks.ask({ ask: 'check', text }, soon()),
    explain: (text, question) => checks.ask({ ask: 'explain', text, question }, soon()),
    exportPricing: (text, question) => checks.ask({ ask: 'exportPricing', text, question }, soon()),
    importPricing: (text) => checks.ask({ ask: 'importPricing', text }, soon()),
    importFile: (text) => checks.ask({ ask: 'importFile', text }, soon()),
    reportToKeep: (text, beside) => checks.ask({ ask: 'reportToKeep', text, beside }, soon()),
    table: (table, { bytes }, text) => checks.ask({ ask: 'table', table, answer: bytes, text }, soon()),
    exportFile: async (task, waiting) => {
      if (formatOf(task.format).isLarge !== true) return exportOn(leaders, task, { ...waiting, reading })
      // what a valuation has left in its threads, and threads themselves, are room that a large file needs
      await Promise.all([leaders.rest(), helpers?.rest()])
      return exportOn(files, task, { ...waiting, reading })
    },
    ask: (name, text, question, signal) => leaders.ask({ ask: 'question', name, text, question }, { signal }),
    close: async () => {
      await Promise.all([leaders, helpers, files, checks].map((pool) => pool?.close()))
    },
  }
}

/** A pool whose threads end after their work. */
const resting = (pool: Pool): Pool => ({
  ...pool,
  ask: <Answer>(task: Task, asking?: Asking) => pool.ask<Answer>(task, asking).finally(pool.rest),
})

/** The worker beside this file: as it is while developing, bundled next to the server in production. */
const ownWorker = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)
