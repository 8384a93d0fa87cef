import { describe, expect, it } from 'vitest'
import { composed } from '../../models/distributions/composed.ts'
import { lognormal } from '../../models/distributions/lognormal.ts'
import { mixture } from '../../models/distributions/mixture.ts'
import { uniform } from '../../models/distributions/uniform.ts'

const n = 20_000
const middles = Array.from({ length: n }, (_, i) => (i + 0.5) / n)

const tiers = mixture([
  { weight: 0.9, distribution: lognormal(7, 0.8) },
  { weight: 0.08, distribution: lognormal(10, 0.7) },
  { weight: 0.02, distribution: lognormal(13, 0.5) },
])

describe('values of a mixture, each from one uniform', () => {
  it('have the law of the mixture', () => {
    const draw = composed(tiers)
    const sorted = middles.map(draw).sort((a, b) => a - b)
    const distance = Math.max(...sorted.map((x, i) => Math.abs(tiers.cdf(x) - (i + 0.5) / n)))
    // three interleaved regular grids: each steps off its own law by half a step at most
    expect(distance).toBeLessThan(3 / n)
  })

  it('choose the part by weight and its value by what is left of the uniform', () => {
    const draw = composed(tiers)
    expect(draw(0.45)).toBe(lognormal(7, 0.8).quantile(0.5))
    expect(draw(0.99)).toBeCloseTo(lognormal(13, 0.5).quantile(0.5), 4)
  })

  it('stay finite at both ends of every part', () => {
    const draw = composed(tiers)
    for (const u of [2 ** -33, 0.9, 0.98, 1 - 2 ** -33]) expect(draw(u)).toBeGreaterThan(0)
    for (const u of [2 ** -33, 0.9, 0.98, 1 - 2 ** -33]) expect(draw(u)).toBeLessThan(Infinity)
  })

  it('go through mixtures of mixtures, and leave other laws alone', () => {
    const nested = mixture([
      { weight: 0.5, distribution: tiers },
      { weight: 0.5, distribution: uniform(0, 1) },
    ])
    expect(composed(nested)(0.75)).toBe(0.5)
    expect(composed(nested)(0.225)).toBe(lognormal(7, 0.8).quantile(0.5))
    expect(composed(uniform(2, 4))(0.25)).toBe(2.5)
  })
})
