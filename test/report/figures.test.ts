import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixed, plain } from '../../models/report/decimals.ts'
import {
  agreed,
  atLeast,
  bracketed,
  brief,
  estimated,
  futures,
  futuresWithError,
  money,
  needed,
  percent,
  percentAtLeast,
  perRecord,
  supported,
} from '../../models/report/figures.ts'
import { estimate } from './fixture.ts'

describe('a simulated figure', () => {
  it.each([
    [1_842_317, 21_400, '1.842 ± 0.022 M USD'],
    [1_842_317, 996, '1.8423 ± 0.0010 M USD'],
    [1_842_317, 250_000, '1.84 ± 0.25 M USD'],
    [-214_000, 44_000, '−214 ± 44 k USD'],
    [9_100, 73, '9,100 ± 73 USD'],
    [0, 1_200, '0 ± 1,200 USD'],
    [1_840_000, 250_000_000, '0 ± 250 M USD'],
    [3_215_000_000, 40_000_000, '3.215 ± 0.040 B USD'],
  ])('%d with error %d reads %s', (value, error, text) => {
    expect(estimated(estimate(value, error), 'USD')).toBe(text)
  })

  it('is shorter in a sentence, its error rounded up', () => {
    expect(brief(estimate(4_731_000, 14_000), 'USD')).toBe('4.73 ± 0.02 M USD')
    expect(brief(estimate(999_999, 100), 'EUR')).toBe('1.00 ± 0.01 M EUR')
    expect(bracketed(estimate(421_000, 26_000), 'USD')).toBe('421 k USD (± 26 k)')
    expect(supported(estimate(421_000, 26_000), 'USD')).toBe('421 k USD')
    expect(perRecord(estimate(1.7654, 0.0312), 'USD', 'study')).toBe('1.77 ± 0.04 USD a study')
  })

  it('without an error is exact: no ± is claimed', () => {
    expect(estimated(estimate(1_091_013.07, 0), 'USD')).toBe('1.09101 M USD')
    expect(brief(estimate(1_091_013.07, 1e-9), 'USD')).toBe('1.09 M USD')
    expect(brief(estimate(0, 0), 'USD')).toBe('0 USD')
  })

  it('never shows more digits than its error supports, and never loses the error', () => {
    const size = fc.double({ min: 1e-3, max: 1e12, noNaN: true })
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), size, (value, error) => {
        fc.pre(error > 1e-8 * Math.abs(value))
        const text = estimated(estimate(value, error), 'USD')
        const { shownValue, shownError, unit } = readBack(text)
        // the shown value is within the rounding that the error's second digit allows, or six digits of the larger
        const place = Math.max(error / 9, Math.max(Math.abs(value), error) / 1e5)
        expect(Math.abs(shownValue - value)).toBeLessThanOrEqual(place * 1.0001)
        expect(shownError).toBeGreaterThanOrEqual(error * (1 - 1e-6))
        expect(unit).toBeGreaterThanOrEqual(secondDigit(error) * (1 - 1e-9))
      }),
    )
  })
})

/** The unit of the second significant digit of an error as printed to two digits. */
const secondDigit = (error: number): number => Number(`1e${Number(error.toExponential(1).split('e')[1]) - 1}`)

const divisors: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, B: 1e9 }

/** Value, error, and the unit of the last decimal shown (whole numbers: the unit of their last non-zero digit). */
const readBack = (text: string) => {
  const parts = /^(−?)([\d,.]+) ± ([\d,.]+) ?(k|M|B)? ?USD$/.exec(text)
  expect(parts, text).not.toBeNull()
  const [, sign, value = '', error = '', mark = ''] = parts ?? []
  const scale = divisors[mark] ?? 1
  const decimals = error.split('.')[1]?.length ?? 0
  expect(value.split('.')[1]?.length ?? 0, text).toBe(decimals)
  const number = (digits: string) => Number(digits.replaceAll(',', '')) * scale
  const trailing = decimals > 0 ? 0 : (/0*$/.exec(error.replaceAll(',', ''))?.[0].length ?? 0)
  const unit = decimals > 0 ? scale / 10 ** decimals : scale * 10 ** trailing
  return { shownValue: (sign === '−' ? -1 : 1) * number(value), shownError: number(error), unit }
}

describe('an agreed figure', () => {
  it.each([
    [10_000_000, '10 M'],
    [1_300_000, '1.3 M'],
    [1_234_567, '1,234,567'],
    [2_500_000_000, '2.5 B'],
    [125_000, '125,000'],
    [0.006, '0.006'],
    [0.0025, '0.0025'],
    [1e-7, '0.0000001'],
    [0, '0'],
  ])('%d reads %s', (value, text) => {
    expect(agreed(value)).toBe(text)
    expect(money(value, 'USD')).toBe(`${text} USD`)
  })

  it('is exact', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), (value) => {
        const [digits = '', mark = ''] = agreed(value).replaceAll(',', '').replace('−', '-').split(' ')
        expect(Math.round(Number(digits) * (divisors[mark] ?? 1)) + 0).toBe(value + 0)
      }),
    )
  })
})

describe('shares', () => {
  it('are percentages without floating dust', () => {
    expect([0.07, 0.025, 0.001, 1, 0].map(percent)).toEqual(['7 %', '2.5 %', '0.1 %', '100 %', '0 %'])
    expect(percentAtLeast(0.0312)).toBe('3.2 %')
    expect(percentAtLeast(0.031)).toBe('3.1 %')
  })

  it('are frequencies over futures', () => {
    expect([0, 0.001, 0.714, 0.999, 1].map(futures)).toEqual([
      'no future',
      'fewer than 1 of 100 futures',
      '71 of 100 futures',
      'more than 99 of 100 futures',
      'every future',
    ])
  })
})

describe('bounds', () => {
  it('are rounded to the safe side', () => {
    expect(atLeast(1_239_999, 'USD')).toBe('1.23 M USD')
    expect(atLeast(800_000, 'USD')).toBe('800 k USD')
    expect(atLeast(-5, 'USD')).toBe('0 USD')
    expect(needed(278_100, 'USD')).toBe('279 k USD')
    fc.assert(
      fc.property(fc.double({ min: 1e-2, max: 1e13, noNaN: true }), (value) => {
        const back = (text: string) => {
          const [digits = '', mark = ''] = text.replaceAll(',', '').split(' ')
          return Number(digits) * (divisors[mark] ?? 1)
        }
        expect(back(atLeast(value, 'USD'))).toBeLessThanOrEqual(value * (1 + 1e-11))
        expect(back(needed(value, 'USD'))).toBeGreaterThanOrEqual(value * (1 - 1e-11))
      }),
    )
  })
})

describe('decimals', () => {
  it('never show a minus zero or an exponent', () => {
    expect(fixed(-0.001, 2)).toBe('0.00')
    expect(fixed(-1234.5, 0)).toBe('−1,235')
    expect(fixed(1e22, 0)).toBe('10,000,000,000,000,000,000,000')
    expect(plain(0.1 + 0.2)).toBe('0.3')
    expect(plain(1234567.25)).toBe('1,234,567.25')
  })
})

describe('a frequency with its error', () => {
  it('has the decimals that the error supports, and is left to words at either end', () => {
    expect(futuresWithError(0.9873, 0.0043)).toBe('98.7 ± 0.5 of 100 futures')
    expect(futuresWithError(0.5625, 0.012)).toBe('56 ± 2 of 100 futures')
    expect(futuresWithError(0.9976, 0.0002)).toBe('99.8 ± 0.1 of 100 futures')
    expect(futuresWithError(0.9999, 0.0001)).toBe('more than 99 of 100 futures')
    expect(futuresWithError(0.97)).toBe('97 of 100 futures')
    expect(futuresWithError(1, 0)).toBe('every future')
  })
})
