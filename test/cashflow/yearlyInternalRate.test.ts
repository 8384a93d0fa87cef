import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { internalRateOfReturn } from '../../models/cashflow/internalRateOfReturn.ts'
import { npv } from '../../models/cashflow/presentValue.ts'
import { type YearlyDates, yearlyInternalRate } from '../../models/cashflow/yearlyInternalRate.ts'
import { publishedCase, relativeError } from '../known/publishedCase.ts'

const rate = (amounts: readonly number[], dates: YearlyDates = 'end') =>
  yearlyInternalRate(Float64Array.from(amounts), dates)

/** The slow way, which looks for every root. */
const searched = (amounts: readonly number[], dates: YearlyDates) =>
  internalRateOfReturn(
    amounts,
    amounts.map((_, row) => (row === 0 || dates === 'end' ? row : row - 0.5)),
  )

describe('the internal rate of yearly cash', () => {
  test.each(['nf-irr-1', 'nf-irr-3'])('%s: numpy-financial', (id) => {
    const { inputs, expected, tolerance } = publishedCase<{ values: number[] }, number>(id)
    const { value, several } = rate(inputs.values)
    expect(relativeError(value!, expected)).toBeLessThan(tolerance.rel!)
    expect(several).toBe(false)
    expect(Math.abs(npv(value!, inputs.values))).toBeLessThan(1e-8)
  })

  it('at mid-years is that of a half-year less', () => {
    expect(rate([-100, 121], 'middle').value).toBeCloseTo(1.21 ** 2 - 1, 14)
    expect(rate([-100, 0, 121], 'middle').value).toBeCloseTo(1.21 ** (1 / 1.5) - 1, 14)
  })

  it('is 0 where as much comes back as was paid, and negative where less does', () => {
    expect(rate([-100, 60, 40]).value).toBeCloseTo(0, 15)
    expect(rate([-100, 50]).value).toBeCloseTo(-0.5, 15)
    expect(rate([-100, 50, 0, 0]).value).toBeCloseTo(-0.5, 15)
  })

  it('does not exist for cash of one sign, nor where no rate makes the worth 0', () => {
    for (const none of [[], [0, 0], [5], [1, 2, 3], [-1, 0, -3], [1, -1, 1], [10, -1, 10, -1, 10]])
      expect(rate(none)).toEqual({ value: null, several: false })
  })

  it('of several is the one nearest to 0, and it says that there are several', () => {
    // (1 − 1.1·w)(1 − 1.2·w) and (1 − 0.7·w)(1 − 1.2·w)
    expect(rate([-100, 230, -132]).value).toBeCloseTo(0.1, 12)
    expect(rate([-100, 230, -132]).several).toBe(true)
    expect(rate([100, -190, 84]).value).toBeCloseTo(0.2, 12)
    expect(rate([100, -190, 84]).several).toBe(true)
  })

  it('is found far away too', () => {
    expect(rate([-1, 1e6]).value).toBeCloseTo(1e6 - 1, 3)
    expect(rate([-1e6, 1]).value).toBeCloseTo(1e-6 - 1, 15)
    expect(rate([-1e-3, 1e9]).value).toBeNull()
  })

  const amount = fc.oneof(
    fc.integer({ min: -1_000_000, max: 1_000_000 }),
    fc.integer({ min: -5, max: 5 }),
    fc.constant(0),
  )
  const invested = fc
    .tuple(
      fc.integer({ min: -5_000_000, max: -1 }),
      fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 25 }),
    )
    .map(([first, rest]) => [first, ...rest])
  const lastLoss = fc
    .tuple(invested, fc.integer({ min: -1_000_000, max: 0 }))
    .map(([flows, last]) => [...flows, last])

  it.each(['middle', 'end'] as const)('dated at the %s is what the search for every root finds', (dates) => {
    const flows = fc.oneof(fc.array(amount, { maxLength: 20 }), invested, lastLoss)
    fc.assert(
      fc.property(flows, (amounts) => {
        const { value, several } = rate(amounts, dates)
        const { value: expected, roots } = searched(amounts, dates)
        expect(value === null).toBe(expected === null)
        expect(several).toBe(roots.length > 1)
        if (value === null) return
        // of two as near to 0 as each other either will do
        expect(Math.min(...roots.map((root) => relativeError(1 + value, 1 + root)))).toBeLessThan(1e-9)
        expect(Math.abs(Math.log1p(value))).toBeLessThan(Math.abs(Math.log1p(expected!)) + 1e-9)
      }),
      { numRuns: 400 },
    )
  })
})
