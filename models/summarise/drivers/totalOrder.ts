import { type LeftOut, leftOutOf } from './jackknife.ts'

/**
 * Total-order index of an input, what it has a part in: T = E[(y − y′)²] / 2·Var(y), y′ the output with that input alone
 * drawn once more (M. J. W. Jansen, Computer Physics Communications 117, 1999, 35–43; the estimator that A. Saltelli et al.,
 * Computer Physics Communications 181, 2010, 259–270, table 2, recommend). Adds up as blocks of trials come.
 */
export interface Differences {
  /** Σ (y − y′)² by replicate */
  readonly squares: Float64Array
}

/** Sums of nothing yet. */
export const noDifferences = (replicates: number): Differences => ({ squares: new Float64Array(replicates) })

/** Adds trials from `first` on: trial τ belongs to replicate τ mod R. */
export const addDifferences = (
  { squares }: Differences,
  first: number,
  [before, after]: readonly [Float64Array, Float64Array],
): void => {
  for (let i = 0; i < before.length; i++) {
    const difference = before[i]! - after[i]!
    squares[(first + i) % squares.length]! += difference * difference
  }
}

/** E[(y − y′)²]/2, all and without each replicate. */
export const halfSquares = ({ squares }: Differences, trials: number): LeftOut => {
  const replicates = squares.length
  const total = squares.reduce((sum, own) => sum + own, 0)
  const each = trials / replicates
  return Float64Array.from({ length: replicates + 1 }, (_, p) =>
    p === 0 ? total / trials / 2 : (total - squares[p - 1]!) / (trials - each) / 2,
  )
}

/** The index, with the variance of the same trials. */
export const totalShare = (half: LeftOut, variance: LeftOut): LeftOut =>
  leftOutOf([half, variance], ([own, all]) => (all! > 0 ? own! / all! : 0))
