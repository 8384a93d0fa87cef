import { createHash } from 'node:crypto'
import type { Failure } from '../../models/units/failure.ts'
import type { Result } from '../../models/units/result.ts'
import type { Overrides } from '../../models/valuation.ts'
import type { Runs } from './runs.ts'

type Answer = Result<string, Failure>

interface Entry {
  readonly answer: Promise<Answer>
  readonly stop: AbortController
  waiting: number
  done: boolean
}

const capacity = 64

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
    const answer = runs.value(text, overrides, stop.signal)
    const entry: Entry = { answer, stop, waiting: 0, done: false }
    answer.then(
      () => {
        entry.done = true
      },
      () => forget(key, entry),
    )
    return entry
  }
  return {
    ...runs,
    value: (text, overrides = {}, signal) => {
      const key = keyOf(text, overrides)
      const entry = entries.get(key) ?? begin(key, text, overrides)
      entries.delete(key)
      entries.set(key, entry)
      trim(entries)
      return wait(entry, signal, () => forget(key, entry))
    },
  }
}

const keyOf = (text: string, { trials, seed, sampling, until, maximum }: Overrides): string => {
  const hash = createHash('sha256').update(text).digest('hex')
  return [hash, trials, seed, sampling, JSON.stringify(until), maximum].join('|')
}

const trim = (entries: Map<string, Entry>): void => {
  for (const [key, entry] of entries) {
    if (entries.size <= capacity) return
    if (entry.done) entries.delete(key)
  }
}

const wait = async (entry: Entry, signal: AbortSignal | undefined, forget: () => void): Promise<Answer> => {
  entry.waiting += 1
  const leave = () => {
    entry.waiting -= 1
    if (entry.waiting > 0 || entry.done) return
    forget()
    entry.stop.abort()
  }
  signal?.addEventListener('abort', leave, { once: true })
  try {
    return await entry.answer
  } finally {
    signal?.removeEventListener('abort', leave)
  }
}
