export interface HdrPoint {
  /** number of the trial */
  readonly counter: number
  /** place of the input in the document */
  readonly variable: number
  readonly entity: number
  readonly seed3: number
  readonly seed4: number
}

/**
 * HDR 2.0, a counter-based uniform in (0, 1) that is one spreadsheet formula with every intermediate below 2⁵³ (Hubbard
 * Decision Research; published by probabilitymanagement.org). Whole numbers ≥ 0.
 */
export const hdrPoint = (at: HdrPoint): number => (hdrBits(at) + 0.5) / 4294967296

/** The 32-bit cell that `hdrPoint` is the middle of. */
export const hdrBits = ({ counter, variable, entity, seed3, seed4 }: HdrPoint): number => {
  const sum1 = counter * 2499997 + variable * 1800451 + entity * 2000371 + seed3 * 1796777 + seed4 * 2299603
  const sum2 = counter * 2246527 + variable * 2399993 + entity * 2100869 + seed3 * 1918303 + seed4 * 1624729
  const part1 = modulo(modulo(seedPrime, modulo(sum1, 7450589) * 4658 + 7450581) * 383, 99991)
  const part2 = modulo(modulo(seedPrime, modulo(sum2, 7450987) * 7580 + 7560584) * 17669, 7440893)
  return modulo((part1 * 7440893 + part2) * 1343, 4294967296)
}

const seedPrime = 999999999999989

/** a mod b of whole numbers below 2⁵³, a few times faster than %, which divides bit by bit; as exact. */
const modulo = (a: number, b: number): number => {
  const rest = a - Math.floor(a / b) * b
  return rest < 0 ? rest + b : rest
}

/** One input's numbers in a run: `variable` is its place in the document, `seed3` the seed, `seed4` the replicate. */
export interface HdrStream {
  readonly variable: number
  readonly seed: number
  readonly replicates: number
}

/**
 * Fills `out` with the 32-bit points of `count` trials from trial `first` on: trial τ of R replicates has counter
 * ⌊τ/R⌋, entity 1 and fourth seed τ mod R.
 */
export const hdrColumn = (
  { variable, seed, replicates }: HdrStream,
  first: number,
  out: Uint32Array,
  count: number,
): void => {
  for (let i = 0; i < count; i++) {
    const counter = Math.floor((first + i) / replicates)
    const seed4 = first + i - counter * replicates
    out[i] = hdrBits({ counter, variable, entity: 1, seed3: seed, seed4 })
  }
}
