import { fitPolicy, followPolicy } from './policy.ts'
import type { Game } from './tree.ts'

/** The way of each trial: decided by what the other half taught, or by all trials, these included. */
export interface Decided {
  readonly outOfSample: Uint16Array
  readonly inSample: Uint16Array
}

/**
 * Decisions with an honest split: the policy that decides the trials of one half of the replicates is fitted on the other
 * half alone (cross-fitting), so that no trial is decided by its own future. Beside it what the same trials would do
 * under a policy fitted on all of them, which flatters the holder. Trial τ belongs to replicate τ mod R.
 */
export const crossFit = (game: Game, replicates: number): Decided => {
  const [first, second] = [0, 1].map((half) =>
    trialsOf(game.trials, (i) => (i % replicates) % 2 === half),
  ) as [Uint32Array, Uint32Array]
  const outOfSample = followPolicy(game, fitPolicy(game, first), second)
  const others = followPolicy(game, fitPolicy(game, second), first)
  for (const i of first) outOfSample[i] = others[i]!
  const all = trialsOf(game.trials, () => true)
  return { outOfSample, inSample: followPolicy(game, fitPolicy(game, all), all) }
}

const trialsOf = (count: number, belongs: (i: number) => boolean): Uint32Array =>
  Uint32Array.from({ length: count }, (_, i) => i).filter(belongs)
