import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFormula } from '../../models/scenario/formula.ts'
import { checkUnits } from '../../models/scenario/formulaUnits.ts'
import { currencies, isCurrency, minorDecimals } from '../../models/units/currency.ts'
import {
  divideUnits,
  formatUnit,
  multiplyUnits,
  parseUnit,
  powerOfUnit,
  rootOfUnit,
  sameUnit,
  type Unit,
  unitless,
} from '../../models/units/unit.ts'

const unit = (text: string): Unit => {
  const result = parseUnit(text)
  if (!result.ok) throw new Error(`${text}: found ${result.faults[0]?.found}`)
  return result.value
}

describe('units are written', () => {
  it.each([
    ['USD', 'USD'],
    ['1', '1'],
    ['1/yr', '1/yr'],
    ['USD/yr', 'USD/yr'],
    ['USD/year', 'USD/yr'],
    ['USD / years', 'USD/yr'],
    ['records/yr', 'records/yr'],
    ['record', 'records'],
    ['USD/record/yr', 'USD/(records*yr)'],
    ['USD/(record*yr)', 'USD/(records*yr)'],
    ['USD/(record/yr)', 'USD*yr/records'],
    ['USD*yr/yr', 'USD'],
    ['EUR/query', 'EUR/queries'],
    ['USD/seat', 'USD/seats'],
    ['tokens*USD', 'USD*tokens'],
    ['yr^2', 'yr^2'],
    ['1/yr^2', '1/yr^2'],
    ['yr^-1', '1/yr'],
    ['(USD)', 'USD'],
    ['1/1', '1'],
  ])('%s reads as %s', (text, canonical) => expect(formatUnit(unit(text))).toBe(canonical))

  it.each([
    '',
    ' ',
    'UDS',
    'usd',
    'study',
    'USD yr',
    'USD//yr',
    '/yr',
    'USD/',
    'USD/(yr',
    'USD)',
    '()',
    '2',
    'USD^x',
    'USD^10',
    '%',
    'constructor',
    '__proto__',
    'USD\u202e',
    'm'.repeat(65),
  ])('%j is refused with an example', (text) => {
    const result = parseUnit(text)
    expect(result).toMatchObject({ ok: false, faults: [{ expected: expect.stringContaining('USD/yr') }] })
  })

  it('names the word it does not know', () => {
    expect(parseUnit('USD/study')).toMatchObject({ faults: [{ found: 'the unknown unit "study"' }] })
  })

  const anyUnit = fc
    .array(
      fc.tuple(
        fc.constantFrom('USD', 'EUR', 'records', 'seats', 'queries', 'tokens', 'yr'),
        fc.integer({ min: -4, max: 4 }),
      ),
    )
    .map((factors) =>
      factors.reduce(
        (total, [word, power]) => multiplyUnits(total, powerOfUnit(unit(word), power)),
        unitless,
      ),
    )

  it('and read back the same', () => {
    const small = anyUnit.filter((one) => [...one.powers.values()].every((power) => Math.abs(power) < 10))
    fc.assert(
      fc.property(small, (one) => {
        expect(sameUnit(unit(formatUnit(one)), one)).toBe(true)
      }),
    )
  })

  it('form a commutative group', () => {
    fc.assert(
      fc.property(anyUnit, anyUnit, (a, b) => {
        expect(sameUnit(multiplyUnits(a, b), multiplyUnits(b, a))).toBe(true)
        expect(sameUnit(divideUnits(multiplyUnits(a, b), b), a)).toBe(true)
        expect(sameUnit(multiplyUnits(a, unitless), a)).toBe(true)
        expect(sameUnit(rootOfUnit(multiplyUnits(a, a)) ?? unitless, a)).toBe(true)
      }),
    )
  })

  it('have no root of an odd power', () => expect(rootOfUnit(unit('USD/yr^2'))).toBeNull())
})

describe('currencies', () => {
  it('are codes of ISO 4217 with their decimals', () => {
    expect(['USD', 'EUR', 'JPY', 'KWD', 'GBP', 'CHF', 'CNY', 'INR'].map(minorDecimals)).toEqual([
      2, 2, 0, 3, 2, 2, 2, 2,
    ])
    expect(minorDecimals('UDS')).toBeNull()
    expect(isCurrency('constructor')).toBe(false)
    expect(new Set(currencies).size).toBe(currencies.length)
    expect(currencies.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true)
  })
})

describe('units in a formula', () => {
  const declared = new Map([
    ['size', 'USD/yr'],
    ['price', 'USD'],
    ['euros', 'EUR'],
    ['records', 'records'],
    ['perRecord', 'USD/record'],
    ['growth', '1/yr'],
    ['ratio', '1'],
    ['age', 'yr'],
  ])
  const check = (source: string) => {
    const parsed = parseFormula(source)
    if (!parsed.ok) throw new Error(`${source} is no formula`)
    const text = (name: string) => declared.get(name)
    return checkUnits(parsed.value, (name) => {
      const written = text(name)
      return written === undefined ? null : unit(written)
    })
  }
  const result = (source: string): string | null => {
    const checked = check(source)
    if (!checked.ok) throw new Error(checked.faults[0]?.found)
    return checked.value === null ? null : formatUnit(checked.value)
  }

  it.each([
    ['price + 5', 'USD'],
    ['5 - price', 'USD'],
    ['price + unknown', 'USD'],
    ['t + price', 'USD'],
    ['price + price', 'USD'],
    ['-price', 'USD'],
    ['2 * price', 'USD'],
    ['price * 5%', 'USD'],
    ['records * perRecord', 'USD'],
    ['price / records', 'USD/records'],
    ['1 / age', '1/yr'],
    ['size * age + price', 'USD'],
    ['price ^ 2', 'USD^2'],
    ['pow(price, 2)', 'USD^2'],
    ['price ^ -1', '1/USD'],
    ['sqrt(price * price)', 'USD'],
    ['max(price, 0)', 'USD'],
    ['clamp(price, 0, 1000)', 'USD'],
    ['mod(price, 7)', 'USD'],
    ['round(price)', 'USD'],
    ['price > 5 ? price : 0', 'USD'],
    ['if(t > 2, price, 0)', 'USD'],
    ['price / price', '1'],
    ['size * (1 + growth) ^ t', null],
    ['size * (1 + growth) + size', 'USD/yr'],
    ['150000 + 5000 * t', null],
    ['unknown * price', null],
    ['unknown * price + euros', 'EUR'],
    ['price * t', null],
    ['exp(price)', null],
    ['price > 5', null],
    ['not price', null],
    ['price ^ t', null],
    ['ratio', '1'],
  ])('%s is %s', (source, expected) => expect(result(source)).toBe(expected))

  it.each([
    ['price + euros', 6, 'USD and EUR in "+"'],
    ['price - records', 6, 'USD and records in "-"'],
    ['price + 5 + euros', 10, 'USD and EUR in "+"'],
    ['min(price, 3, euros)', 0, 'USD and EUR in min(…)'],
    ['max(size, price)', 0, 'USD/yr and USD in max(…)'],
    ['sum(price, euros)', 0, 'USD and EUR in sum(…)'],
    ['price > euros', 6, 'USD and EUR in ">"'],
    ['t > 1 ? price : euros', 6, 'USD and EUR in the two sides of a choice'],
    ['if(t > 1, price, euros)', 0, 'USD and EUR in if(…)'],
    ['(price > euros) ? 1 : 2', 7, 'USD and EUR in ">"'],
    ['not (price == euros)', 11, 'USD and EUR in "=="'],
    ['ratio + price', 6, '1 and USD in "+"'],
    ['size + price', 5, 'USD/yr and USD in "+"'],
    ['size + price * growth + euros', 22, 'USD/yr and EUR in "+"'],
  ])('%s is refused, naming both', (source, position, found) => {
    expect(check(source)).toEqual({
      ok: false,
      faults: [{ position, expected: 'the same unit on both sides', found }],
    })
  })

  it('tells every clash at once', () => {
    expect(check('(price + euros) * (size > price)')).toMatchObject({
      faults: [{ position: 7 }, { position: 24 }],
    })
  })
})
