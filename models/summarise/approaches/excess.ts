import { excessEarnings } from '../../methods/excessEarnings.ts'
import { sumOf } from './figure.ts'
import type { Rate } from './stakeColumn.ts'
import type { Holding, Subject } from './subject.ts'

/** Excess earnings of some holders' products, by trial. */
export const excessColumn = (
  { drawn, trials }: Subject,
  holdings: readonly Holding[],
  rate: Rate,
): Float64Array =>
  sumOf(
    holdings.map(({ stake: { earnings, sales, costs }, taxRate }) =>
      earnings[rate].map((presentEarnings, i) =>
        excessEarnings({
          presentEarnings,
          presentSales: sales[rate][i]!,
          charges: drawn.charges.map((charge) => charge[i]!),
          costs: costs[rate][i]!,
          taxRate,
        }),
      ),
    ),
    trials,
  )
