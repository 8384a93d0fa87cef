import type { Looked } from '../../readings/reading.ts'
import { readingsOf, withoutClause } from '../../readings/readings.ts'
import type { RiskClause } from '../../scenario/schema/risks.ts'
import { nearestWord } from '../../scenario/suggest.ts'
import type { Variant } from '../../scenario/variant.ts'
import type { Failure } from '../../units/failure.ts'
import { quoted } from '../../units/quoted.ts'
import { failure, type Result, success } from '../../units/result.ts'

/** A deal changed in one clause, and what is said of that. */
export interface ClauseChange extends Pick<RiskClause, 'term' | 'kind' | 'switch' | 'other'> {
  readonly variant: Variant
}

export interface NamedClauses {
  /** a clause by its number in the term sheet, from 1, or by its kind */
  readonly without?: string | undefined
  /** a reading switch and how it is read instead, such as clock=year */
  readonly with?: string | undefined
}

/** The changes that are named, else the deal without each of its clauses in turn. Refuses what the deal does not have. */
export const changesOf = (looked: Looked, named: NamedClauses): Result<readonly ClauseChange[], Failure> => {
  const all = looked.deal.terms.map(
    ({ kind }, term): ClauseChange => ({
      ...{ term, kind, switch: null, other: null },
      variant: withoutClause(looked, term),
    }),
  )
  if (named.without === undefined && named.with === undefined) return success(all)
  const left = named.without === undefined ? success([]) : withoutNamed(all, named.without)
  const read = named.with === undefined ? success([]) : readNamed(looked, named.with)
  if (!left.ok || !read.ok) return failure(...(left.ok ? [] : left.faults), ...(read.ok ? [] : read.faults))
  return success([...left.value, ...read.value])
}

const withoutNamed = (
  all: readonly ClauseChange[],
  text: string,
): Result<readonly ClauseChange[], Failure> => {
  const found = all.filter(({ term, kind }) => kind === text || String(term! + 1) === text)
  const kinds = [...new Set(all.map(({ kind }) => kind))]
  return found.length > 0
    ? success(found)
    : failure(
        unknown('?without', `a clause of the deal: 1 to ${all.length}, or its kind`, { text, words: kinds }),
      )
}

const readNamed = (looked: Looked, text: string): Result<readonly ClauseChange[], Failure> => {
  const all = readingsOf(looked).map(({ term, kind, switch: key, other, variant }) => ({
    ...{ term, kind, switch: key, other, variant },
    written: `${key}=${other}`,
  }))
  const found = all.filter(
    ({ written, term }) => text === written || text === `${(term ?? -1) + 1}.${written}`,
  )
  const words = [...new Set(all.map(({ written }) => written))]
  return found.length > 0
    ? success(found.map(({ written: _, ...change }) => change))
    : failure(unknown('?with', 'a reading of a clause of the deal', { text, words }))
}

const unknown = (
  pointer: string,
  expected: string,
  { text, words }: { readonly text: string; readonly words: readonly string[] },
): Failure => {
  const suggestion = nearestWord(text, words)
  const fault: Failure = {
    kind: 'reference',
    pointer,
    expected: words.length === 0 ? `${expected}; it has none` : `${expected} (one of ${words.join(', ')})`,
    found: quoted(text),
  }
  return suggestion === null ? fault : { ...fault, suggestion }
}
