import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Result } from '../../models/units/result.ts'
import type { Overrides } from '../../models/valuation.ts'
import type { AskedFailure } from './asked.ts'
import { type Runs, stoppedRun, type Valued, type Waiting } from './runs.ts'

/** How a run stands: under way, ended with an answer, refused with faults, or stopped without either. */
export type RunState = 'running' | 'done' | 'refused' | 'stopped'

export interface Run {
  readonly id: string
  readonly state: RunState
  /** the part of the trials that is simulated, 0 to 1 */
  readonly simulated: number
}

type Outcome<Value> = Promise<Result<Value, AskedFailure>>

/** Does what is asked: a valuation, or a file. */
export type Start<Asked, Value> = (asked: Asked, waiting: Waiting) => Outcome<Value>

/** Runs that were begun without waiting for what they come to, by id; null where there is none of that id. */
export interface Register<Asked, Value> {
  /** rejects when too many runs are under way already */
  readonly begin: (asked: Asked) => Promise<Run>
  readonly find: (id: string) => Run | null
  /** what a run comes to, as soon as it has ended; rejects when it is stopped, or when the caller leaves */
  readonly outcome: (id: string, leaving: AbortSignal) => Outcome<Value> | null
  /** `outcome`, for the first who asks alone: it is forgotten then */
  readonly take: (id: string, leaving: AbortSignal) => Promise<Result<Value, AskedFailure> | null> | null
  /** stops a run that is under way, forgets one that has ended */
  readonly cancel: (id: string) => Run | null
}

interface Entry<Value> {
  run: Run
  readonly outcome: Outcome<Value>
  readonly stop: AbortController
  /** ends when nobody has asked for a while */
  readonly lease: NodeJS.Timeout
}

/** A run that nobody has asked about for so long is stopped and forgotten. */
const leaseMilliseconds = 120_000
/** Runs that have ended and are remembered. */
const capacity = 64

interface Keeping<Value> {
  /** milliseconds */
  readonly lease?: number
  /** outcomes that are kept */
  readonly most?: number
  /** what is done with an outcome that nobody has taken */
  readonly discard?: (value: Value) => void
}

/** What a run of a document comes to. */
export const valuing =
  (runs: Pick<Runs, 'value'>): Start<Valuation, Valued> =>
  ({ text, overrides }, waiting) =>
    runs.value(text, overrides, waiting)

interface Valuation {
  readonly text: string
  readonly overrides: Overrides
}

export const registerOf = <Asked, Value>(
  start: Start<Asked, Value>,
  { lease = leaseMilliseconds, most = capacity, discard = () => undefined }: Keeping<Value> = {},
): Register<Asked, Value> => {
  const entries = new Map<string, Entry<Value>>()
  const drop = (id: string): void => {
    clearTimeout(entries.get(id)?.lease)
    entries.delete(id)
  }
  const forget = (id: string): void => {
    const entry = entries.get(id)
    entry?.stop.abort()
    entry?.outcome.then(
      (made) => made.ok && discard(made.value),
      () => undefined,
    )
    drop(id)
  }
  const trim = (): void => {
    const ended = [...entries].filter(([, { run }]) => run.state !== 'running').map(([id]) => id)
    for (const id of ended.slice(0, Math.max(0, ended.length - most))) forget(id)
  }
  const entryOf = (id: string): Entry<Value> | null => {
    const entry = entries.get(id)
    entry?.lease.refresh()
    return entry ?? null
  }
  return {
    begin: async (asked) => {
      const id = randomUUID()
      const entry = begun(id, (waiting) => start(asked, waiting), setTimeout(forget, lease, id).unref())
      entries.set(id, entry)
      trim()
      // one that is refused at once, for want of a thread, never was
      await Promise.race([entry.outcome, setImmediate()]).catch((error: unknown) => {
        forget(id)
        throw error
      })
      return entry.run
    },
    find: (id) => entryOf(id)?.run ?? null,
    outcome: (id, leaving) => {
      const entry = entryOf(id)
      return entry && held(entry, leaving, lease / 4)
    },
    take: (id, leaving) => {
      const entry = entryOf(id)
      const taken = async (outcome: Outcome<Value>) => {
        const made = await outcome
        if (entries.get(id) !== entry) return null
        drop(id)
        return made
      }
      return entry && taken(held(entry, leaving, lease / 4))
    },
    cancel: (id) => {
      const entry = entryOf(id)
      if (entry?.run.state === 'running') entry.stop.abort()
      else forget(id)
      return entry?.run ?? null
    },
  }
}

const begun = <Value>(
  id: string,
  start: (waiting: Waiting) => Outcome<Value>,
  lease: NodeJS.Timeout,
): Entry<Value> => {
  const stop = new AbortController()
  const change = (changes: Partial<Run>): void => {
    entry.run = { ...entry.run, ...changes }
  }
  const told = (simulated: number): void => change({ simulated })
  const started = start({ signal: stop.signal, told })
  // a run shared with others goes on; for the one who cancels it has ended
  const outcome = Promise.race([started, aborted(stop.signal)])
  outcome.then(
    ({ ok }) => change(ok ? { state: 'done', simulated: 1 } : { state: 'refused' }),
    () => change({ state: 'stopped' }),
  )
  const entry: Entry<Value> = { run: { id, state: 'running', simulated: 0 }, outcome, stop, lease }
  return entry
}

/** Whoever waits for the outcome keeps the lease. */
const held = async <Value>(
  { outcome, lease }: Entry<Value>,
  leaving: AbortSignal,
  every: number,
): Outcome<Value> => {
  const renewing = setInterval(() => lease.refresh(), every)
  try {
    return await Promise.race([outcome, aborted(leaving)])
  } finally {
    clearInterval(renewing)
  }
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const leave = (): void => reject(stoppedRun('cancelled'))
    if (signal.aborted) leave()
    else signal.addEventListener('abort', leave, { once: true })
  })
