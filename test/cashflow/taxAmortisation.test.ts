import fc from 'fast-check'
import { expect, test } from 'vitest'
import { discountFactor } from '../../models/cashflow/discount.ts'
import {
  deductions,
  type TaxAmortisation,
  taxAmortisationFactor,
} from '../../models/cashflow/taxAmortisation.ts'
import { publishedCase } from '../known/publishedCase.ts'

test('tab-end-year: the formula of the Wikipedia article, end and middle of the year', () => {
  const { inputs, expected, tolerance } = publishedCase<TaxAmortisation, number>('tab-end-year')
  expect(Math.abs(taxAmortisationFactor(inputs) - expected)).toBeLessThan(tolerance.abs!)
  // the case's note prints the other convention
  expect(taxAmortisationFactor({ ...inputs, timing: 'mid-period' })).toBeCloseTo(1.136534578504236, 12)
})

test('without tax or without discounting', () => {
  const untaxed = { taxRate: 0, taxLifeYears: 10, discountRate: 0.1, timing: 'end-period' } as const
  expect(taxAmortisationFactor(untaxed)).toBe(1)
  expect(taxAmortisationFactor({ ...untaxed, taxRate: 0.2, discountRate: 0 })).toBeCloseTo(1.25, 12)
  expect(() => taxAmortisationFactor({ ...untaxed, taxRate: 1.1, discountRate: 0 })).toThrow('worth less')
})

test('a declining balance deducts all of the price, the rest in the last year', () => {
  // 200 % declining over five years: 40, 24, 14.4, 8.64 % and what is left
  const parts = deductions({ taxLifeYears: 5, decliningRate: 0.4 })
  for (const [j, part] of [0.4, 0.24, 0.144, 0.0864, 0.1296].entries()) expect(parts[j]).toBeCloseTo(part, 14)
  expect(deductions({ taxLifeYears: 1, decliningRate: 0.4 })).toEqual([1])
})

test('the price with the benefit gives the value without it back, once its own relief is taken off', () => {
  const benefit = fc.record({
    taxRate: fc.double({ min: 0, max: 0.6, noNaN: true }),
    taxLifeYears: fc.integer({ min: 1, max: 40 }),
    discountRate: fc.double({ min: 0, max: 0.5, noNaN: true }),
    timing: fc.constantFrom('mid-period' as const, 'end-period' as const),
    decliningRate: fc.option(fc.double({ min: 0.01, max: 1, noNaN: true }), { nil: undefined }),
  })
  fc.assert(
    fc.property(benefit, fc.double({ min: 1, max: 1e9, noNaN: true }), (given, worth) => {
      const price = worth * taxAmortisationFactor(given)
      const delay = given.timing === 'mid-period' ? 0.5 : 0
      // year by year: what deducting this price saves the buyer
      const saved = deductions(given).reduce(
        (sum, part, j) =>
          sum + given.taxRate * part * price * discountFactor(given.discountRate, j + 1 - delay),
        0,
      )
      expect(Math.abs(price - saved - worth)).toBeLessThan(1e-9 * price)
    }),
  )
})
