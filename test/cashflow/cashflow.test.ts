import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { annuityFactor, levelPayment } from '../../models/cashflow/annuity.ts'
import { discountFactor } from '../../models/cashflow/discount.ts'
import { internalRateOfReturn } from '../../models/cashflow/internalRateOfReturn.ts'
import { modifiedInternalRate } from '../../models/cashflow/modifiedInternalRate.ts'
import { paybackYears } from '../../models/cashflow/payback.ts'
import { npv, presentValue, xnpv, yearsFromFirst } from '../../models/cashflow/presentValue.ts'
import { publishedCase, relativeError } from '../known/publishedCase.ts'

interface Flows {
  readonly rate: number
  readonly values: number[]
  readonly dates: string[]
}

const rateCase = (id: string) => publishedCase<Flows, number>(id)

describe('present value', () => {
  test('nf-npv-1: numpy-financial', () => {
    const { inputs, expected, tolerance } = rateCase('nf-npv-1')
    expect(Math.abs(npv(inputs.rate, inputs.values) - expected)).toBeLessThan(tolerance.abs!)
  })
  test('ms-xnpv: the help page of the spreadsheet', () => {
    const { inputs, expected, tolerance } = rateCase('ms-xnpv')
    expect(Math.abs(xnpv(inputs.rate, inputs.values, inputs.dates) - expected)).toBeLessThan(tolerance.abs!)
  })
  test('is linear, and discounting twice is discounting once for longer', () => {
    const flows = fc.array(fc.integer({ min: -1e8, max: 1e8 }), { minLength: 1, maxLength: 20 })
    const rate = fc.double({ min: -0.5, max: 2, noNaN: true })
    fc.assert(
      fc.property(flows, rate, fc.double({ min: 0, max: 30, noNaN: true }), (amounts, r, delay) => {
        const years = amounts.map((_, i) => i / 3)
        const once = presentValue(r, amounts, years)
        const size = presentValue(r, amounts.map(Math.abs), years) + 1e-12
        const doubled = presentValue(
          r,
          amounts.map((x) => 2 * x),
          years,
        )
        expect(doubled).toBe(2 * once)
        const later = presentValue(
          r,
          amounts,
          years.map((t) => t + delay),
        )
        expect(Math.abs(later - once * discountFactor(r, delay))).toBeLessThan(
          1e-12 * size * discountFactor(r, delay),
        )
      }),
    )
  })
})

describe('internal rate of return', () => {
  test.each(['nf-irr-1', 'nf-irr-3'])('%s: numpy-financial', (id) => {
    const { inputs, expected, tolerance } = rateCase(id)
    const { roots, value } = internalRateOfReturn(inputs.values)
    expect(relativeError(value!, expected)).toBeLessThan(tolerance.rel!)
    expect(roots).toEqual([value])
    expect(Math.abs(npv(value!, inputs.values))).toBeLessThan(1e-8)
  })
  test('nf-irr-none-1: no change of sign, no rate', () => {
    expect(internalRateOfReturn(rateCase('nf-irr-none-1').inputs.values)).toEqual({ roots: [], value: null })
    expect(internalRateOfReturn([])).toEqual({ roots: [], value: null })
    expect(internalRateOfReturn([0, 0])).toEqual({ roots: [], value: null })
  })
  test('nf-irr-gh44: both roots are reported', () => {
    const { inputs, expected, tolerance } = rateCase('nf-irr-gh44')
    const { roots, value } = internalRateOfReturn(inputs.values)
    expect(relativeError(value!, expected)).toBeLessThan(tolerance.rel!)
    expect(roots).toHaveLength(2)
    expect(roots[0]).toBeCloseTo(-0.99979, 5)
  })
  test('ms-xirr: on dates', () => {
    const { inputs, expected, tolerance } = rateCase('ms-xirr')
    const { value } = internalRateOfReturn(inputs.values, yearsFromFirst(inputs.dates))
    expect(Math.abs(value! - expected)).toBeLessThan(tolerance.abs!)
  })
  test('finds every root it was given: flows from a product of (1 − q·w)', () => {
    const rates = fc.uniqueArray(fc.integer({ min: -8, max: 40 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(rates, (tenths) => {
        // with w = 1/(1+r), Π(1 − (1+r_j)·w) vanishes at the rates r_j and nowhere else
        let amounts = [1]
        for (const tenth of tenths)
          amounts = [...amounts, 0].map((c, i) => c - (1 + tenth / 10) * (amounts[i - 1] ?? 0))
        const found = internalRateOfReturn(amounts).roots
        const wanted = tenths.map((tenth) => tenth / 10).sort((a, b) => a - b)
        expect(found).toHaveLength(wanted.length)
        for (const [i, rate] of wanted.entries()) expect(found[i]).toBeCloseTo(rate, 6)
      }),
    )
  })
  test('finds three rates that lie close together', () => {
    // (1 − 0.4·w)(1 − 4.5·w)(1 − 4.6·w)(1 − 4.7·w)
    const { roots } = internalRateOfReturn([1, -14.2, 68.99, -122.678, 38.916])
    expect(roots.map((root) => Math.round(root * 1e6) / 1e6)).toEqual([-0.6, 3.5, 3.6, 3.7])
  })
  test('a monthly fifty years with a cost at the end is found at once', () => {
    const amounts = [-1000, ...new Array<number>(599).fill(12), -500]
    const { roots } = internalRateOfReturn(
      amounts,
      amounts.map((_, month) => month / 12),
    )
    for (const root of roots)
      expect(
        Math.abs(
          presentValue(
            root,
            amounts,
            amounts.map((_, i) => i / 12),
          ),
        ),
      ).toBeLessThan(1e-6)
    expect(roots.length).toBeGreaterThan(0)
  })
  test('a present value that only touches 0 has one root', () => {
    // (1 − 1.1·w)²
    const { roots } = internalRateOfReturn([1, -2.2, 1.21])
    expect(roots).toHaveLength(1)
    expect(roots[0]).toBeCloseTo(0.1, 6)
  })
  test('a hundred years and a hundredfold gain do not overflow', () => {
    const { value } = internalRateOfReturn([-1, ...new Array<number>(99).fill(0), 1e6])
    expect(value).toBeCloseTo(1e6 ** 0.01 - 1, 12)
  })
})

test('nf-mirr-1: numpy-financial', () => {
  const { inputs, expected, tolerance } = publishedCase<
    { values: number[]; finance_rate: number; reinvest_rate: number },
    number
  >('nf-mirr-1')
  const rates = { finance: inputs.finance_rate, reinvest: inputs.reinvest_rate }
  expect(Math.abs(modifiedInternalRate(inputs.values, rates)! - expected)).toBeLessThan(tolerance.abs!)
  expect(modifiedInternalRate([1, 2], rates)).toBeNull()
  expect(modifiedInternalRate([-100, 0, 121], { finance: 0.5, reinvest: 0.9 })).toBeCloseTo(0.1, 12)
})

test('iv-annuity: 50,000 a year for ten years at 15 %', () => {
  const { inputs, expected, tolerance } = publishedCase<{ pmt: number; r: number; n: number }, number>(
    'iv-annuity',
  )
  const worth = inputs.pmt * annuityFactor(inputs.r, inputs.n)
  expect(relativeError(worth, expected)).toBeLessThan(tolerance.rel!)
  expect(worth).toBeCloseTo(250938.43, 2)
  expect(levelPayment(worth, inputs.r, inputs.n)).toBeCloseTo(inputs.pmt, 8)
  expect([annuityFactor(0, 7), levelPayment(70, 0, 7)]).toEqual([7, 10])
  const flows = [0, ...new Array<number>(inputs.n).fill(1)]
  expect(annuityFactor(inputs.r, inputs.n)).toBeCloseTo(npv(inputs.r, flows), 12)
})

test('payback', () => {
  expect(paybackYears([-100, 40, 40, 40], [0, 1, 2, 3])).toBe(2.5)
  expect(paybackYears([-100, 40, 60, -50, 10], [0, 1, 2, 3, 4])).toBe(2)
  expect(paybackYears([-100, 40], [0, 1])).toBeNull()
  expect(paybackYears([10, 40], [0, 1])).toBe(0)
  expect(paybackYears([10, -40, 60], [0, 1, 3])).toBe(2)
})
