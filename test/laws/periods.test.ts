import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lineKeys } from '../../models/terms/statement.ts'
import { anyDeal } from './anyDeal.ts'
import { changed, type Loose } from './documents.ts'
import { futuresIn } from './futures.ts'
import { near, patience, runs } from './runs.ts'

/** Deals of which nothing depends on where within a year a period lies: no lags, no path of a rate, no ageing model. */
const steady = anyDeal({
  steady: true,
  rising: true,
  periods: [1],
  never: ['currency', 'paymentTerms', 'residual'],
}).map((document: Loose) =>
  changed(document, ({ risks, deals: [deal] }) => {
    for (const risk of risks) delete risk.cap?.multipleOfFees
    // without anything beyond it a cap below a guarantee is refused
    if (deal.terms.some(({ kind }: Loose) => kind === 'minimumGuarantee'))
      deal.terms = deal.terms.filter(({ kind }: Loose) => kind !== 'royaltyCap')
    for (const term of deal.terms) {
      // the period in which a cap is crossed is shared pro rata, and twelve months roll by months
      if (term.kind === 'royaltyCap') delete term.rateAfter
      if (term.tierClock === 'rolling') delete term.tierClock
    }
  }),
)

it(
  'halves, quarters and months add up to the year, line by line, while the market stands still within it',
  () => {
    fc.assert(
      fc.property(steady, fc.constantFrom(2, 4, 12), (document, parts) => {
        const whole = futuresIn(document, 2)
        const cut = futuresIn({ ...document, periodsPerYear: parts }, 2)
        whole.forEach(({ lines }, j) => {
          for (const key of lineKeys)
            lines[key].forEach((amount, year) => {
              const all = cut[j]!.lines[key][year]!
              if (!near(all, amount, 1e5)) expect([key, year, all]).toEqual([key, year, amount])
            })
        })
      }),
      runs,
    )
  },
  patience,
)
