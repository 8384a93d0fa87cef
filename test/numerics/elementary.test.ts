import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exp, expm1, log, log1p, pow } from '../../models/numerics/elementary.ts'
import { sineNearZero } from '../../models/numerics/sine.ts'
import { relativeError } from '../known/publishedCase.ts'
import reference from '../known/reference.json'

/** A unit in the last place, as a relative error, with a little room for numbers just above a power of two. */
const ulp = 2.3e-16

describe('elementary functions against mpmath, 40 digits', () => {
  const one = { exp, log, log1p, expm1, sin: sineNearZero }
  for (const [name, f] of Object.entries(one))
    test(name, () => {
      for (const [x, expected] of reference[name as keyof typeof one] as [number, number][])
        expect(relativeError(f(x), expected), `${name}(${x})`).toBeLessThanOrEqual(ulp)
    })
  test('pow', () => {
    for (const [x, y, expected] of reference.pow as [number, number, number][])
      expect(relativeError(pow(x, y), expected), `${x}^${y}`).toBeLessThanOrEqual(ulp)
  })
})

describe('elementary functions beside those of this engine', () => {
  const finite = (min: number, max: number) => fc.double({ min, max, noNaN: true })
  test('exp, log, log1p and expm1 differ by rounding alone', () => {
    fc.assert(
      fc.property(finite(-700, 700), finite(1e-300, 1e300), (x, positive) => {
        expect(relativeError(exp(x), Math.exp(x))).toBeLessThan(4.5e-16)
        expect(relativeError(expm1(x), Math.expm1(x))).toBeLessThan(4.5e-16)
        expect(relativeError(log(positive), Math.log(positive))).toBeLessThan(4.5e-16)
        expect(relativeError(log1p(positive), Math.log1p(positive))).toBeLessThan(4.5e-16)
      }),
      { numRuns: 2000 },
    )
  })
  test('pow differs by rounding alone', () => {
    fc.assert(
      fc.property(finite(1e-3, 1e3), finite(-90, 90), (base, exponent) => {
        expect(relativeError(pow(base, exponent), base ** exponent)).toBeLessThan(4.5e-16)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('edges', () => {
  test('an integer power that fits a double is exact', () => {
    for (const [base, exponent] of [
      [10, 22],
      [3, 33],
      [7, 18],
      [-2, 63],
      [2, -1074],
      [5, 22],
      [1.5, 20],
    ] as const)
      expect(pow(base, exponent)).toBe(base ** exponent)
  })
  test('zeros, infinities, signs and NaN follow IEEE 754', () => {
    const edges = [0, -0, 1, -1, 0.5, -2, 3, 2 ** 600, -(2 ** 601), Infinity, -Infinity, Number.NaN]
    for (const base of edges)
      for (const exponent of edges) {
        const isOneToInfinity = Math.abs(base) === 1 && Math.abs(exponent) === Infinity
        if (!isOneToInfinity) expect(pow(base, exponent), `${base}^${exponent}`).toBe(base ** exponent)
      }
    expect(pow(1, Infinity)).toBe(1)
  })
  test('overflow, underflow and the ends of the domains', () => {
    expect([exp(710), exp(-746), exp(-745), exp(Number.NaN)]).toEqual([Infinity, 0, 5e-324, Number.NaN])
    expect([log(0), log(-1), log(Infinity), log(1)]).toEqual([-Infinity, Number.NaN, Infinity, 0])
    expect([log1p(-1), log1p(-2), log1p(0), expm1(0), expm1(-800)]).toEqual([-Infinity, Number.NaN, 0, 0, -1])
  })
  test('the sine is refused beyond a quarter of π', () => {
    expect(() => sineNearZero(1)).toThrow('quarter')
  })
})
