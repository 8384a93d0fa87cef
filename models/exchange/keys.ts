import { escapePointer } from '../scenario/locate.ts'
import { nearestWord } from '../scenario/suggest.ts'
import type { Failure } from '../units/failure.ts'

/** Whoever sends more of them has sent something else. */
const most = 20

/** The keys of an object that are none of those it may have, each with the one that may be meant. */
export const unknownKeys = (given: object, keys: readonly string[]): readonly Failure[] =>
  Object.keys(given)
    .filter((key) => !keys.includes(key))
    .slice(0, most)
    .map((key) => {
      const suggestion = nearestWord(key, keys)
      const expected = `one of the keys ${keys.join(', ')}`
      const base = { pointer: `/${escapePointer(key)}`, expected, found: 'another key' }
      return { ...base, kind: 'unknown-key', ...(suggestion === null ? {} : { suggestion }) }
    })
