import { describe, expect, test } from 'vitest'
import { algebraOf } from '../../models/kernel/formula.ts'
import { plain } from '../../models/kernel/plain.ts'

/** Formulas over words: what the parser has understood, with every operation written out. */
const words = algebraOf<string>({
  constant: String,
  apply: (operation, operands) => `${operation}(${operands.join(', ')})`,
})
const [a, b, c, d] = ['a', 'b', 'c', 'd'] as const

describe('precedence, from loose to tight: ? :, ||, &&, == !=, < <= > >=, + −, * /, unary', () => {
  test.each([
    [words`${a} || ${b} ? ${c} : ${d}`, 'select(or(a, b), c, d)'],
    [words`${a} || ${b} && ${c}`, 'or(a, and(b, c))'],
    [words`${a} && ${b} == ${c}`, 'and(a, eq(b, c))'],
    [words`${a} != ${b} < ${c}`, 'ne(a, lt(b, c))'],
    [words`${a} < ${b} + ${c}`, 'lt(a, add(b, c))'],
    [words`${a} + ${b} * ${c}`, 'add(a, mul(b, c))'],
    [words`${a} * ${b} + ${c}`, 'add(mul(a, b), c)'],
    [words`-${a} * ${b}`, 'mul(neg(a), b)'],
    [words`!${a} && ${b}`, 'and(not(a), b)'],
    [words`(${a} + ${b}) * ${c}`, 'mul(add(a, b), c)'],
  ])('%s', (understood, meant) => expect(understood).toBe(meant))

  test('every comparison and operator has its own operation', () => {
    expect([words`${a} <= ${b}`, words`${a} >= ${b}`, words`${a} > ${b}`]).toEqual([
      'le(a, b)',
      'ge(a, b)',
      'gt(a, b)',
    ])
    expect([words`${a} - ${b}`, words`${a} / ${b}`]).toEqual(['sub(a, b)', 'div(a, b)'])
  })
})

describe('associativity', () => {
  test('operators of one level go from left to right', () => {
    expect(words`${a} - ${b} + ${c} - ${d}`).toBe('sub(add(sub(a, b), c), d)')
    expect(words`${a} / ${b} * ${c} / ${d}`).toBe('div(mul(div(a, b), c), d)')
    expect(words`${a} || ${b} || ${c}`).toBe('or(or(a, b), c)')
  })

  test('a choice within a choice belongs to the last one', () => {
    expect(words`${a} ? ${b} : ${c} ? ${d} : 0`).toBe('select(a, b, select(c, d, 0))')
    expect(words`${a} ? ${b} ? 1 : 2 : ${c}`).toBe('select(a, select(b, 1, 2), c)')
    expect(words`(${a} ? ${b} : ${c}) ? 1 : 2`).toBe('select(select(a, b, c), 1, 2)')
  })

  test('unary operators nest', () => {
    expect(words`- -${a} - -${b}`).toBe('sub(neg(neg(a)), neg(b))')
    expect(words`!!${a}`).toBe('not(not(a))')
    expect(words`-(${a} + ${b})`).toBe('neg(add(a, b))')
  })
})

describe('calls, numbers and holes', () => {
  test('a call takes formulas', () => {
    expect(words`min(${a} + 1, max(${b}, ${c} ? 1 : 2))`).toBe('min(add(a, 1), max(b, select(c, 1, 2)))')
    expect(words`floor(${a})`).toBe('floor(a)')
  })

  test('numbers are written with digits, a point and an exponent', () => {
    expect(words`1 + 2.5 + 1e-9 + 6.02e23 + 007`).toBe('add(add(add(add(1, 2.5), 1e-9), 6.02e+23), 7)')
  })

  test('a hole holds a value or a number, of any sign and also none', () => {
    expect(words`${a} + ${-2.5} * ${Number.NaN} - ${Infinity}`).toBe('sub(add(a, mul(-2.5, NaN)), Infinity)')
  })

  test('one formula in the source serves many values', () => {
    const twice = (value: string) => words`${value} + ${value}`
    expect([twice('x'), twice('y')]).toEqual(['add(x, x)', 'add(y, y)'])
  })

  test('white space and new lines are free', () => {
    expect(words`
      min( ${a} ,
           ${b}*2 )`).toBe('min(a, mul(b, 2))')
  })
})

describe('what is no formula is refused where it is written', () => {
  test.each([
    ['nothing', () => words``],
    ['an operator without its right side', () => words`${a} +`],
    ['an operator without its left side', () => words`* ${a}`],
    ['two values side by side', () => words`${a} ${b}`],
    ['a number beside a value', () => words`2 ${a}`],
    ['an open parenthesis', () => words`(${a} + ${b}`],
    ['a closed one too many', () => words`${a})`],
    ['a choice without its other side', () => words`${a} ? ${b}`],
    ['a call without operands', () => words`floor()`],
    ['a name that is not called', () => words`${a} + rate`],
    ['a comma outside of a call', () => words`${a}, ${b}`],
    ['a number that begins with a point', () => words`${a} + .5`],
    ['a number that ends with a point', () => words`${a} + 5.`],
    ['a sign that is no operator', () => words`${a} % ${b}`],
    ['a sign beside a formula', () => words`${a} + ${b};`],
    ['an assignment', () => words`${a} = ${b}`],
    ['a name between two values', () => words`${a} constructor ${b}`],
  ])('%s', (_, write) => expect(write).toThrow('a formula'))

  test('plain numbers know no other operations than the kernel', () => {
    expect(() => plain`median(1, 2)`).toThrow('no operation median')
    expect(() => plain`constructor(1)`).toThrow('no operation constructor')
  })

  test('an operation takes as many operands as it has', () => {
    expect(() => plain`min(1)`).toThrow('min takes 2')
    expect(() => plain`floor(1, 2)`).toThrow('floor takes 1')
    expect(() => plain`pow(2)`).toThrow('pow takes 2')
  })
})

describe('over plain numbers', () => {
  test('a formula is what it says', () => {
    expect(plain`2 + 3 * 4 - 6 / 3`).toBe(12)
    expect(plain`-2 * -3`).toBe(6)
    expect(plain`7 - 3 - 2`).toBe(2)
    expect(plain`1 < 2 && !(2 < 1) ? min(3, 4) : max(3, 4)`).toBe(3)
    expect(
      plain`pow(2, 10) + exp(0) + log(1) + sqrt(9) + abs(-2) + floor(1.5) + ceil(1.5) + trunc(-1.5)`,
    ).toBe(1032)
  })

  test('of two numbers without order the first stays', () => {
    expect([plain`min(${Number.NaN}, 1)`, plain`max(${Number.NaN}, 1)`]).toEqual([Number.NaN, Number.NaN])
    expect([plain`min(1, ${Number.NaN})`, plain`max(1, ${Number.NaN})`]).toEqual([1, 1])
    expect([plain`min(${0}, ${-0})`, plain`max(${-0}, ${0})`]).toEqual([0, -0])
  })
})
