import { describe, expect, it } from 'vitest'
import { normal } from '../../models/distributions/normal.ts'
import { crpsOfSorted, percentileOf } from '../../models/summarise/crps.ts'

/** E|X − y| − ½·E|X − X′| by every pair of draws. */
const byPairs = (draws: readonly number[], y: number): number => {
  const n = draws.length
  const distance = draws.reduce((sum, x) => sum + Math.abs(x - y), 0) / n
  const spread = draws.reduce((sum, a) => sum + draws.reduce((all, b) => all + Math.abs(a - b), 0), 0)
  return distance - spread / n / n / 2
}

describe('the continuous ranked probability score', () => {
  it('of a normal forecast is σ·(z(2Φ(z) − 1) + 2φ(z) − 1/√π)', () => {
    // Gneiting & Raftery (2007), equation (21) and the closed form below it
    const n = 20_000
    const [mean, sd] = [3, 2]
    const law = normal(mean, sd)
    const sorted = Float64Array.from({ length: n }, (_, i) => law.quantile((i + 0.5) / n))
    for (const actual of [3, 4.5, 9, -1]) {
      const z = (actual - mean) / sd
      const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
      const closed = sd * (z * (2 * normal(0, 1).cdf(z) - 1) + 2 * density - 1 / Math.sqrt(Math.PI))
      expect(crpsOfSorted(sorted, actual)).toBeCloseTo(closed, 3)
    }
    // at the mean of a standard normal: √(2/π) − 1/√π = 0.2336949…
    const standard = sorted.map((x) => (x - mean) / sd)
    expect(crpsOfSorted(standard, 0)).toBeCloseTo(0.23369497725510913, 4)
  })

  it('is the mean over all pairs, of any draws', () => {
    const draws = [7, -2, 7, 0.5, 1e6, 3, 3, 3].sort((a, b) => a - b)
    for (const y of [-10, 0.5, 3, 42, 2e6]) {
      const exact = byPairs(draws, y)
      expect(Math.abs(crpsOfSorted(draws, y) - exact)).toBeLessThan(1e-9 * Math.max(1, exact))
    }
  })

  it('of one number is the absolute error, and 0 where it comes true', () => {
    expect(crpsOfSorted([4], 1)).toBe(3)
    expect(crpsOfSorted([4, 4, 4], 4)).toBe(0)
  })
})

describe('the place of an actual among draws', () => {
  it('counts half of those equal to it', () => {
    expect(percentileOf([1, 2, 2, 3], 2)).toBe(0.5)
    expect(percentileOf([1, 2, 2, 3], 9)).toBe(1)
    expect(percentileOf([1, 2, 2, 3], 1)).toBe(0.125)
  })
})
