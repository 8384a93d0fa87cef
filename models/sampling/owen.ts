/**
 * Nested uniform (Owen) scrambling of a 32-bit point by hashing: each bit is flipped by a function of the seed and of
 * the bits above it, so that every elementary interval of a net keeps its share of points. Laine & Karras, Stratified
 * sampling for stochastic transparency (EGSR 2011); B. Burley, Practical hash-based Owen scrambling (JCGT 9, 2020);
 * constants by N. Vegdahl, Building a better LK hash (2021), also in pbrt-v4. Seeds should be hashed themselves.
 */
export const owenScramble = (point: number, seed: number): number =>
  owenScrambleReversed(reverseBits(point), seed)

/** The same for a point whose bits are already in reverse order: for loops that keep reversed direction numbers. */
export const owenScrambleReversed = (reversed: number, seed: number): number => {
  let x = reversed
  x ^= Math.imul(x, 0x3d20adea)
  x = (x + seed) | 0
  x = Math.imul(x, (seed >>> 16) | 1)
  x ^= Math.imul(x, 0x05526c56)
  x ^= Math.imul(x, 0x53a22864)
  return reverseBits(x)
}

/** The 32 bits in reverse order, as an unsigned integer. For loops there is `reversal`. */
export const reverseBits = (bits: number): number => {
  let x = bits
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1)
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2)
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4)
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8)
  return ((x >>> 16) | (x << 16)) >>> 0
}

const reversalOf = (length: number, shift: number): Uint32Array =>
  Uint32Array.from({ length }, (_, bits) => reverseBits(bits << shift))

/**
 * The reverse of each group of 11, 11 and 10 bits, where it belongs: x reversed is low[x & 2047] | middle[x >>> 11 &
 * 2047] | high[x >>> 22]. Half of the work of `reverseBits`, in 20 kB.
 */
export const reversal = {
  low: reversalOf(2048, 0),
  middle: reversalOf(2048, 11),
  high: reversalOf(1024, 22),
} as const
