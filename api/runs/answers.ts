import { createHash } from 'node:crypto'
import type { Failure } from '../../models/units/failure.ts'
import type { Result } from '../../models/units/result.ts'
import type { Overrides } from '../../models/valuation.ts'
import type { Runs, Valued, Waiting } from './runs.ts'

type Answer = Result<Valued, Failure>

interface Entry {
  readonly answer: Promise<Answer>
  readonly stop: AbortController
  /** who wants to know how far it is */
  readonly listeners: Set<NonNullable<Waiting['told']>>
  waiting: number
  done: boolean
  bytes: number
}

const capacity = { answers: 64, bytes: 64e6 }

/**
 * Remembers the last answers by document, trials, seed, sampling and stop rule, so that a second look is instant, and lets equal
 * questions share one run. A run nobody waits for any more is stopped.
 */
export const remembered = (runs: Runs): Runs => {
  const entries = new Map<string, Entry>()
  const forget = (key: string, entry: Entry) => {
    if (entries.get(key) === entry) entries.delete(key)
  }
  const begin = (key: string, text: string, overrides: Overrides): Entry => {
    const stop = new AbortController()
    const listeners: Entry['listeners'] = new Set()
    const told = (fraction: number) => {
      for (const listener of listeners) listener(fraction)
    }
    const answer = runs.value(text, overrides, { signal: stop.signal, told })
    const entry: Entry = { answer, stop, listeners, waiting: 0, done: false, bytes: 0 }
    answer.then(
      (result) => {
        entry.done = true
        entry.bytes = result.ok ? result.value.bytes.byteLength : 0
        trim(entries)
      },
      () => forget(key, entry),
    )
    return entry
  }
  return {
    ...runs,
    value: (text, overrides = {}, waiting = {}) => {
      const key = keyOf(text, overrides)
      const entry = entries.get(key) ?? begin(key, text, overrides)
      entries.delete(key)
      entries.set(key, entry)
      trim(entries)
      return wait(entry, waiting, () => forget(key, entry))
    },
  }
}

const keyOf = (text: string, { trials, seed, sampling, until, maximum }: Overrides): string => {
  const hash = createHash('sha256').update(text).digest('hex')
  return [hash, trials, seed, sampling, JSON.stringify(until), maximum].join('|')
}

/** Forgets the oldest answers while there are too many, or too much of them. */
const trim = (entries: Map<string, Entry>): void => {
  let bytes = 0
  for (const entry of entries.values()) bytes += entry.bytes
  for (const [key, entry] of entries) {
    if (entries.size <= capacity.answers && bytes <= capacity.bytes) return
    if (!entry.done) continue
    entries.delete(key)
    bytes -= entry.bytes
  }
}

const wait = async (entry: Entry, { signal, told }: Waiting, forget: () => void): Promise<Answer> => {
  entry.waiting += 1
  const leave = () => {
    entry.waiting -= 1
    if (entry.waiting > 0 || entry.done) return
    forget()
    entry.stop.abort()
  }
  if (signal?.aborted === true) leave()
  signal?.addEventListener('abort', leave, { once: true })
  if (told !== undefined) entry.listeners.add(told)
  try {
    return await entry.answer
  } finally {
    signal?.removeEventListener('abort', leave)
    if (told !== undefined) entry.listeners.delete(told)
  }
}
