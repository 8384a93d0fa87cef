import type { Verdict } from '../scenario/schema/figures.ts'
import type { Columns } from './columns.ts'

/** Smaller differences are no difference: half a minor unit. */
export const tie = 0.005

/** b − a in every future, and in which share of them each is better. */
export interface Difference extends Omit<Verdict, 'difference'> {
  readonly column: Float64Array
}

/** Two columns of the same futures beside each other. */
export const differenceOf = (a: Float64Array, b: Float64Array): Difference => {
  const column = new Float64Array(a.length)
  let [first, second] = [0, 0]
  for (let i = 0; i < a.length; i++) {
    const gain = b[i]! - a[i]!
    column[i] = gain
    second += Number(gain > tie)
    first += Number(gain < -tie)
  }
  const count = a.length
  return {
    column,
    aBetter: first / count,
    bBetter: second / count,
    equal: (count - first - second) / count,
  }
}

/** Paired verdict on common futures: how often each is better, and the difference b − a. */
export const verdictOf = (a: Float64Array, b: Float64Array, columns: Columns): Verdict => {
  const { column, ...shares } = differenceOf(a, b)
  return { ...shares, difference: columns.summary(column) }
}
