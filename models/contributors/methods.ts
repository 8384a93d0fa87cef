import { compensatedSum } from '../numerics/compensatedSum.ts'
import { canEnumerate, exactValues } from './exact.ts'
import { type Game, plainWorths } from './game.ts'
import { sampledValues, type Valued } from './sampled.ts'

/** What the methods say of each contributor, in units of worth. */
export interface Methods {
  readonly how: 'given' | 'additive' | 'exact' | 'sampled'
  /** permutations walked; null where every coalition was looked at */
  readonly permutations: number | null
  /** v(N); null where only values were given */
  readonly total: number | null
  readonly alone: readonly number[] | null
  readonly shapley: readonly Valued[]
  readonly banzhaf: readonly Valued[] | null
  readonly leaveOneOut: readonly number[] | null
}

/** Standard error of a share at which sampling stops: half of the last place of a percentage with two decimals. */
export const enoughShare = 0.00005

const exactly = (value: number): Valued => ({ value, standardError: 0 })

/** A game of which v(S) is the sum of what its members bring: every method gives each contributor its own. */
export const additiveMethods = (values: readonly number[]): Methods => ({
  how: 'additive',
  permutations: null,
  total: compensatedSum(values),
  alone: values,
  shapley: values.map(exactly),
  banzhaf: values.map(exactly),
  leaveOneOut: values,
})

/** Values that another tool found; of its game nothing else is known. */
export const givenMethods = (values: readonly Valued[]): Methods => ({
  how: 'given',
  permutations: null,
  total: null,
  alone: null,
  shapley: values,
  banzhaf: null,
  leaveOneOut: null,
})

/** Shapley, Banzhaf and leave-one-out of a game: over every coalition where that can be done, else by sampling. */
export const methodsOf = (game: Game, seed: number): Methods => {
  const plain = plainWorths(game)
  if (canEnumerate(game)) {
    const { shapley, banzhaf } = exactValues(game)
    return {
      ...plain,
      how: 'exact',
      permutations: null,
      shapley: shapley.map(exactly),
      banzhaf: banzhaf.map(exactly),
    }
  }
  const enough = enoughShare * Math.abs(plain.total)
  return { ...plain, how: 'sampled', ...sampledValues(game, { seed, enough }) }
}
