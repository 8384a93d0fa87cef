import type { Failure } from '../units/failure.ts'
import { quoted } from '../units/quoted.ts'
import { failure, type Result, success } from '../units/result.ts'
import type { DealAt } from './clauseLevers.ts'
import type { Lever } from './lever.ts'
import { leverOf } from './levers.ts'
import { fault, readNumber } from './written.ts'

/** A term to be moved, and between which values; null where it is looked for where it usually is. */
interface AskedTerm {
  readonly name: string
  readonly range: readonly [number, number] | null
}

/** A term, and the values between which it is moved. */
export interface Moved {
  readonly lever: Lever
  readonly from: number
  readonly to: number
  /** whether somebody said between which values */
  readonly said: boolean
}

const wanted = 'one or two terms, each perhaps with its range, such as upfront=0..3M,rate'
const written = /^([^=]+?)(?:=(.+?)\.\.(.+))?$/

/**
 * Reads `upfront=0..3M,rate`: one or two terms of a deal, each between two values or where it is usually looked for. Refuses
 * other words, more terms, one term twice, a term that the deal has not, and a range that is empty or goes beyond what it can be.
 */
export const movedTerms = (at: DealAt, text: string): Result<readonly Moved[], Failure> => {
  const parts = text.split(',').map((part) => part.trim())
  const asked = parts.map(readTerm)
  if (asked.includes(null) || asked.length > 2) return refused(wanted, text)
  const terms = asked as readonly AskedTerm[]
  if (new Set(terms.map(({ name }) => name)).size < terms.length)
    return refused('two terms that differ', text)
  const found = terms.map((term) => movedTerm(at, term))
  const faults = found.flatMap((each) => (each.ok ? [] : each.faults))
  return faults.length > 0
    ? failure(...faults)
    : success(found.flatMap((each) => (each.ok ? [each.value] : [])))
}

const readTerm = (part: string): AskedTerm | null => {
  const [, name, from, to] = written.exec(part) ?? []
  if (name === undefined) return null
  if (from === undefined || to === undefined) return { name: name.trim(), range: null }
  const [least, most] = [readNumber(from.trim(), false), readNumber(to.trim(), false)]
  return least === null || most === null ? null : { name: name.trim(), range: [least, most] }
}

const movedTerm = (at: DealAt, { name, range }: AskedTerm): Result<Moved, Failure> => {
  const lever = leverOf(at, { name, asked: 'terms' })
  if (!lever.ok) return lever
  const { lower, upper } = lever.value
  const [from, to] = range ?? [lever.value.from, lever.value.to]
  if (from < to && from >= Math.max(lower, -farthest) && to <= Math.min(upper, farthest))
    return success({ lever: lever.value, from, to, said: range !== null })
  return refused(`a range of ${name} from less to more${limitWords(lever.value, to)}`, `${from}..${to}`)
}

/** Farther out no deal is made, and sums of money lose their cents. */
const farthest = 1e15

const limitWords = ({ lower, upper }: Lever, to: number): string => {
  const least = Number.isFinite(lower) ? `, at least ${lower}` : ''
  if (Number.isFinite(upper)) return `${least}, at most ${upper}`
  return to > farthest ? `${least}, at most ${farthest}` : least
}

const refused = (expected: string, found: string): Result<never, Failure> =>
  failure(fault('terms', expected, quoted(found)))
