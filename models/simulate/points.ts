import { hdrColumn } from '../sampling/hdr.ts'
import { latinHypercube, latinHypercubeColumn } from '../sampling/latinHypercube.ts'
import { pathHash } from '../sampling/pathHash.ts'
import { dimensions } from '../sampling/sobol.ts'
import { scrambledSobol } from '../sampling/sobolColumn.ts'
import { type StreamKey, threefry, threefryColumn } from '../sampling/threefry.ts'
import { sobolInVectors } from '../sampling/wasm/columns.ts'
import type { Plan } from '../scenario/plan.ts'
import type { SamplingMethod } from '../scenario/samplings.ts'
import type { Place } from '../scenario/variable.ts'
import { precondition } from '../units/precondition.ts'

/** How a run is sampled. Trial τ is point ⌊τ/replicates⌋ of replicate τ mod replicates. */
export interface Sampling {
  readonly sampling: SamplingMethod
  readonly seed: number
  readonly replicates: number
  /** of the whole run, a multiple of the replicates: what a Latin hypercube divides into; the others do not ask */
  readonly trials?: number
}

/** Points by random access: any stretch of trials of any variable, in any order. */
export interface Points {
  /** whether each quantile is computed instead of read from a table, as the spreadsheet that replays the run does */
  readonly exact: boolean
  /** fills `out` with the 32-bit points of one variable for `count` trials from `first` on */
  readonly fill: (place: Place, first: number, out: Uint32Array, count: number) => void
}

/**
 * Random-access points: a draw is a function of (seed, variable, trial), with a Latin hypercube also of the number of
 * trials, so nothing shifts when the work is split. Scrambles and streams are keyed by the hash of the variable's path,
 * so that nothing shifts when an input is added either; with HDR they are keyed by its place. They are made when the
 * variable is first drawn.
 */
export const pointsOf = (plan: Plan, how: Sampling): Points => {
  const streams: Stream[] = []
  return {
    exact: how.sampling === 'hdr',
    fill: (place, first, out, count) => {
      streams[place] ??= streamOf(plan, place, how)
      streams[place](first, out, count)
    },
  }
}

/** Whether the first trials of a longer run are those of a shorter one. */
export const extendsShorter = ({ sampling }: Sampling): boolean => sampling !== 'latin-hypercube'

/** The points of one variable. */
type Stream = (first: number, out: Uint32Array, count: number) => void

const streamOf = (plan: Plan, place: Place, how: Sampling): Stream => {
  const variable = plan.variables[place]!
  const { seed, replicates } = how
  const [word, other] = pathHash(variable.again ? `${variable.path} again` : variable.path)
  const key: StreamKey = [word ^ seed, other]
  switch (how.sampling) {
    case 'sobol': {
      const dimension = 'dimension' in variable ? variable.dimension : dimensions
      return dimension < dimensions ? sobolStream(dimension, seedsOf(key, replicates)) : randomStream(key)
    }
    case 'latin-hypercube': {
      precondition(how.trials !== undefined, 'a Latin hypercube knows how many trials it has')
      const sample = latinHypercube(how.trials, seedsOf(key, replicates), key)
      return (first, out, count) => latinHypercubeColumn(sample, first, out, count)
    }
    case 'random':
      return randomStream(key)
    case 'hdr':
      return hdrStream(variable.again ? plan.variables.length + place : place, how)
    default:
      return how.sampling satisfies never
  }
}

const hdrStream =
  (variable: Place, { seed, replicates }: Sampling): Stream =>
  (first, out, count) =>
    hdrColumn({ variable, seed, replicates }, first, out, count)

const randomStream =
  (key: StreamKey): Stream =>
  (first, out, count) =>
    threefryColumn(key, first, out, count)

const sobolStream = (dimension: number, seeds: Uint32Array): Stream => {
  const sobol = scrambledSobol(dimension, seeds)
  return (first, out, count) => sobolInVectors(sobol, first, out, count)
}

/** One seed per replicate, for its scramble or its permutation. */
const seedsOf = (key: StreamKey, replicates: number): Uint32Array => {
  const pair = new Uint32Array(2)
  return Uint32Array.from({ length: replicates }, (_, replicate) => {
    threefry([replicate, 0x5eed], key, pair)
    return pair[0]!
  })
}
