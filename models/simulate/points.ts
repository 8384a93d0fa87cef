import { pathHash } from '../sampling/pathHash.ts'
import { dimensions } from '../sampling/sobol.ts'
import { type ScrambledSobol, scrambledSobol, sobolColumn } from '../sampling/sobolColumn.ts'
import { type StreamKey, threefry, threefryColumn } from '../sampling/threefry.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Place } from '../scenario/variable.ts'

/** How a run is sampled. Trial τ is point ⌊τ/replicates⌋ of replicate τ mod replicates. */
export interface Sampling {
  readonly sampling: 'sobol' | 'random'
  readonly seed: number
  readonly replicates: number
}

/** Points by random access: any stretch of trials of any variable, in any order. */
export interface Points {
  /** fills `out` with the 32-bit points of one variable for `count` trials from `first` on */
  readonly fill: (place: Place, first: number, out: Uint32Array, count: number) => void
}

/**
 * Random-access points: a draw is a function of (seed, variable, trial) alone, so nothing shifts when an input is
 * added or the work is split. Scrambles and streams are keyed by the hash of the variable's path, and made when the
 * variable is first drawn.
 */
export const pointsOf = (plan: Plan, how: Sampling): Points => {
  const streams: Stream[] = []
  return {
    fill: (place, first, out, count) => {
      streams[place] ??= streamOf(plan, place, how)
      streams[place](first, out, count)
    },
  }
}

/** The points of one variable. */
type Stream = (first: number, out: Uint32Array, count: number) => void

const streamOf = (plan: Plan, place: Place, how: Sampling): Stream => {
  const variable = plan.variables[place]!
  const [word, other] = pathHash(variable.path)
  const key: StreamKey = [word ^ how.seed, other]
  const dimension = 'dimension' in variable ? variable.dimension : dimensions
  if (how.sampling === 'random' || dimension >= dimensions)
    return (first, out, count) => threefryColumn(key, first, out, count)
  const sobol: ScrambledSobol = scrambledSobol(dimension, scrambleSeeds(key, how.replicates))
  return (first, out, count) => sobolColumn(sobol, first, out, count)
}

/** One scramble per replicate. */
const scrambleSeeds = (key: StreamKey, replicates: number): Uint32Array => {
  const pair = new Uint32Array(2)
  return Uint32Array.from({ length: replicates }, (_, replicate) => {
    threefry([replicate, 0x5eed], key, pair)
    return pair[0]!
  })
}
