import { precondition } from '../units/precondition.ts'
import { type Permutations, permutations, permute } from './permutation.ts'
import { type StreamKey, threefryColumn } from './threefry.ts'

/** One input of a Latin hypercube sample in independent replicates. */
export interface LatinHypercube {
  readonly replicates: number
  /** how each replicate orders its strata, which are as many as it has trials */
  readonly strata: Permutations
  readonly jitter: StreamKey
}

/** A sample of `trials` trials, a multiple of the replicates; `seeds` one per replicate, hashed. */
export const latinHypercube = (trials: number, seeds: Uint32Array, jitter: StreamKey): LatinHypercube => {
  const replicates = seeds.length
  precondition(trials > 0 && trials % replicates === 0, 'a Latin hypercube has equal replicates')
  return { replicates, strata: permutations(trials / replicates, seeds), jitter }
}

/**
 * Fills `out` with the 32-bit points of `count` trials from trial `first` on. Trial τ of R replicates is point ⌊τ/R⌋ of
 * replicate τ mod R: of the n = trials/R points of a replicate, point i lies in stratum π(i) of n equal ones, π being the
 * replicate's random permutation, and anywhere in it with equal chance (M. D. McKay, R. J. Beckman, W. J. Conover,
 * Technometrics 21 (1979) 239–245). A point depends on n: a longer run is another sample, whose first trials are not
 * those of a shorter one.
 */
export const latinHypercubeColumn = (
  { replicates, strata, jitter }: LatinHypercube,
  first: number,
  out: Uint32Array,
  count: number,
): void => {
  const n = strata.count
  precondition(first + count <= n * replicates, 'a trial of the sample')
  threefryColumn(jitter, first, out, count)
  for (let i = 0; i < count; i++) {
    const index = Math.floor((first + i) / replicates)
    const stratum = permute(index, strata, first + i - index * replicates)
    const least = firstCell(stratum, n)
    out[i] = least + Math.floor((out[i]! * (firstCell(stratum + 1, n) - least)) / 4294967296)
  }
}

/** The first of the 2³² cells whose middle lies in a stratum: each cell belongs to one stratum. */
const firstCell = (stratum: number, strata: number): number =>
  Math.ceil((stratum * 4294967296) / strata - 0.5)
