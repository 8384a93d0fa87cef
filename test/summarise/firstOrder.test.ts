import { describe, expect, it } from 'vitest'
import { normal } from '../../models/distributions/normal.ts'
import { toUnit } from '../../models/sampling/unit.ts'
import { classesOfPoints } from '../../models/summarise/drivers/classes.ts'
import { firstOrderIndices } from '../../models/summarise/drivers/firstOrder.ts'
import { publishedCase } from '../known/publishedCase.ts'
import { evaluated, ishigami, samplePoints, sobolG } from './driversSample.ts'

const trials = 16384
const replicates = 16
const alone = (points: readonly Uint32Array[]) => points.map((column) => [column])

describe('first-order indices from the ordinary sample', () => {
  it('are those of the Ishigami function (OpenTURNS, closed form), each inside its interval', () => {
    const { expected } = publishedCase<unknown, { S1: number; S2: number; S3: number; S13: number }>(
      'ot-ishigami',
    )
    const points = samplePoints(3, trials)
    const found = firstOrderIndices(evaluated(points, ishigami), alone(points), replicates)
    const exact = [expected.S1, expected.S2, expected.S3]
    found.forEach(({ value, low, high }, j) => {
      expect(Math.abs(value - exact[j]!)).toBeLessThan(0.005)
      expect(low - 0.002).toBeLessThan(exact[j]!)
      expect(high + 0.002).toBeGreaterThan(exact[j]!)
    })
    // the first and the third together have what they do with each other
    const [together] = firstOrderIndices(evaluated(points, ishigami), [[points[0]!, points[2]!]], replicates)
    expect(Math.abs(together!.value - expected.S1 - expected.S13)).toBeLessThan(0.02)
  })

  it("are those of Sobol's function G (SALib)", () => {
    const { inputs, expected } = publishedCase<{ a: number[] }, number[]>('salib-sobolG-S1')
    const points = samplePoints(6, trials)
    const found = firstOrderIndices(evaluated(points, sobolG(inputs.a)), alone(points), replicates)
    found.forEach(({ value }, j) => {
      expect(Math.abs(value - expected[j]!)).toBeLessThan(0.005)
    })
  })

  it('of a constant are 0, and so are their errors (SALib)', () => {
    publishedCase('salib-constant-output')
    const points = samplePoints(3, 1024)
    const found = firstOrderIndices(new Float64Array(1024).fill(0.4), alone(points), replicates)
    expect(found).toEqual(points.map(() => ({ value: 0, standardError: 0, low: 0, high: 0 })))
  })

  it('share the variance of a sum as its parts do', () => {
    const points = samplePoints(4, trials)
    const weights = [3, 2, 1, 0]
    const values = evaluated(points, (units) => units.reduce((sum, u, j) => sum + weights[j]! * u, 5))
    const found = firstOrderIndices(values, alone(points), replicates)
    found.forEach(({ value }, j) => {
      expect(value).toBeCloseTo(weights[j]! ** 2 / 14, 3)
    })
  })

  it('see what a skewed input does in its last thousandth', () => {
    const points = samplePoints(2, trials)
    const { quantile } = normal(0, 1)
    const values = evaluated(points, ([a, b]) => Math.exp(quantile(a!)) + quantile(b!))
    const skewed = (Math.E - 1) * Math.E
    const [found] = firstOrderIndices(values, alone(points), replicates)
    expect(Math.abs(found!.value - skewed / (skewed + 1))).toBeLessThan(0.04)
  })

  it('hold the truth in 95 of 100 intervals, whatever is sampled', () => {
    let held = 0
    for (let run = 0; run < 60; run++) {
      const points = randomPoints(2, 2048, run)
      const values = evaluated(points, ([a, b]) => a! + b!)
      const [found] = firstOrderIndices(values, alone(points), replicates)
      held += Number(found!.low <= 0.5 && found!.high >= 0.5)
    }
    expect(held).toBeGreaterThan(51)
  })
})

describe('classes of points', () => {
  it('are ever rarer towards the ends, and hold what their weights say', () => {
    const [points] = samplePoints(1, trials)
    const { of, weights } = classesOfPoints(points!, replicates)
    const counts = new Float64Array(weights.length)
    for (const own of of) counts[own]!++
    expect([...counts].map((count) => count / trials)).toEqual([...weights])
    expect(weights.length).toBe(62 + 2 * 5)
    expect(Math.min(...weights)).toBe(1 / 1024)
    const last = points!.findIndex((point) => toUnit(point) > 1 - 1 / 1024)
    expect(of[last]).toBe(weights.length - 1)
  })

  it('is one where a replicate holds one trial', () => {
    expect([...classesOfPoints(new Uint32Array(16), 16).weights]).toEqual([1])
  })
})

/** Plain random points by a congruential generator: no sample that the product would draw. */
const randomPoints = (inputs: number, trials: number, seed: number): readonly Uint32Array[] => {
  let state = (seed + 1) * 2654435761
  const next = (): number => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0
    return (state ^ (state >>> 13)) >>> 0
  }
  return Array.from({ length: inputs }, () => Uint32Array.from({ length: trials }, next))
}
