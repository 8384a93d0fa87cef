import type { Verdict } from '../scenario/schema/figures.ts'
import type { Columns } from './columns.ts'

/** Smaller differences are no difference: half a minor unit. */
const tie = 0.005

/** Paired verdict on common futures: how often each is better, and the difference b − a. */
export const verdictOf = (a: Float64Array, b: Float64Array, columns: Columns): Verdict => {
  const difference = new Float64Array(a.length)
  let [first, second] = [0, 0]
  for (let i = 0; i < a.length; i++) {
    const gain = b[i]! - a[i]!
    difference[i] = gain
    second += Number(gain > tie)
    first += Number(gain < -tie)
  }
  const count = a.length
  return {
    aBetter: first / count,
    bBetter: second / count,
    equal: (count - first - second) / count,
    difference: columns.summary(difference),
  }
}
