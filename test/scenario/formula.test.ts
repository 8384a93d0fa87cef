import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isReservedName } from '../../models/scenario/formula/words.ts'
import { checkNames, compileFormula, type Formula, parseFormula } from '../../models/scenario/formula.ts'
import { badInputs } from '../support/badInput.ts'

const read = (source: string): Formula => {
  const result = parseFormula(source)
  if (!result.ok)
    throw new Error(`${source}: expected ${result.faults[0]?.expected}, found ${result.faults[0]?.found}`)
  return result.value
}

const refusal = (source: string) => {
  const result = parseFormula(source)
  if (result.ok) throw new Error(`${source} was accepted`)
  return result.faults[0]!
}

const evaluate = (
  source: string,
  inputs: Readonly<Record<string, number>> = {},
  t = 2.5,
  period = 3,
): number => {
  const known = new Map(Object.entries(inputs))
  const bind = (name: string) => {
    const value = known.get(name)
    if (value === undefined) throw new Error(`no input ${name}`)
    return () => value
  }
  return compileFormula(read(source), bind)(0, t, period)
}

describe('attacks and broken formulas', () => {
  const sources = badInputs('EXPR').map(({ id, payload, expect: outcome }) => ({
    id,
    outcome: String(outcome),
    source:
      typeof payload === 'string' ? payload : generated(payload as { generator: string; length: number }),
  }))
  const refused = sources.filter(({ outcome }) => !outcome.startsWith('accepted'))

  it('are all here', () => expect(refused.length).toBeGreaterThanOrEqual(80))

  it.each(refused)('$id is refused with its position', ({ source }) => {
    const parsed = parseFormula(source)
    // only `price` is an input; every other name is unknown to the document
    const faults = parsed.ok ? checkNames(parsed.value, (name) => name === 'price', ['price']) : parsed.faults
    expect(faults.length).toBeGreaterThan(0)
    for (const { position, expected, found } of faults) {
      expect(position).toBeGreaterThanOrEqual(0)
      expect(position).toBeLessThanOrEqual(source.length)
      expect(expected).not.toBe('')
      expect(found).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
    }
    expect(evaluate('0.1 + 0.2 * 3')).toBe(0.1 + 0.2 * 3)
  })

  it('EXPR-055 is accepted and comes to infinity', () => {
    const accepted = sources.filter(({ outcome }) => outcome.startsWith('accepted'))
    expect(accepted.map(({ source }) => evaluate(source))).toEqual([Infinity])
  })

  it.each([
    ['price\u202e', 5],
    ['a + cos(x)', 4],
    ['2price', 1],
    ['1..2', 1],
    ['(1 + 2', 6],
    ['1 + ', 4],
    ['a ? 1', 5],
    ['max()', 4],
    ['clamp(1, 2)', 10],
    ['x + Infinity', 4],
    ['5 % 3', 4],
    ['a < b < c', 6],
    ['not a > b', 6],
    ['a ? b ? 1 : 2 : 3', 6],
  ])('%j is refused at %d', (source, position) => expect(refusal(source).position).toBe(position))

  it.each([
    ...[
      '__proto__',
      'constructor + 1',
      'toString',
      'pi',
      'e',
      'i',
      'NaN',
      'undefined',
      'true',
      'mod',
      'to',
      'in',
    ],
    ...[
      'a = 1',
      'a; b',
      'a\nb',
      'a\tb',
      'a & b',
      'a | b',
      '~a',
      'a << 2',
      "a'",
      'a.b',
      'a[1]',
      '{}',
      '"a"',
      '5!',
    ],
    ...[
      'a .* b',
      '5.',
      '5.*2',
      '0x10',
      '1_000',
      '1e',
      '1e400',
      'a b',
      '2(3)',
      '(2)(3)',
      '(2)3',
      'a(3)',
      'a mod b',
    ],
    ...[
      'a, b',
      '(a, b)',
      'max(a,)',
      'max(,a)',
      'a ? b ? 1 : 2 : 3',
      'a : b',
      'a ? b : c : d',
      'and a',
      'a and',
      'a not b',
    ],
    ...[
      'max',
      'max + 1',
      'a ^^ b',
      'a %% b',
      'a == b == c',
      '1 + not a',
      'Σ',
      '１',
      'a\u00a0+ b',
      '',
      ' ',
      '()',
      'f(x) = x',
    ],
  ])('%j is refused', (source) => expect(refusal(source).expected).not.toBe(''))

  it('never throws, and what it accepts has a name for everything', () => {
    const word = fc.constantFrom(
      ...[
        '1',
        '2.5',
        'x',
        't',
        'max',
        'if',
        '(',
        ')',
        ',',
        '+',
        '-',
        '*',
        '/',
        '^',
        '%',
        '<',
        '==',
        '?',
        ':',
        'and',
        'not',
      ],
      ...['or', ' ', '.', 'e', '!', "'", '"', '[', '{', '=', ';', '\u202e', '1e', 'constructor'],
    )
    const source = fc.array(word, { maxLength: 25 }).map((words) => words.join(''))
    fc.assert(
      fc.property(source, (text) => {
        const result = parseFormula(text)
        if (result.ok) expect(compileFormula(result.value, () => () => 1)(0, 1, 1)).toBeTypeOf('number')
      }),
      { numRuns: 20_000 },
    )
  })
})

const generated = ({ generator, length }: { generator: string; length: number }): string =>
  generator.slice(0, -1).repeat(length).slice(0, length)

describe('limits', () => {
  it('2,000 characters', () => {
    expect(read(`${' '.repeat(1999)}1`).names).toEqual([])
    expect(refusal(`${' '.repeat(2000)}1`)).toMatchObject({ position: 2000, found: '2001 characters' })
  })

  it('500 parts: numbers, names and operators, not parentheses', () => {
    expect(evaluate(Array.from({ length: 250 }, () => '1').join('+'))).toBe(250)
    expect(refusal(Array.from({ length: 251 }, () => '1').join('+'))).toMatchObject({ found: '501 parts' })
  })

  it.each([
    ['parentheses', (n: number) => `${'('.repeat(n)}1${')'.repeat(n)}`],
    ['calls', (n: number) => `${'abs('.repeat(n)}1${')'.repeat(n)}`],
    ['signs', (n: number) => `${'-'.repeat(n)}1`],
    ['powers', (n: number) => `1${'^1'.repeat(n)}`],
    ['choices', (n: number) => `${'1 ? 1 : '.repeat(n)}1`],
  ])('64 levels of %s', (_, nested) => {
    expect(Math.abs(evaluate(nested(64)))).toBe(1)
    expect(refusal(nested(65)).found).toBe('a formula nested deeper')
  })

  it('a long flat sum is not deep', () =>
    expect(evaluate(Array.from({ length: 100 }, () => '-1').join('-'))).toBe(98))

  it('32 operands', () => {
    expect(evaluate(`max(${Array.from({ length: 32 }, (_, i) => i).join(',')})`)).toBe(31)
    expect(refusal(`max(${Array.from({ length: 33 }, (_, i) => i).join(',')})`).found).toBe('33')
  })
})

describe('what a formula means', () => {
  it.each([
    ['-2^2', -4],
    ['2^-1', 0.5],
    ['2^3^2', 512],
    ['10 - 4 - 3', 3],
    ['100 / 10 / 5', 2],
    ['1 + 2 * 3', 7],
    ['−2 × 3 ÷ 4 · 2', -3],
    ['100 + 5%', 100.05],
    ['100 - 5%', 99.95],
    ['200 * 5%', 10],
    ['(4 + 6)%', 0.1],
    ['6.7%', 0.067],
    ['1e1%', 0.1],
    ['-50%', -0.5],
    ['4^50%', 2],
    ['+3', 3],
    ['3 > 2', 1],
    ['3 <= 2', 0],
    ['1 == 1', 1],
    ['1 != 1', 0],
    ['1 + 2 == 3', 1],
    ['1 > 2 or 3 > 2', 1],
    ['1 and 0 or 1', 1],
    ['1 or 1 and 0', 1],
    ['5 and 7', 1],
    ['0 or 7', 1],
    ['not 0', 1],
    ['not(3 > 2) and 1', 0],
    ['0 ? 1 : 2', 2],
    ['0 ? 1 : 0 ? 2 : 3', 3],
    ['1 ? (0 ? 1 : 2) : 3', 2],
    ['1 > 0 ? 10 : 20', 10],
    ['min(3, 1, 2)', 1],
    ['max(3, 1, 2)', 3],
    ['sum(1, 2, 3, 4)', 10],
    ['abs(-3)', 3],
    ['floor(-1.5)', -2],
    ['ceil(1.2)', 2],
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['round(0.49999999999999994)', 0],
    ['sqrt(9)', 3],
    ['pow(2, 10)', 1024],
    ['mod(7, 3)', 1],
    ['mod(-1, 12)', 11],
    ['mod(1, -12)', -11],
    ['mod(6, 3)', 0],
    ['clamp(5, 0, 1)', 1],
    ['clamp(-5, 0, 1)', 0],
    ['clamp(0.3, 0, 1)', 0.3],
    ['if(2 > 1, 10, 20)', 10],
    ['if(0, 10, 20)', 20],
    ['exp(0)', 1],
    ['log(1)', 0],
    ['t', 2.5],
    ['period', 3],
    ['150000 + 5000 * t', 162500],
    ['bass(0, 0.06, 0.5)', 0],
    ['bass(-3, 0.06, 0.5)', 0],
    ['logistic(3, 5, 3)', 0.5],
  ])('%s is %d', (source, value) => expect(evaluate(source)).toBe(value))

  it('exp, log and the curves agree with the mathematics', () => {
    expect(evaluate('exp(1.5)')).toBeCloseTo(Math.exp(1.5), 14)
    expect(evaluate('log(10)')).toBeCloseTo(Math.LN10, 14)
    // ten to ninety per cent in five years, by definition of the parameter
    expect(evaluate('logistic(0.5, 5, 3)')).toBeCloseTo(0.1, 12)
    expect(evaluate('logistic(5.5, 5, 3)')).toBeCloseTo(0.9, 12)
    const decay = Math.exp(-0.56 * 4)
    expect(evaluate('bass(4, 0.06, 0.5)')).toBeCloseTo((1 - decay) / (1 + (0.5 / 0.06) * decay), 13)
  })

  it.each([
    'mod(1, 0)',
    'sqrt(-1)',
    'clamp(1, 3, 2)',
    '0/0 > 1',
    '1 > 0/0',
    '1 == 0/0',
    '0/0 ? 1 : 2',
    'if(0/0, 1, 2)',
    'not (0/0)',
    '0/0 and 1',
    'max(1, 0/0)',
  ])('%s is not a number, and nothing hides it', (source) => expect(evaluate(source)).toBeNaN())

  it('only the chosen branch is evaluated', () => {
    let calls = 0
    const count = () => {
      calls += 1
      return 1
    }
    const formula = read('yes == 1 ? yes : no')
    compileFormula(formula, (name) => (name === 'no' ? count : () => 1))(0, 0, 1)
    expect(calls).toBe(0)
  })

  it('binds each input by trial, t and period', () => {
    const formula = read('a * t + period')
    const run = compileFormula(formula, () => (trial, t, period) => trial + t + period)
    expect(run(10, 0.5, 1)).toBe((10 + 0.5 + 1) * 0.5 + 1)
  })

  it('agrees with the language on random arithmetic', () => {
    fc.assert(
      fc.property(expression, ({ text, value }) => {
        const parsed = parseFormula(text)
        fc.pre(parsed.ok)
        expect(evaluate(text)).toBe(value)
      }),
      { numRuns: 5000 },
    )
  })
})

/** A formula's text beside its value, computed as it is written. */
interface Expression {
  readonly text: string
  readonly value: number
}

const applied = (operator: string, a: number, b: number): number => {
  if (operator === '+') return a + b
  if (operator === '-') return a - b
  if (operator === '*') return a * b
  if (operator === '/') return a / b
  if (Number.isNaN(a) || Number.isNaN(b)) return NaN
  return Number(operator === '<' ? a < b : a === b)
}

const chosen = (condition: number, yes: number, no: number): number => {
  if (Number.isNaN(condition)) return NaN
  return condition === 0 ? no : yes
}

const { tree: expression } = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc
      .double({ min: 0.001, max: 1000, noNaN: true })
      .map((value): Expression => ({ text: String(value), value })),
    fc
      .tuple(tie('tree'), fc.constantFrom('+', '-', '*', '/', '<', '=='), tie('tree'))
      .map(([a, o, b]) => ({ text: `(${a.text} ${o} ${b.text})`, value: applied(o, a.value, b.value) })),
    fc.tuple(tie('tree'), tie('tree'), tie('tree')).map(([a, b, c]) => ({
      text: `(${a.text} ? ${b.text} : ${c.text})`,
      value: chosen(a.value, b.value, c.value),
    })),
    tie('tree').map((a) => ({ text: `(-${a.text})`, value: -a.value })),
  ),
}))

describe('names', () => {
  it('are listed once, in order, without t and period', () => {
    expect(read('b + a * b + t - max(c, a)')).toMatchObject({ names: ['b', 'a', 'c'], usesTime: true })
    expect(read('period > 2 ? 1 : 2')).toMatchObject({ names: [], usesTime: true })
    expect(read('a + 1').usesTime).toBe(false)
  })

  it('that no input has are refused where they stand, with the nearest', () => {
    const faults = checkNames(read('size + shar * t + xyzzy'), (name) => name === 'size', ['size', 'share'])
    expect(faults).toEqual([
      {
        position: 7,
        expected: 'the name of an input, t or period',
        found: 'the unknown name "shar"',
        suggestion: 'share',
      },
      { position: 18, expected: 'the name of an input, t or period', found: 'the unknown name "xyzzy"' },
    ])
  })

  it('of functions are suggested too', () => expect(refusal('maxx(1, 2)').suggestion).toBe('max'))

  it('of operators, constants and object members are reserved', () => {
    for (const word of ['and', 'pi', 'constructor', '__proto__', 't', 'max'])
      expect(isReservedName(word)).toBe(true)
    for (const word of ['size', 'inflation', 'T', 'Max']) expect(isReservedName(word)).toBe(false)
  })

  it('every operator knows its place', () => {
    const { root } = read('ab + 5% * max(c, -d) ? 1 : 2')
    expect(JSON.stringify(root)).toBe(
      JSON.stringify({
        kind: 'choice',
        position: 21,
        condition: {
          kind: 'operation',
          position: 3,
          operator: '+',
          left: { kind: 'name', position: 0, name: 'ab' },
          right: {
            kind: 'operation',
            position: 8,
            operator: '*',
            left: { kind: 'number', position: 5, value: 0.05 },
            right: {
              kind: 'call',
              position: 10,
              name: 'max',
              operands: [
                { kind: 'name', position: 14, name: 'c' },
                { kind: 'negate', position: 17, operand: { kind: 'name', position: 18, name: 'd' } },
              ],
            },
          },
        },
        yes: { kind: 'number', position: 23, value: 1 },
        no: { kind: 'number', position: 27, value: 2 },
      }),
    )
  })
})
