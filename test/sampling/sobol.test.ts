import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { owenScramble, owenScrambleReversed, reverseBits } from '../../models/sampling/owen.ts'
import { pathHash } from '../../models/sampling/pathHash.ts'
import { dimensions, directionNumbers, sobolPoint } from '../../models/sampling/sobol.ts'
import { scrambledSobol, sobolColumn } from '../../models/sampling/sobolColumn.ts'
import { publishedCase } from '../known/publishedCase.ts'

const seedOf = (key: string): number => pathHash(key)[0]

test('scipy-sobol-2d: the first eight points', () => {
  const { inputs, expected } = publishedCase<{ n: number }, number[][]>('scipy-sobol-2d')
  const points = Array.from({ length: inputs.n }, (_, i) => [
    sobolPoint(i, 0) / 2 ** 32,
    sobolPoint(i, 1) / 2 ** 32,
  ])
  expect(points).toEqual(expected)
})

test('SALib: the third dimension of the first eight points', () => {
  const third = Array.from({ length: 8 }, (_, i) => sobolPoint(i, 2) / 2 ** 32)
  expect(third).toEqual([0, 0.5, 0.25, 0.75, 0.625, 0.125, 0.875, 0.375])
})

/** Every interval [k/n, (k+1)/n) holds one point. */
const isStratified = (points: readonly number[]): boolean => {
  const n = points.length
  return new Set(points.map((point) => Math.floor((point / 2 ** 32) * n))).size === n
}

test('every one of the 1024 dimensions is a permutation of each block of 2^k points', () => {
  expect(dimensions).toBe(1024)
  for (let dimension = 0; dimension < dimensions; dimension++) {
    expect(isStratified(Array.from({ length: 64 }, (_, i) => sobolPoint(i, dimension)))).toBe(true)
    expect(isStratified(Array.from({ length: 64 }, (_, i) => sobolPoint(192 + i, dimension)))).toBe(true)
  }
  expect(() => directionNumbers(1024)).toThrow('below 1024')
})

test('neighbours differ by one direction number', () => {
  for (const i of [0, 1, 6, 1023, 0x7fffffff, 0xfffffffe]) {
    const bit = 31 - Math.clz32(((i + 1) & -(i + 1)) >>> 0)
    expect((sobolPoint(i, 7) ^ sobolPoint(i + 1, 7)) >>> 0).toBe(directionNumbers(7)[bit])
  }
})

describe('Owen scrambling', () => {
  const seed = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
  const bits = fc.nat(0xffffffff)

  test('keeps the order of common leading bits: equal prefixes stay equal, different ones different', () => {
    fc.assert(
      fc.property(seed, bits, bits, fc.integer({ min: 1, max: 31 }), (key, a, b, length) => {
        const prefix = (x: number): number => x >>> (32 - length)
        const same = prefix(a) === prefix(b)
        expect(prefix(owenScramble(a, key)) === prefix(owenScramble(b, key))).toBe(same)
      }),
      { numRuns: 2000 },
    )
  })
  test('in one dimension every 2^k points hit each of the 2^k intervals once', () => {
    fc.assert(
      fc.property(
        seed,
        fc.integer({ min: 0, max: 10 }),
        fc.nat(500),
        fc.nat(1023),
        (key, k, block, dimension) => {
          const n = 2 ** k
          const points = Array.from({ length: n }, (_, i) =>
            owenScramble(sobolPoint(block * n + i, dimension), key),
          )
          expect(isStratified(points)).toBe(true)
        },
      ),
    )
  })
  test('in two dimensions every elementary interval of area 2^−k is hit once', () => {
    fc.assert(
      fc.property(seed, seed, fc.integer({ min: 1, max: 9 }), fc.nat(50), (first, second, k, block) => {
        for (let a = 0; a <= k; a++) {
          const boxes = new Set<number>()
          for (let i = 0; i < 2 ** k; i++) {
            const x = owenScramble(sobolPoint(block * 2 ** k + i, 0), first)
            const y = owenScramble(sobolPoint(block * 2 ** k + i, 1), second)
            boxes.add(
              Math.floor((x / 2 ** 32) * 2 ** a) * 2 ** (k - a) + Math.floor((y / 2 ** 32) * 2 ** (k - a)),
            )
          }
          expect(boxes.size).toBe(2 ** k)
        }
      }),
    )
  })
  test('a point lands anywhere: its scrambles over seeds are uniform, each bit fair and pairs of bits independent', () => {
    const n = 20000
    const scrambled = Array.from({ length: n }, (_, i) => owenScramble(0x5a5a5a5a, seedOf(`seed ${i}`)))
    for (let bit = 0; bit < 32; bit++) {
      const ones = scrambled.filter((x) => (x >>> bit) & 1).length
      expect(Math.abs(ones / n - 0.5), `bit ${bit}`).toBeLessThan(0.02)
      const agree = scrambled.filter((x) => ((x >>> bit) & 1) === ((x >>> ((bit + 1) % 32)) & 1)).length
      expect(Math.abs(agree / n - 0.5), `bits ${bit}`).toBeLessThan(0.02)
    }
  })
  test('halves the error of a smooth mean many times over plain random', () => {
    const meanError = (key: string): number => {
      let sum = 0
      for (let i = 0; i < 1024; i++) {
        const x = owenScramble(sobolPoint(i, 0), seedOf(`${key} x`)) / 2 ** 32
        const y = owenScramble(sobolPoint(i, 1), seedOf(`${key} y`)) / 2 ** 32
        sum += x * y
      }
      return sum / 1024 - 0.25
    }
    const errors = Array.from({ length: 64 }, (_, i) => meanError(`${i}`))
    const rootMeanSquare = Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / 64)
    // plain random: sd of x·y is √(7/144) = 0.22, over √1024 = 0.0069
    expect(rootMeanSquare).toBeLessThan(0.0069 / 30)
    expect(Math.abs(errors.reduce((sum, e) => sum + e, 0) / 64)).toBeLessThan((4 * rootMeanSquare) / 8)
  })
  test('reversed input gives the same', () => {
    fc.assert(
      fc.property(seed, bits, (key, x) => {
        expect(reverseBits(reverseBits(x))).toBe(x)
        expect(owenScrambleReversed(reverseBits(x), key)).toBe(owenScramble(x, key))
      }),
    )
    expect(reverseBits(1)).toBe(0x80000000)
    expect(reverseBits(0x12345678)).toBe(0x1e6a2c48)
  })
})

test('a column is the scrambled points of interleaved replicates, from any trial on', () => {
  const replicates = fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), {
    minLength: 1,
    maxLength: 40,
  })
  fc.assert(
    fc.property(
      fc.nat(dimensions - 1),
      replicates,
      fc.oneof(fc.nat(5000), fc.nat(1e9)),
      fc.nat(70),
      (dimension, keys, first, count) => {
        const seeds = Uint32Array.from(keys)
        const out = new Uint32Array(count)
        sobolColumn(scrambledSobol(dimension, seeds), first, out, count)
        const expected = Array.from({ length: count }, (_, i) => {
          const [index, replicate] = [Math.floor((first + i) / keys.length), (first + i) % keys.length]
          return owenScramble(sobolPoint(index, dimension), seeds[replicate]!)
        })
        expect([...out]).toEqual(expected)
      },
    ),
  )
})
