import { reversal, reverseBits } from './owen.ts'
import { directionNumbers, sobolPoint } from './sobol.ts'

/** One coordinate of a Sobol' sequence in several independent scrambles, its replicates. */
export interface ScrambledSobol {
  readonly dimension: number
  /** direction numbers with their bits in reverse order */
  readonly reversed: Uint32Array
  /** one per replicate, hashed */
  readonly seeds: Uint32Array
}

export const scrambledSobol = (dimension: number, seeds: Uint32Array): ScrambledSobol => ({
  dimension,
  reversed: directionNumbers(dimension).map(reverseBits),
  seeds,
})

/**
 * Fills `out` with the points of `count` trials from trial `first` on. Trial τ of R replicates is point ⌊τ/R⌋ of
 * replicate τ mod R: `owenScramble(sobolPoint(⌊τ/R⌋, dimension), seeds[τ mod R])`, bit for bit.
 *
 * A hot loop, and longer than the rest for it: the point is kept in reverse order of bits, which is what the hash
 * works on, and goes on from one index to the next by a single direction number; the step of the hash that does not
 * depend on the seed is taken once for all replicates. Nothing is allocated.
 */
export const sobolColumn = (
  { dimension, reversed, seeds }: ScrambledSobol,
  first: number,
  out: Uint32Array,
  count: number,
): void => {
  const { low, middle, high } = reversal
  const replicates = seeds.length
  let index = Math.floor(first / replicates)
  let replicate = first - index * replicates
  let point = reverseBits(sobolPoint(index, dimension)) | 0
  for (let i = 0; i < count; ) {
    const mixed = point ^ Math.imul(point, 0x3d20adea)
    const end = Math.min(count, i + replicates - replicate)
    for (; i < end; i++, replicate++) {
      const seed = seeds[replicate]! | 0
      let x = Math.imul((mixed + seed) | 0, (seed >>> 16) | 1)
      x ^= Math.imul(x, 0x05526c56)
      x ^= Math.imul(x, 0x53a22864)
      out[i] = low[x & 2047]! | middle[(x >>> 11) & 2047]! | high[x >>> 22]!
    }
    replicate = 0
    index++
    // in Gray code order index n differs from n − 1 by the direction number of the lowest bit set in n
    point ^= reversed[31 - Math.clz32(index & -index)]!
  }
}
