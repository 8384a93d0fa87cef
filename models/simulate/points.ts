import { owenScramble } from '../sampling/owen.ts'
import { pathHash } from '../sampling/pathHash.ts'
import { dimensions, sobolPoint } from '../sampling/sobol.ts'
import { threefry } from '../sampling/threefry.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Variable } from '../scenario/variable.ts'

/** How a run is sampled. Trial τ is point ⌊τ/replicates⌋ of replicate τ mod replicates. */
export interface Sampling {
  readonly sampling: 'sobol' | 'random'
  readonly seed: number
  readonly replicates: number
}

/** Fills `out` with the 32-bit points of one variable for `count` trials from `first` on. */
export type Points = (variable: number, first: number, out: Uint32Array, count: number) => void

/**
 * Random-access points: a draw is a function of (seed, variable, trial) alone, so nothing shifts when an input is
 * added or the work is split. Scrambles and streams are keyed by the hash of the variable's path.
 */
export const pointsOf = (plan: Plan, how: Sampling): Points => {
  const keys = plan.variables.map(({ path }) => pathHash(path))
  const scrambles = plan.variables.map((variable, v) => scrambleSeeds(variable, keys[v]!, how))
  const pair = new Uint32Array(2)
  return (variable, first, out, count) => {
    const seeds = scrambles[variable]!
    if (seeds === null) randomPoints(keys[variable]!, how.seed, { first, out, count, pair })
    else sobolPoints(dimensionOf(plan.variables[variable]!), seeds, { first, out, count })
  }
}

type Key = readonly [number, number]

const dimensionOf = (variable: Variable): number => ('dimension' in variable ? variable.dimension : 0)

/** One scramble per replicate, or null where the point is plain random. */
const scrambleSeeds = (variable: Variable, key: Key, how: Sampling): Uint32Array | null => {
  if (how.sampling === 'random' || !('dimension' in variable) || variable.dimension >= dimensions) return null
  const pair = new Uint32Array(2)
  return Uint32Array.from({ length: how.replicates }, (_, replicate) => {
    threefry([replicate, 0x5eed], [key[0] ^ how.seed, key[1]], pair)
    return pair[0]!
  })
}

interface Target {
  readonly first: number
  readonly out: Uint32Array
  readonly count: number
}

const sobolPoints = (dimension: number, seeds: Uint32Array, { first, out, count }: Target): void => {
  const replicates = seeds.length
  let replicate = first % replicates
  let index = Math.floor(first / replicates)
  let point = sobolPoint(index, dimension)
  for (let i = 0; i < count; i++) {
    out[i] = owenScramble(point, seeds[replicate]!)
    replicate++
    if (replicate === replicates) {
      replicate = 0
      index++
      point = sobolPoint(index, dimension)
    }
  }
}

const randomPoints = (
  key: Key,
  seed: number,
  { first, out, count, pair }: Target & { pair: Uint32Array },
): void => {
  for (let i = 0; i < count; i++) {
    threefry([first + i, 0], [key[0] ^ seed, key[1]], pair)
    out[i] = pair[0]!
  }
}
