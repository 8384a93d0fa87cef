import { precondition } from '../units/precondition.ts'
import data from './directionNumbers.json'

/**
 * Sobol' points by random access: coordinate `dimension` of point `index` as a 32-bit integer (divide by 2³²), in Gray
 * code order, so that neighbours differ by one direction number. Direction numbers: S. Joe and F. Y. Kuo,
 * new-joe-kuo-6 (SIAM J. Sci. Comput. 30 (2008) 2635–2654).
 */
export const sobolPoint = (index: number, dimension: number): number => {
  const directions = directionNumbers(dimension)
  let point = 0
  for (let gray = (index ^ (index >>> 1)) >>> 0, bit = 0; gray !== 0; gray >>>= 1, bit++) {
    if (gray & 1) point ^= directions[bit]!
  }
  return point >>> 0
}

/** Dimensions 0 to 1023. */
export const dimensions = data.dimensions.length + 1

const vectors = new Map<number, Uint32Array>()

/** The 32 direction numbers of a dimension, the most significant first: number j flips when bit j of the Gray code is set. */
export const directionNumbers = (dimension: number): Uint32Array => {
  const known = vectors.get(dimension)
  if (known !== undefined) return known
  precondition(dimension >= 0 && dimension < dimensions, `a Sobol' dimension below ${dimensions}`)
  const made = dimension === 0 ? vanDerCorput() : recurrence(data.dimensions[dimension - 1]!)
  vectors.set(dimension, made)
  return made
}

const vanDerCorput = (): Uint32Array => Uint32Array.from({ length: 32 }, (_, i) => (1 << (31 - i)) >>> 0)

/**
 * v_i = a₁v_{i−1} ⊕ … ⊕ a_{s−1}v_{i−s+1} ⊕ v_{i−s} ⊕ (v_{i−s} ≫ s), started from v_i = m_i·2^(32−i). A row is the
 * degree s, the bits a₁…a_{s−1} of the primitive polynomial, then m₁…m_s.
 */
const recurrence = ([degree, polynomial, ...initial]: readonly number[]): Uint32Array => {
  const s = degree!
  const directions = new Uint32Array(32)
  for (let i = 0; i < 32; i++) {
    if (i < s) {
      directions[i] = initial[i]! << (31 - i)
      continue
    }
    let next = directions[i - s]! ^ (directions[i - s]! >>> s)
    for (let k = 1; k < s; k++) if ((polynomial! >>> (s - 1 - k)) & 1) next ^= directions[i - k]!
    directions[i] = next
  }
  return directions
}
