import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { internalRateOfReturn } from '../../models/cashflow/internalRateOfReturn.ts'
import { paybackYears } from '../../models/cashflow/payback.ts'
import { standardErrorOf } from '../../models/summarise/estimate.ts'
import { createFound, partialOf, record } from '../../models/summarise/partial.ts'
import { quantileOfSorted } from '../../models/summarise/quantile.ts'
import { ratiosOf } from '../../models/summarise/ratios.ts'
import { answerTo, changed, sample } from '../laws/documents.ts'

const basis = { dates: 'end', replicates: 4 } as const

/** The same yearly cash in every one of 64 futures. */
const everywhere = (...yearly: readonly number[]) =>
  ratiosOf(
    yearly.map((amount) => new Float64Array(64).fill(amount)),
    basis,
  )

describe('ratios of yearly cash', () => {
  it('are those of arithmetic', () => {
    const { multiple, irr, paybackYears: payback } = everywhere(-100, 50, 71.5)
    expect([multiple.defined, multiple.q50]).toEqual([1, 1.215])
    expect(irr.q50).toBeCloseTo((50 + Math.sqrt(50 * 50 + 4 * 100 * 71.5)) / 200 - 1, 14)
    expect([irr.defined, irr.several]).toEqual([1, 0])
    expect(payback.q50).toBeCloseTo(1 + 50 / 71.5, 12)
    expect(irr.errors).toEqual({ q10: 0, q50: 0, q90: 0 })
  })

  it('do not exist where nothing is paid, and what is never paid is back at once', () => {
    const { multiple, irr, paybackYears: payback } = everywhere(100, 50)
    expect(multiple).toEqual({ defined: 0, definedError: 0, q10: null, q50: null, q90: null, errors: null })
    expect([irr.defined, irr.q50]).toEqual([0, null])
    expect([payback.defined, payback.q50]).toEqual([1, 0])
  })

  it('know no rate where cash comes in first: nothing is invested', () => {
    expect(everywhere(100, -50, -60).irr.defined).toBe(0)
    expect(everywhere(0, 0.004, -100, 130).irr.q50).toBeCloseTo(0.3, 3)
  })

  it('count the futures in which several rates exist', () => {
    const years = [-100, 230, -132].map((amount) => new Float64Array(64).fill(amount))
    years[2]!.fill(0, 0, 48)
    expect(ratiosOf(years, basis).irr).toMatchObject({ defined: 1, several: 0.25 })
  })

  it('never take back what was not paid back', () => {
    const { paybackYears: payback } = everywhere(-100, 10, 10)
    expect(payback).toMatchObject({ defined: 0, q50: null })
  })
})

describe('a measure that not every future has', () => {
  const values = fc.array(fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true })), {
    minLength: 80,
    maxLength: 80,
  })

  it('has the quantiles of the futures that have it, and the errors of its replicates', () => {
    fc.assert(
      fc.property(values, (list) => {
        const found = createFound(20, 4)
        list.forEach((value, trial) => {
          record(found, trial % 4, value)
        })
        const result = partialOf(found)
        const sorted = (replicate: number | null): number[] =>
          list
            .filter((_, trial) => replicate === null || trial % 4 === replicate)
            .filter((value) => value !== null)
            .sort((a, b) => a - b)
        const own = [0, 1, 2, 3].map(sorted)
        expect(result.defined).toBeCloseTo(sorted(null).length / 80, 15)
        expect(result.definedError).toBeCloseTo(standardErrorOf(own.map(({ length }) => length / 20)), 15)
        if (result.q90 !== null) expect(result.q90).toBe(quantileOfSorted(sorted(null), 0.9))
        const enough = own.every(({ length }) => length >= 10)
        expect(result.errors !== null).toBe(enough)
        if (enough)
          expect(result.errors!.q10).toBe(standardErrorOf(own.map((each) => quantileOfSorted(each, 0.1))))
      }),
    )
  })
})

describe('the answer', () => {
  it.each(['mid-period', 'end-period'] as const)('has the ratios of its own yearly cash, %s', (timing) => {
    const document = changed(sample('constants'), (copy) => {
      copy.timing = timing
    })
    const [deal] = answerTo(document, { trials: 64 }).deals
    const yearly = deal!.cash.map(({ licensee }) => licensee!.mean)
    const times = yearly.map((_, year) => (year === 0 || timing === 'end-period' ? year : year - 0.5))
    const { irr, multiple, paybackYears: payback } = deal!.licensee!
    expect(irr!.q50).toBeCloseTo(internalRateOfReturn(yearly, times).value!, 9)
    expect(irr!.defined).toBe(1)
    expect(payback!.q10).toBeCloseTo(
      paybackYears(
        yearly,
        yearly.map((_, year) => year),
      )!,
      9,
    )
    const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)
    const received = sum(yearly.filter((amount) => amount > 0))
    expect(multiple!.q90).toBeCloseTo(-received / sum(yearly.filter((amount) => amount < 0)), 9)
  })

  it('of a licensee whose utility is unknown has none', () => {
    const [deal] = answerTo(sample('minimal'), { trials: 64 }).deals
    expect(deal!.licensee).toBeNull()
    expect(deal!.licensor.multiple).toBeDefined()
  })
})
