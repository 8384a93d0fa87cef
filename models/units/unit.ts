import { isCurrency } from './currency.ts'
import { quoted } from './quoted.ts'
import { failure, type Result, success } from './result.ts'

/**
 * A unit: powers of its dimensions (currency codes, records, seats, queries, tokens, yr), in alphabetical
 * order, none of them 0. The unit 1 has no powers. Two units are the same when their powers are.
 */
export interface Unit {
  readonly powers: ReadonlyMap<string, number>
}

export interface UnitFault {
  readonly expected: string
  readonly found: string
}

const words: ReadonlyMap<string, string> = new Map([
  ...['records', 'seats', 'tokens'].flatMap((word) => [
    [word, word] as const,
    [word.slice(0, -1), word] as const,
  ]),
  ['queries', 'queries'],
  ['query', 'queries'],
  ...['yr', 'year', 'years'].map((word) => [word, 'yr'] as const),
])

const accepted = 'a unit such as USD, USD/yr, records/yr, USD/(records*yr) or 1'

const unitOf = (entries: Iterable<readonly [string, number]>): Unit => {
  const powers = [...entries].filter(([, power]) => power !== 0)
  return { powers: new Map(powers.sort(([a], [b]) => (a < b ? -1 : 1))) }
}

/** The unit of a bare ratio. */
export const unitless: Unit = unitOf([])

/** a · b^power, the one operation the others are made of. */
const combine = (a: Unit, b: Unit, power: number): Unit => {
  const sum = new Map(a.powers)
  for (const [dimension, own] of b.powers) sum.set(dimension, (sum.get(dimension) ?? 0) + power * own)
  return unitOf(sum)
}

export const multiplyUnits = (a: Unit, b: Unit): Unit => combine(a, b, 1)
export const divideUnits = (a: Unit, b: Unit): Unit => combine(a, b, -1)
export const powerOfUnit = (unit: Unit, power: number): Unit => combine(unitless, unit, power)

/** The unit of a square root, or null when it has none: the root of USD is no unit. */
export const rootOfUnit = (unit: Unit): Unit | null =>
  [...unit.powers.values()].every((power) => power % 2 === 0) ? powerOfUnit(unit, 0.5) : null

export const sameUnit = (a: Unit, b: Unit): boolean => formatUnit(a) === formatUnit(b)

/** A unit in one canonical spelling, which reads back as the same unit: "USD/(records*yr)", "1/yr", "1". */
export const formatUnit = ({ powers }: Unit): string => {
  const factors = [...powers].map(([dimension, power]) => {
    const size = Math.abs(power)
    return { above: power > 0, text: size === 1 ? dimension : `${dimension}^${size}` }
  })
  const above = factors.filter((factor) => factor.above).map(({ text }) => text)
  const below = factors.filter((factor) => !factor.above).map(({ text }) => text)
  const numerator = above.length === 0 ? '1' : above.join('*')
  if (below.length === 0) return numerator
  return below.length === 1 ? `${numerator}/${below[0]}` : `${numerator}/(${below.join('*')})`
}

const token = / *(?:([A-Za-z]+|1)(?: *\^ *(-?[1-9]))?|([*/()]))/y

/** One factor, or one of * / ( ). */
type Piece = { readonly unit: Unit } | { readonly mark: string }

/**
 * Reads a unit (domain page, section 3): currency codes, records, seats, queries, tokens, yr (singular and
 * plural; year too) and 1, with * / ^ and parentheses. A/B/yr is A/(B·yr). Refuses other words, codes that
 * are no currency, two units side by side, and more than 64 characters. A parser of our own: a unit here is
 * a handful of powers, while an instance of mathjs shares its units with whoever can reach it.
 */
export const parseUnit = (text: string): Result<Unit, UnitFault> => {
  const fault = (found: string): Result<never, UnitFault> => failure({ expected: accepted, found })
  if (text.trim() === '') return fault('nothing')
  if (text.length > 64) return fault(`${text.length} characters`)
  const pieces = readPieces(text.trimEnd())
  if (typeof pieces === 'string') return fault(pieces)
  const cursor = { pieces, next: 0 }
  const unit = readProduct(cursor)
  return unit === null || cursor.next < pieces.length ? fault(quoted(text)) : success(unit)
}

/** The pieces of a unit, or what was found instead. */
const readPieces = (text: string): readonly Piece[] | string => {
  const pieces: Piece[] = []
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    const start = token.lastIndex
    const match = token.exec(text)
    if (match === null) return quoted(text.slice(start).trimStart())
    const [, word, power = '1', mark] = match
    const unit = word === undefined ? null : wordUnit(word)
    if (word !== undefined && unit === null) return `the unknown unit ${quoted(word)}`
    pieces.push(unit === null ? { mark: mark ?? '' } : { unit: powerOfUnit(unit, Number(power)) })
  }
  return pieces
}

const wordUnit = (word: string): Unit | null => {
  if (word === '1') return unitless
  const dimension = isCurrency(word) ? word : words.get(word)
  return dimension === undefined ? null : unitOf([[dimension, 1]])
}

interface Cursor {
  readonly pieces: readonly Piece[]
  next: number
}

const take = (cursor: Cursor): Piece | undefined => cursor.pieces[cursor.next++]

const markAt = ({ pieces, next }: Cursor): string => {
  const piece = pieces[next]
  return piece !== undefined && 'mark' in piece ? piece.mark : ''
}

/** factor { (* | /) factor }, from left to right; null when it is not that. */
const readProduct = (cursor: Cursor): Unit | null => {
  let total = readFactor(cursor)
  while (total !== null && (markAt(cursor) === '*' || markAt(cursor) === '/')) {
    const sign = markAt(cursor) === '*' ? 1 : -1
    take(cursor)
    const factor = readFactor(cursor)
    total = factor === null ? null : combine(total, factor, sign)
  }
  return total
}

const readFactor = (cursor: Cursor): Unit | null => {
  const piece = take(cursor)
  if (piece === undefined) return null
  if ('unit' in piece) return piece.unit
  if (piece.mark !== '(') return null
  const inside = readProduct(cursor)
  return markAt(cursor) === ')' && take(cursor) !== undefined ? inside : null
}
