import { describe, expect, it } from 'vitest'
import {
  constantOf,
  inWords,
  isDrawn,
  moneyScale,
  plainScale,
  rateScale,
  shareScale,
} from '../../models/report/quantity.ts'

describe('a quantity in words', () => {
  it.each([
    [0.08, '8 %'],
    ['8%', '8 %'],
    ['3% to 12%', 'between 3 % and 12 % (10th to 90th percentile)'],
    [{ value: '3% to 12%', grade: 'D' }, 'between 3 % and 12 % (10th to 90th percentile)'],
    ['p10 4% / p50 9% / p90 18%', 'about 9 %, between 4 % and 18 % (10th to 90th percentile)'],
    ['55% / 65% / 75%', 'most likely 65 %, between 55 % and 75 %'],
    ['= reportingLeak', 'as much as the input reportingLeak'],
    ['= 0.1 + 0.01 * t', 'as much as the formula “0.1 + 0.01 * t” gives'],
    [{ kind: 'beta', alpha: 2, beta: 5 }, 'drawn from a beta distribution'],
    [{ kind: 'studentT', df: 4 }, "drawn from a Student's t distribution"],
    [{ kind: 'uniform', min: 0.1, max: 0.2 }, 'anywhere between 10 % and 20 %'],
    [{ kind: 'discrete', values: [0, 0.1, 0.2] }, '0 %, 10 % or 20 %'],
    [
      { kind: 'truncated', of: { kind: 'normal', mean: 0.2, sd: 0.1 }, min: 0 },
      'about 20 %, between 7.18 % and 32.8 % (10th to 90th percentile), at least 0 %',
    ],
    ['not a number', '“not a number”'],
  ])('%j as a share: %s', (quantity, words) => {
    expect(inWords(quantity, shareScale)).toBe(words)
  })

  it('carries the unit of its place', () => {
    const money = moneyScale('USD')
    expect(inWords('2M to 5M', money)).toBe('between 2 M USD and 5 M USD (10th to 90th percentile)')
    expect(inWords('500k', money)).toBe('500,000 USD')
    expect(inWords({ kind: 'lognormal', mean: 5e6, sd: 1e6 }, money)).toBe(
      'about 5 M USD on average with a standard deviation of 1 M USD',
    )
    expect(inWords('-1% to 3%', rateScale)).toBe('about 1 %, between −1 % and 3 % (10th to 90th percentile)')
    expect(inWords(2.5, plainScale)).toBe('2.5')
  })

  it('knows what is fixed and what is drawn', () => {
    expect(constantOf({ value: '8%' })).toBe(0.08)
    expect(constantOf('= x')).toBeNull()
    expect(constantOf(undefined)).toBeNull()
    expect(isDrawn('2M to 5M')).toBe(true)
    expect(isDrawn('= x')).toBe(false)
    expect(isDrawn(3)).toBe(false)
  })
})
