import type { Algebra } from '../kernel/formula.ts'
import { expectedWarrant } from './equity.ts'

/** An exchange rate held between two bounds. */
export interface Collar {
  readonly floor: number
  readonly cap: number
}

/** min(cap, max(floor, rate)). */
export const collared = <N>($: Algebra<N>, rate: N, { floor, cap }: Collar): N =>
  $`min(max(${rate}, ${floor}), ${cap})`

/**
 * Its expectation for a lognormal rate with mean `mean` and ln rate of standard deviation `spread`: the floor, and a call
 * on what lies above it less one on what lies above the cap.
 */
export const expectedCollared = (mean: number, spread: number, { floor, cap }: Collar): number =>
  floor + expectedWarrant(mean, floor, spread) - expectedWarrant(mean, cap, spread)
