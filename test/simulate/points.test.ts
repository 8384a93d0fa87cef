import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hdrPoint } from '../../models/sampling/hdr.ts'
import { toUnit } from '../../models/sampling/unit.ts'
import { samplings } from '../../models/scenario/samplings.ts'
import { pointsOf, type Sampling } from '../../models/simulate/points.ts'
import { sample } from '../laws/documents.ts'
import { planOf } from '../support/againstTwin.ts'

const plan = planOf(sample('northlake'))
const drawn = plan.variables.flatMap((variable, place) => ('dimension' in variable ? [place] : []))
const trials = 1600
const how = (sampling: Sampling['sampling'], seed = 1): Sampling => ({
  sampling,
  seed,
  replicates: 16,
  trials,
})

/** The points of one variable for some trials. */
const pointsAt = (way: Sampling, place: number, first: number, count: number): Uint32Array => {
  const out = new Uint32Array(count)
  pointsOf(plan, way).fill(place, first, out, count)
  return out
}

describe.each(samplings)('%s', (sampling) => {
  it('any stretch is that of the whole', () => {
    fc.assert(
      fc.property(fc.constantFrom(...drawn), fc.nat(trials - 1), fc.nat(600), (place, first, length) => {
        const count = Math.min(length, trials - first)
        const whole = pointsAt(how(sampling), place, 0, trials)
        expect(pointsAt(how(sampling), place, first, count)).toEqual(whole.subarray(first, first + count))
      }),
      { numRuns: 20 },
    )
  })

  it(`${sampling === 'latin-hypercube' ? 'a longer run is another sample' : 'a longer run extends a shorter one'}`, () => {
    for (const place of [drawn[0]!, drawn[40]!]) {
      const short = pointsAt(how(sampling), place, 0, 512)
      const long = pointsAt({ ...how(sampling), trials: 2 * trials }, place, 0, 512)
      if (sampling === 'latin-hypercube') expect(long).not.toEqual(short)
      else expect(long).toEqual(short)
    }
  })

  it('tells seeds, replicates and variables apart', () => {
    const [a, b] = [drawn[0]!, drawn[1]!]
    const base = pointsAt(how(sampling), a, 0, 64)
    expect(pointsAt(how(sampling, 2), a, 0, 64)).not.toEqual(base)
    expect(pointsAt(how(sampling), b, 0, 64)).not.toEqual(base)
    expect(new Set(base.subarray(0, 16)).size).toBe(16)
  })

  it('shows errors that are neither too small nor too large', () => {
    const [x, y, z] = [drawn[0]!, drawn[1]!, drawn[2]!]
    const squares: number[] = []
    const means: number[] = []
    for (let seed = 1; seed <= 150; seed++) {
      const points = pointsOf(plan, how(sampling, seed))
      const columns = [x, y, z].map((place) => {
        const out = new Uint32Array(trials)
        points.fill(place, 0, out, trials)
        return out
      })
      const byReplicate = new Float64Array(16)
      for (let i = 0; i < trials; i++) {
        const [p, q, r] = columns.map((column) => toUnit(column[i]!)) as [number, number, number]
        byReplicate[i % 16]! += (p * q + (r > 0.7 ? p : 0)) / (trials / 16)
      }
      const mean = byReplicate.reduce((sum, one) => sum + one, 0) / 16
      means.push(mean)
      squares.push(byReplicate.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 15 / 16)
    }
    const mean = means.reduce((sum, one) => sum + one, 0) / means.length
    const variance = means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (means.length - 1)
    const claimed = squares.reduce((sum, one) => sum + one, 0) / squares.length
    // E[pq] = ¼, E[p; r > 0.7] = 0.15
    expect(Math.abs(mean - 0.4)).toBeLessThan(4 * Math.sqrt(variance / means.length))
    expect(claimed / variance).toBeGreaterThan(0.65)
    expect(claimed / variance).toBeLessThan(1.55)
  })
})

it('every way of sampling is pinned: results depend on it', () => {
  const points = samplings.map((sampling) => [...pointsAt(how(sampling, 20270101), drawn[3]!, 500, 4)])
  expect(Object.fromEntries(points.map((own, i) => [samplings[i]!, own]))).toMatchInlineSnapshot(`
    {
      "hdr": [
        3364251506,
        3626683047,
        737802087,
        2053738883,
      ],
      "latin-hypercube": [
        1967076367,
        2415416170,
        1742412541,
        448564614,
      ],
      "random": [
        3434108446,
        1023448426,
        2442562386,
        1906788438,
      ],
      "sobol": [
        2218713960,
        3660821446,
        2077299257,
        2648641119,
      ],
    }
  `)
})

it('hdr: the place of the input, entity 1, the seed and the replicate', () => {
  const place = drawn[5]!
  const points = pointsAt(how('hdr', 42), place, 0, 40)
  points.forEach((point, i) => {
    const [counter, seed4] = [Math.floor(i / 16), i % 16]
    expect(toUnit(point)).toBe(hdrPoint({ counter, variable: place, entity: 1, seed3: 42, seed4 }))
  })
})

it('a Latin hypercube has to know its length', () => {
  const way: Sampling = { sampling: 'latin-hypercube', seed: 1, replicates: 16 }
  expect(() => pointsAt(way, drawn[0]!, 0, 1)).toThrow('how many trials')
})

it("beyond the dimensions of Sobol' points are plain random", () => {
  const far = { ...plan, variables: plan.variables.map((one) => ({ ...one, dimension: 5000 })) }
  const out = new Uint32Array(64)
  pointsOf(far, how('sobol')).fill(drawn[0]!, 7, out, 64)
  expect(out).toEqual(pointsAt(how('random'), drawn[0]!, 7, 64))
})
