import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plain } from '../../models/kernel/plain.ts'
import { expectedWarrant, forwardFactor, holdingValue, proceeds } from '../../models/terms/equity.ts'
import { publishedCase } from '../known/publishedCase.ts'

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })

describe('a warrant', () => {
  const { source, inputs, expected, tolerance } = publishedCase<
    { stock: number; strike: number; rate: number; volatility: number; years: number },
    { call: number; put: number }
  >('black-scholes-hull')

  it(`is worth what Black and Scholes say (${source})`, () => {
    const { stock, strike, rate, volatility, years } = inputs
    const growth = Math.exp(rate * years)
    const call = expectedWarrant(stock * growth, strike, volatility * Math.sqrt(years)) / growth
    expect(Math.abs(call - expected.call)).toBeLessThanOrEqual(tolerance.abs!)
    // a put is what the call is not: K·e^(−rT) − S + C
    expect(Math.abs(strike / growth - stock + call - expected.put)).toBeLessThanOrEqual(tolerance.abs!)
    expect(forwardFactor(Math.exp(rate) - 1, years)).toBeCloseTo(growth, 12)
  })

  it('is worth at least its gain if nothing moves, at most the share, and more the more it moves', () => {
    fc.assert(
      fc.property(
        number(0, 1e6),
        number(0, 1e6),
        number(0, 3),
        number(0, 2),
        (forward, strike, spread, more) => {
          const worth = expectedWarrant(forward, strike, spread)
          expect(worth).toBeGreaterThanOrEqual(Math.max(0, forward - strike) - 1e-6)
          expect(worth).toBeLessThanOrEqual(forward + 1e-6)
          expect(expectedWarrant(forward, strike, spread + more)).toBeGreaterThanOrEqual(worth - 1e-6)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('is the mean of what the holding brings, over the quantiles of its normal', () => {
    const holding = { value: 100, growth: 0.07, volatility: 0.4, years: 2 }
    const clause = { dilution: 0, discount: 0, strike: 90 }
    // a fine grid of the normal between −8 and 8
    let [mean, weight] = [0, 0]
    for (let z = -8; z <= 8; z += 0.001) {
      const density = Math.exp((-z * z) / 2)
      mean += density * proceeds(plain, holdingValue(plain, holding, z), clause)
      weight += density
    }
    expect(mean / weight).toBeCloseTo(expectedWarrant(100 * 1.07 ** 2, 90, 0.4 * Math.sqrt(2)), 4)
  })
})
