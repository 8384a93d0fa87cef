import { describe, expect, test } from 'vitest'
import type { Builder } from '../../models/kernel/builder.ts'
import { masks, operations } from '../../models/kernel/plain.ts'
import type { Node } from '../../models/kernel/program.ts'
import { onTrials } from '../support/kernel/engines.ts'
import { special } from '../support/kernel/randomFormulas.ts'

/** Each operation as a formula; masks are shown as 1 and 0, as they are for one number. */
const formulas: Readonly<Record<string, ($: Builder['$'], a: Node, b: Node) => Node>> = {
  add: ($, a, b) => $`${a} + ${b}`,
  sub: ($, a, b) => $`${a} - ${b}`,
  mul: ($, a, b) => $`${a} * ${b}`,
  div: ($, a, b) => $`${a} / ${b}`,
  min: ($, a, b) => $`min(${a}, ${b})`,
  max: ($, a, b) => $`max(${a}, ${b})`,
  neg: ($, a) => $`-${a}`,
  abs: ($, a) => $`abs(${a})`,
  sqrt: ($, a) => $`sqrt(${a})`,
  floor: ($, a) => $`floor(${a})`,
  ceil: ($, a) => $`ceil(${a})`,
  trunc: ($, a) => $`trunc(${a})`,
  lt: ($, a, b) => $`${a} < ${b} ? 1 : 0`,
  le: ($, a, b) => $`${a} <= ${b} ? 1 : 0`,
  gt: ($, a, b) => $`${a} > ${b} ? 1 : 0`,
  ge: ($, a, b) => $`${a} >= ${b} ? 1 : 0`,
  eq: ($, a, b) => $`${a} == ${b} ? 1 : 0`,
  ne: ($, a, b) => $`${a} != ${b} ? 1 : 0`,
  and: ($, a, b) => $`${a} != 0 && ${b} != 0 ? 1 : 0`,
  or: ($, a, b) => $`${a} != 0 || ${b} != 0 ? 1 : 0`,
  not: ($, a) => $`!(${a} != 0) ? 1 : 0`,
  select: ($, a, b) => $`${a} != 0 ? ${b} : ${a}`,
}

const wanted = (op: string, a: number, b: number): number =>
  op === 'select' ? operations.select!(a, b, a) : operations[op]!(a, b, 0)

/** Where the engines are to be asked for anything but a number: the fields of a double are fields of some alone. */
const bitFields = ['powerOfTwo', 'exponent', 'mantissa']

const pairs = special.flatMap((a) => special.map((b) => [a, b] as const))

interface Result {
  readonly a: number
  readonly b: number
  readonly engine: string
  readonly y: number
}

/** Both engines on some pairs, their numbers drawn, or one written into the formula. */
const onPairs = (
  op: string,
  own: readonly (readonly [number, number])[],
  fixed: { readonly a?: number; readonly b?: number } = {},
): readonly Result[] => {
  const write = ({ $, column, output }: Builder, second: number): void => {
    const a = fixed.a === undefined ? column(0) : $`${fixed.a}`
    const b = fixed.b === undefined ? column(second) : $`${fixed.b}`
    output('y', formulas[op]!($, a, b))
  }
  const { interpreted, compiled } = onTrials(
    write,
    own.map(([a]) => a),
    own.map(([, b]) => b),
  )
  return own.flatMap(([a, b], i) => [
    { a, b, engine: 'interpreted', y: interpreted.y![i]! },
    { a, b, engine: 'compiled', y: compiled.y![i]! },
  ])
}

describe.each(Object.keys(formulas))('%s', (op) => {
  test('on numbers of every kind is what it is for one number', () => {
    const wrong = onPairs(op, pairs).filter(({ a, b, y }) => !Object.is(y, wanted(op, a, b)))
    expect(wrong).toEqual([])
  })

  test('with a fixed operand is the same; of sums with 0 the sign of 0 apart', () => {
    const isSame = (y: number, to: number): boolean =>
      Object.is(y, to) || ((op === 'add' || op === 'sub') && y === 0 && to === 0)
    const found = special.flatMap((fixed) => [
      ...onPairs(
        op,
        pairs.filter(([a]) => Object.is(a, fixed)),
        { a: fixed },
      ),
      ...onPairs(
        op,
        pairs.filter(([, b]) => Object.is(b, fixed)),
        { b: fixed },
      ),
    ])
    expect(found.length).toBe(4 * pairs.length)
    expect(found.filter(({ a, b, y }) => !isSame(y, wanted(op, a, b)))).toEqual([])
  })
})

describe('the fields of a double', () => {
  const normal = [1, 1.5, 2, Math.PI, 1e-300, 1e300, 2 ** -1022, Number.MAX_VALUE, 1 - 2 ** -53, 1 + 2 ** -52]

  test('exponent and mantissa make the number', () => {
    const write = ({ $, column, output }: Builder): void => {
      output('exponent', $`exponent(${column(0)})`)
      output('mantissa', $`mantissa(${column(0)})`)
    }
    const { interpreted, compiled } = onTrials(write, normal)
    expect(compiled).toEqual(interpreted)
    normal.forEach((x, i) => {
      const [e, m] = [compiled.exponent![i]!, compiled.mantissa![i]!]
      expect(m >= 1 && m < 2 && Number.isInteger(e)).toBe(true)
      expect(m * 2 ** Math.trunc(e / 2) * 2 ** (e - Math.trunc(e / 2))).toBe(x)
    })
  })

  test('a power of two from 0 to infinity', () => {
    const exponents = Array.from({ length: 2048 }, (_, k) => k - 1023)
    const write = ({ $, column, output }: Builder): void => output('y', $`powerOfTwo(${column(0)})`)
    const { interpreted, compiled } = onTrials(write, exponents)
    const powers = exponents.map((k) => (k === -1023 ? 0 : 2 ** k))
    expect(interpreted.y).toEqual(powers)
    expect(compiled.y).toEqual(powers)
  })

  test('every operation is tried', () => {
    expect([...Object.keys(formulas), ...bitFields].sort()).toEqual(Object.keys(operations).sort())
    expect([...masks].every((op) => op in formulas)).toBe(true)
  })
})
