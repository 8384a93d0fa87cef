import { accumulate } from './atoms.ts'
import type { Atoms } from './distribution.ts'

/** A law on 0, 1, 2, … by the ratio of neighbouring probabilities. */
export interface CountingLaw {
  readonly mode: number
  /** greatest count; Infinity if there is none */
  readonly most: number
  /** P(k+1)/P(k) */
  ratio(k: number): number
}

/** Beside the mode, what is rarer than this is left out: 10¹⁰ times rarer than the outermost point of a sample. */
const negligible = 1e-20

/** The counts that matter, from the mode outwards, so that no probability is lost to underflow. */
export const atomsOfCounts = ({ mode, most, ratio }: CountingLaw): Atoms => {
  const below: number[] = []
  for (let k = mode, mass = 1; k > 0; k--) {
    mass /= ratio(k - 1)
    if (mass < negligible) break
    below.push(mass)
  }
  const masses = [...below.reverse(), 1]
  const first = mode - masses.length + 1
  for (let k = mode, mass = 1; k < most; k++) {
    mass *= ratio(k)
    if (mass < negligible) break
    masses.push(mass)
  }
  return {
    values: Float64Array.from(masses, (_, i) => first + i),
    cumulative: accumulate(Float64Array.from(masses)),
  }
}
