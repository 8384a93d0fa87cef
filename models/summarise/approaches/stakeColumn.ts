import { withAndWithout } from '../../methods/withAndWithout.ts'
import type { Stake } from '../../simulate/stakes.ts'

/** At the flows' own rates, or at the rate for time. */
export type Rate = 'flow' | 'time'

interface Held {
  readonly stake: Stake
  readonly alternative: Float64Array
  readonly taxRate: number
}

/** What is at stake for the holder of a grant, by trial. */
export const stakeColumn = ({ stake, alternative, taxRate }: Held, rate: Rate): Float64Array => {
  const { benefit, avoided, costs } = stake
  return alternative.map((fallback, i) =>
    withAndWithout({
      benefit: benefit[rate][i]!,
      avoided: avoided[rate][i]!,
      costs: costs[rate][i]!,
      alternative: fallback,
      taxRate,
    }),
  )
}
