import { escapePointer } from '../scenario/locate.ts'
import type { Note } from '../scenario/note.ts'
import { nearestWord } from '../scenario/suggest.ts'
import type { Failure } from '../units/failure.ts'
import { quoted } from '../units/quoted.ts'
import { failure, type Result, success } from '../units/result.ts'
import { mostInTable } from './game.ts'

/** Of many coalitions a sentence names the first. */
const mostNamed = 20

/** Among more contributors nothing is suggested. */
export const mostCompared = 100

/** A greater worth could not be added up. */
export const mostWorth = 1e150

const place = '/dataset/coalitions'

/**
 * Reads a table of coalitions, ids joined with `+` in any order, as worths by set of bits: contributor i is in coalition c
 * when bit i of c is 1. The empty coalition is worth 0. Refuses, all at once: ids that no contributor has, an id twice, a
 * coalition twice, a worth of the empty one, worths too large to add up, and coalitions that are missing, by name.
 */
export const readCoalitions = (
  ids: readonly string[],
  table: Readonly<Record<string, number>>,
): Result<Float64Array, Failure> => {
  if (ids.length > mostInTable) return failure(tooMany(ids.length))
  const worths = new Float64Array(1 << ids.length)
  const keys = new Map<number, string>()
  const faults = Object.entries(table).flatMap(([key, worth]): readonly Failure[] => {
    const members = membersOf(ids, key)
    const wrong = [...members.faults, ...worthFaults(key, worth)]
    if (members.faults.length > 0) return wrong
    const other = keys.get(members.set)
    if (other !== undefined) return [...wrong, twice(key, other)]
    keys.set(members.set, key)
    worths[members.set] = worth
    return wrong
  })
  const missing = missingFaults(ids, keys)
  return faults.length + missing.length > 0 ? failure(...faults, ...missing) : success(worths)
}

/** A coalition by the ids of its members: "north+bay". */
const nameOf = (ids: readonly string[], set: number): string =>
  ids.filter((_, i) => ((set >> i) & 1) === 1).join('+')

const membersOf = (
  ids: readonly string[],
  key: string,
): { readonly set: number; readonly faults: readonly Failure[] } => {
  const pointer = `${place}/${escapePointer(key)}`
  let set = 0
  const faults = (key === '' ? [] : key.split('+')).flatMap((part): readonly Failure[] => {
    const id = part.trim()
    const i = ids.indexOf(id)
    if (i < 0) return [unknownContributor(pointer, id, ids)]
    const again = ((set >> i) & 1) === 1
    set |= 1 << i
    const expected = 'each contributor of a coalition once'
    return again ? [{ kind: 'reference', pointer, expected, found: `"${id}" a second time` }] : []
  })
  return { set, faults }
}

/** An id that no contributor has, with the one that may have been meant; looking for it takes a while with many. */
export const unknownContributor = (pointer: string, id: string, ids: readonly string[]): Failure => {
  const suggestion = ids.length <= mostCompared ? nearestWord(id, ids) : null
  const accepted = `one of ${ids.slice(0, 12).join(', ')}${ids.length > 12 ? ', …' : ''}`
  return {
    kind: 'reference',
    pointer,
    expected: `the id of a contributor (${accepted})`,
    found: quoted(id),
    ...(suggestion === null ? {} : { suggestion }),
  }
}

const worthFaults = (key: string, worth: number): readonly Failure[] => {
  const pointer = `${place}/${escapePointer(key)}`
  const found = String(worth)
  if (key.trim() === '' && worth !== 0)
    return [{ kind: 'value', pointer, expected: '0, what nobody together is worth', found }]
  const expected = 'a worth between −1e150 and 1e150'
  return Math.abs(worth) <= mostWorth ? [] : [{ kind: 'value', pointer, expected, found }]
}

const twice = (key: string, other: string): Failure => ({
  kind: 'conflict',
  pointer: `${place}/${escapePointer(key)}`,
  other: `${place}/${escapePointer(other)}`,
  expected: 'each coalition once, whatever the order of its ids',
  found: 'the same contributors twice',
})

const tooMany = (count: number): Failure => ({
  kind: 'value',
  pointer: place,
  expected: `a table for at most ${mostInTable} contributors; for more, contributorWorth can name a learning curve, their records, or values of a Data-Shapley tool`,
  found: `${count} contributors`,
})

const missingFaults = (ids: readonly string[], keys: ReadonlyMap<number, string>): readonly Failure[] => {
  const all = (1 << ids.length) - 1
  const missing = Array.from({ length: all }, (_, c) => c + 1).filter((set) => !keys.has(set))
  if (missing.length === 0) return []
  const named = missing.slice(0, mostNamed).map((set) => nameOf(ids, set))
  const more = missing.length > mostNamed ? ` and ${missing.length - mostNamed} more` : ''
  const expected = `the worth of each of the ${all} coalitions of ${ids.join(', ')}`
  const found = `none of ${named.join(', ')}${more}`
  return [{ kind: 'missing-key', pointer: place, expected, found }]
}

/** Where more contributors are worth less: told, not refused, since data can harm. */
export const notMonotone = (ids: readonly string[], worths: ArrayLike<number>): readonly Note[] => {
  const falls: Note[] = []
  let more = 0
  for (let set = 0; set < worths.length; set++)
    for (let i = 0; i < ids.length; i++) {
      const bigger = set | (1 << i)
      if (worths[bigger]! >= worths[set]!) continue
      if (falls.length < mostNamed) falls.push(fallNote(ids, worths, { set, bigger }))
      else more += 1
    }
  const text = `The same holds of ${more} more pairs of coalitions.`
  return more === 0 ? falls : [...falls, { pointer: place, text }]
}

const fallNote = (
  ids: readonly string[],
  worths: ArrayLike<number>,
  { set, bigger }: { readonly set: number; readonly bigger: number },
): Note => {
  const [less, before] = [worths[bigger]!, worths[set]!]
  const smaller = set === 0 ? 'nobody' : quoted(nameOf(ids, set))
  const text = `Not monotone: ${quoted(nameOf(ids, bigger))} is worth ${less}, less than ${smaller} with ${before}. Check both values; if they hold, the data of the one who joins harm the rest.`
  return { pointer: `${place}/${nameOf(ids, bigger)}`, text }
}
