import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hdrPoint } from '../../models/sampling/hdr.ts'
import { latinHypercubePoint, permute } from '../../models/sampling/latinHypercube.ts'
import { mixBits, pathHash } from '../../models/sampling/pathHash.ts'
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

describe('Latin hypercube', () => {
  test('a permutation for any count and seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer(), (count, seed) => {
        const seen = new Set(Array.from({ length: count }, (_, i) => permute(i, count, seed)))
        expect(seen.size).toBe(count)
        expect(Math.max(...seen)).toBe(count - 1)
      }),
    )
  })
  test('each stratum holds one point, and seeds give different orders', () => {
    const points = (seed: number): number[] =>
      Array.from({ length: 1000 }, (_, i) => latinHypercubePoint(i, { trials: 1000, seed }, mixBits(i + 1)))
    expect(new Set(points(3).map((x) => Math.floor(toUnit(x) * 1000))).size).toBe(1000)
    const moved = points(3).filter((x, i) => x !== points(4)[i]).length
    expect(moved).toBeGreaterThan(950)
  })
})
