import type { Verdict } from '../scenario/schema/figures.ts'
import { summaryOf } from './summary.ts'

/** Smaller differences are no difference: half a minor unit. */
const tie = 0.005

/** Paired verdict on common futures: how often each is better, and the difference b − a. */
export const verdictOf = (a: Float64Array, b: Float64Array, replicates: number): Verdict => {
  const difference = new Float64Array(a.length)
  let [first, second] = [0, 0]
  for (let i = 0; i < a.length; i++) {
    difference[i] = b[i]! - a[i]!
    if (difference[i]! > tie) second++
    else if (difference[i]! < -tie) first++
  }
  const count = a.length
  return {
    aBetter: first / count,
    bBetter: second / count,
    equal: (count - first - second) / count,
    difference: summaryOf(difference, replicates),
  }
}
