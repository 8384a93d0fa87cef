import { expect, test } from 'vitest'
import { type TaxAmortisation, taxAmortisationFactor } from '../../models/cashflow/taxAmortisation.ts'
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
