import { describe, expect, it } from 'vitest'
import { normalQuantile } from '../../models/numerics/normal.ts'
import { standardised } from '../../models/summarise/beliefs.ts'
import { conditionalMeans } from '../../models/summarise/conditional.ts'
import { bandOf } from '../../models/summarise/ignorance.ts'
import { answerTo, changed, type Loose, sample } from '../laws/documents.ts'

/** Standard normal numbers that are the same in every run. */
const normals = (count: number, seed: number): Float64Array => {
  let state = seed
  return Float64Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return normalQuantile((state + 0.5) / 4294967296)
  })
}

const trials = 2048
const [a, b, noise] = [1, 2, 3].map((seed) => standardised(normals(trials, seed))) as [
  Float64Array,
  Float64Array,
  Float64Array,
]
const z90 = 1.2815515655446004

describe('a conditional expectation', () => {
  it('of a polynomial of second degree is that polynomial', () => {
    const exact = a.map((x, i) => 3 + 2 * x - b[i]! + 0.5 * x * x - 1.5 * x * b[i]!)
    const fitted = conditionalMeans(exact, [a, b], 16)
    expect(Math.max(...fitted.map((value, i) => Math.abs(value - exact[i]!)))).toBeLessThan(1e-9)
  })

  it('leaves out what the inputs do not explain, and never explains a future by itself', () => {
    const noisy = a.map((x, i) => x + 2 * noise[i]!)
    const fitted = conditionalMeans(noisy, [a, b], 16)
    const off =
      fitted.map((value, i) => (value - a[i]!) ** 2).reduce((sum, square) => sum + square, 0) / trials
    // 6 terms of 2,048 futures with a variance of 4
    expect(off).toBeLessThan(3 * 6 * (4 / trials))
    const pure = conditionalMeans(noise, [a, b], 16)
    expect(pure.reduce((sum, value, i) => sum + value * noise[i]!, 0) / trials).toBeLessThan(0.005)
  })

  it('bears inputs that say the same', () => {
    const fitted = conditionalMeans(a, [a, a.slice(), new Float64Array(trials)], 16)
    expect(Math.max(...fitted.map((value, i) => Math.abs(value - a[i]!)))).toBeLessThan(1e-6)
  })
})

describe('the band of ignorance', () => {
  const beliefs = [
    { path: 'a', values: a },
    { path: 'b', values: b },
  ]

  it('is the 10th and 90th percentile of what beliefs explain, around the expectation', () => {
    const values = a.map((x, i) => 10 * x + 30 * noise[i]!)
    const band = bandOf(values, beliefs, { value: 100, replicates: 16 })!
    expect(band.beliefs).toEqual(['a'])
    expect(Math.abs(band.low - (100 - 10 * z90))).toBeLessThan(4 * band.errors!.low + 0.5)
    expect(Math.abs(band.high - (100 + 10 * z90))).toBeLessThan(4 * band.errors!.high + 0.5)
  })

  it('names the strongest belief first', () => {
    const values = a.map((x, i) => x + 2 * b[i]!)
    expect(bandOf(values, beliefs, { value: 0, replicates: 16 })!.beliefs).toEqual(['b', 'a'])
  })

  it('does not exist where no belief matters, nor with few futures', () => {
    expect(bandOf(noise, beliefs, { value: 0, replicates: 16 })).toBeNull()
    expect(bandOf(noise, [], { value: 0, replicates: 16 })).toBeNull()
    const few = [{ path: 'a', values: a.slice(0, 32) }]
    expect(bandOf(a.slice(0, 32), few, { value: 0, replicates: 16 })).toBeNull()
  })
})

describe('the ask', () => {
  /** The constant sample with a share we only believe, in a market whose size nobody knows. */
  const uncertain = (peakShare: unknown, change: (copy: Loose) => void = () => undefined): Loose =>
    changed(sample('constants'), (copy) => {
      copy.markets[0].size = '60M to 150M'
      const [position] = Object.values<Loose>(copy.licensees[0].positions)
      position.peakShare = peakShare
      change(copy)
    })
  const ceilingOf = (document: Loose) => answerTo(document, { trials: 4096 }).markets[0]!.ask!.ceiling.value
  const bandIn = (document: Loose) => answerTo(document, { trials: 4096 }).markets[0]!.ask!.band!

  it('has around its ceiling what it would be at the ends of our belief', () => {
    // the ceiling is linear in the share, and uniform beliefs have their 10th percentile a tenth of the way up
    const belief = { kind: 'uniform', min: 0.02, max: 0.06 }
    const { floor, ceiling } = bandIn(uncertain(belief))
    expect(floor).toBeNull()
    expect(ceiling!.beliefs).toHaveLength(1)
    expect(ceiling!.beliefs[0]).toMatch(/^licensees\..*\.peakShare$/)
    const [low, high] = [ceilingOf(uncertain(0.024)), ceilingOf(uncertain(0.056))]
    expect(Math.abs(ceiling!.low - low)).toBeLessThan(0.03 * (high - low))
    expect(Math.abs(ceiling!.high - high)).toBeLessThan(0.03 * (high - low))
  })

  it('has none for what is a fact, nor for what is uncertain to both', () => {
    expect(bandIn(uncertain(0.04)).ceiling).toBeNull()
    const known = { kind: 'uniform', min: 0.02, max: 0.06, belief: false }
    expect(bandIn(uncertain(known)).ceiling).toBeNull()
  })

  it('has one for what is ours and marked as a belief', () => {
    const marked = uncertain(0.04, (copy) => {
      copy.markets[0].size = { kind: 'uniform', min: 6e7, max: 1.5e8, belief: true }
    })
    expect(bandIn(marked).ceiling!.beliefs).toEqual(['markets.diagnostics-us.size'])
  })
})
