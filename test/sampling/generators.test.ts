import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hdrBits, hdrColumn, hdrPoint } from '../../models/sampling/hdr.ts'
import { latinHypercube, latinHypercubeColumn } from '../../models/sampling/latinHypercube.ts'
import { mixBits, pathHash } from '../../models/sampling/pathHash.ts'
import { permutations, permute } from '../../models/sampling/permutation.ts'
import { threefry, threefryColumn } from '../../models/sampling/threefry.ts'
import { toUnit } from '../../models/sampling/unit.ts'
import { publishedCase } from '../known/publishedCase.ts'

test('threefry2x32-20: the known-answer vectors of Random123', () => {
  const { inputs, expected } = publishedCase<{ counter: string[]; key: string[] }[], string[][]>(
    'threefry2x32-20',
  )
  const words = (hex: readonly string[]): Uint32Array =>
    Uint32Array.from(hex, (word) => Number.parseInt(word, 16))
  const out = new Uint32Array(2)
  for (const [i, { counter, key }] of inputs.entries()) {
    threefry(words(counter), words(key), out)
    expect([...out]).toEqual([...words(expected[i]!)])
  }
})

test('a column of threefry is the first words of its counters', () => {
  const word = fc.integer({ min: -(2 ** 31), max: 2 ** 32 - 1 })
  fc.assert(
    fc.property(word, word, fc.nat(2 ** 32 - 1), fc.nat(20), (a, b, first, count) => {
      const out = new Uint32Array(count)
      threefryColumn([a, b], first, out, count)
      const pair = new Uint32Array(2)
      const expected = Array.from({ length: count }, (_, i) => {
        threefry([first + i, 0], [a, b], pair)
        return pair[0]!
      })
      expect([...out]).toEqual(expected)
    }),
  )
})

test('hdr2: the printed test set', () => {
  interface Inputs {
    entity: number
    varId: number
    seed3: number
    seed4: number
    counter: number[]
  }
  const { inputs, expected, tolerance } = publishedCase<Inputs, number[]>('hdr2')
  const { entity, varId: variable, seed3, seed4 } = inputs
  for (const [i, counter] of inputs.counter.entries()) {
    const point = hdrPoint({ counter, variable, entity, seed3, seed4 })
    expect(Math.abs(point - expected[i]!)).toBeLessThan(tolerance.abs!)
  }
})

test('units lie strictly between 0 and 1, in the middle of their cells', () => {
  expect([toUnit(0), toUnit(2 ** 31), toUnit(2 ** 32 - 1)]).toEqual([2 ** -33, 0.5 + 2 ** -33, 1 - 2 ** -33])
})

describe('path hash', () => {
  test('is pinned: results depend on it', () => {
    expect([pathHash(''), pathHash('inputs.size'), pathHash('inputs.größe')]).toMatchInlineSnapshot(`
      [
        [
          2846381167,
          68692452,
        ],
        [
          2184017240,
          2770409100,
        ],
        [
          2902198055,
          460362960,
        ],
      ]
    `)
  })
  test('similar paths share no words', () => {
    const paths = Array.from({ length: 50000 }, (_, i) => `fields.F${i}.market.size`)
    expect(new Set(paths.map((path) => pathHash(path)[0])).size).toBeGreaterThan(49990)
    expect(new Set(paths.map((path) => pathHash(path).join())).size).toBe(50000)
  })
  test('one character changes about half of the bits of both words', () => {
    const ones = (x: number): number => x.toString(2).replaceAll('0', '').length
    for (const lane of [0, 1] as const) {
      let changed = 0
      for (let i = 0; i < 2000; i++)
        changed += ones((pathHash(`a.b${i}.c`)[lane] ^ pathHash(`a.b${i}.d`)[lane]) >>> 0)
      expect(changed / 2000).toBeGreaterThan(15.5)
      expect(changed / 2000).toBeLessThan(16.5)
    }
  })
  test('mixing is one-to-one', () => {
    expect(new Set(Array.from({ length: 100000 }, (_, i) => mixBits(i * 40503))).size).toBe(100000)
  })
})

test('hdr2: the published formula as it stands, for any whole numbers of a run', () => {
  const published = (c: number, v: number, e: number, s3: number, s4: number): number => {
    const first =
      ((999999999999989 %
        (((c * 2499997 + v * 1800451 + e * 2000371 + s3 * 1796777 + s4 * 2299603) % 7450589) * 4658 +
          7450581)) *
        383) %
      99991
    const second =
      ((999999999999989 %
        (((c * 2246527 + v * 2399993 + e * 2100869 + s3 * 1918303 + s4 * 1624729) % 7450987) * 7580 +
          7560584)) *
        17669) %
      7440893
    return ((((first * 7440893 + second) * 1343) % 4294967296) + 0.5) / 4294967296
  }
  fc.assert(
    fc.property(fc.nat(1e8), fc.nat(5000), fc.nat(9), fc.nat(4294967295), fc.nat(1023), (...given) => {
      const [counter, variable, entity, seed3, seed4] = given
      expect(hdrPoint({ counter, variable, entity, seed3, seed4 })).toBe(published(...given))
    }),
    { numRuns: 2000 },
  )
})

test('a column of hdr has the replicate as its fourth seed and the point as its counter', () => {
  const out = new Uint32Array(40)
  hdrColumn({ variable: 7, seed: 20270101, replicates: 16 }, 1000, out, 40)
  out.forEach((point, i) => {
    const [counter, seed4] = [Math.floor((1000 + i) / 16), (1000 + i) % 16]
    expect(point).toBe(hdrBits({ counter, variable: 7, entity: 1, seed3: 20270101, seed4 }))
  })
})

describe('permutations', () => {
  test('are one-to-one for any count and seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.nat(0xffffffff), (count, seed) => {
        const pair = permutations(count, Uint32Array.of(1, seed))
        const seen = new Set(Array.from({ length: count }, (_, i) => permute(i, pair, 1)))
        expect(seen.size).toBe(count)
        expect(Math.max(...seen)).toBe(count - 1)
      }),
    )
  })

  test('are pinned: results depend on them', () => {
    const ten = permutations(10, Uint32Array.of(1, 2))
    expect(
      [0, 1].map((which) => Array.from({ length: 10 }, (_, i) => permute(i, ten, which))),
    ).toMatchInlineSnapshot(`
      [
        [
          2,
          7,
          4,
          8,
          9,
          1,
          5,
          0,
          3,
          6,
        ],
        [
          1,
          5,
          4,
          8,
          2,
          0,
          9,
          3,
          6,
          7,
        ],
      ]
    `)
    const many = permutations(1e6, Uint32Array.of(3))
    expect([0, 1, 2, 999999].map((i) => permute(i, many, 0))).toMatchInlineSnapshot(`
      [
        834146,
        684941,
        556314,
        163370,
      ]
    `)
  })

  test.each([2, 3, 5, 8, 12, 64, 100])('of %i put each index into each place equally often', (count) => {
    const draws = 200 * count
    const seeds = Uint32Array.from({ length: draws }, (_, i) => mixBits(i + 1))
    const all = permutations(count, seeds)
    const places = new Float64Array(count * count)
    const steps = new Float64Array(count)
    for (let which = 0; which < draws; which++)
      for (let i = 0; i < count; i++) {
        const place = permute(i, all, which)
        places[i * count + place]! += 1
        steps[(permute((i + 1) % count, all, which) - place + count) % count]! += 1
      }
    const excess = (counts: Float64Array, expected: number, freedom: number): number =>
      (counts.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0) - freedom) / Math.sqrt(2 * freedom)
    expect(Math.abs(excess(places, 200, (count - 1) ** 2))).toBeLessThan(4)
    expect(steps[0]).toBe(0)
    // neighbours: any step but 0 equally often
    if (count > 2)
      expect(Math.abs(excess(steps.subarray(1), (draws * count) / (count - 1), count - 2))).toBeLessThan(5)
  })
})

describe('Latin hypercube', () => {
  const seeds = fc.array(fc.nat(0xffffffff), { minLength: 1, maxLength: 20 })

  test('each stratum of each replicate holds one point, whatever the number of trials', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 300 }), (keys, strata) => {
        const replicates = keys.length
        const trials = strata * replicates
        const out = new Uint32Array(trials)
        latinHypercubeColumn(latinHypercube(trials, Uint32Array.from(keys), [1, 2]), 0, out, trials)
        for (let r = 0; r < replicates; r++) {
          const own = out.filter((_, i) => i % replicates === r)
          expect(new Set(Array.from(own, (x) => Math.floor(toUnit(x) * strata))).size).toBe(strata)
        }
      }),
    )
  })

  test('any stretch of trials is that of the whole', () => {
    const sample = latinHypercube(
      1600,
      Uint32Array.from({ length: 16 }, (_, r) => mixBits(r + 1)),
      [1, 2],
    )
    const whole = new Uint32Array(1600)
    latinHypercubeColumn(sample, 0, whole, 1600)
    const part = new Uint32Array(70)
    for (const first of [1530, 3, 0, 512]) {
      latinHypercubeColumn(sample, first, part, 70)
      expect(part).toEqual(whole.subarray(first, first + 70))
    }
    expect(() => latinHypercubeColumn(sample, 1531, part, 70)).toThrow('a trial of the sample')
    expect(() => latinHypercube(1601, new Uint32Array(16), [1, 2])).toThrow('equal replicates')
  })

  test('is pinned: results depend on it', () => {
    const out = new Uint32Array(8)
    latinHypercubeColumn(latinHypercube(8, Uint32Array.of(5, 6), [1, 2]), 0, out, 8)
    expect([...out]).toMatchInlineSnapshot(`
      [
        157267916,
        3789087884,
        1705610473,
        598117290,
        3295535854,
        3194845484,
        2270310742,
        1558040540,
      ]
    `)
  })

  test('the means of replicates are unbiased and spread far less than plain random ones', () => {
    const replicates = 256
    const sample = latinHypercube(
      256 * 64,
      Uint32Array.from({ length: 256 }, (_, r) => mixBits(r + 9)),
      [3, 4],
    )
    const out = new Uint32Array(256 * 64)
    latinHypercubeColumn(sample, 0, out, out.length)
    const means = Array.from({ length: replicates }, (_, r) => {
      let sum = 0
      for (let i = r; i < out.length; i += replicates) sum += toUnit(out[i]!) ** 2
      return sum / 64
    })
    const mean = means.reduce((sum, m) => sum + m, 0) / replicates
    const sd = Math.sqrt(means.reduce((sum, m) => sum + (m - mean) ** 2, 0) / (replicates - 1))
    // plain random: sd of x² is √(4/45) = 0.298, over √64 = 0.0373
    expect(sd).toBeLessThan(0.0373 / 20)
    expect(Math.abs(mean - 1 / 3)).toBeLessThan((4 * sd) / 16)
  })
})
