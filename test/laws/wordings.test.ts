import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyDeal } from './anyDeal.ts'
import { between } from './anyNumber.ts'
import { changed, type Loose } from './documents.ts'
import { futuresIn, receiptLines, sumOf } from './futures.ts'
import { near, patience, runs } from './runs.ts'

const beside = (document: Loose, ...terms: readonly Loose[]): Loose =>
  changed(document, ({ deals: [deal] }) => deal.terms.push(...terms))

/** Deals of whole contract years in which nobody else touches royalty or its dates. */
const plain = anyDeal({
  steady: true,
  never: ['royalty', 'stacking', 'royaltyCap', 'minimumGuarantee', 'advance', 'currency', 'paymentTerms'],
})

it(
  '“10 % of sales, at least 1” and “1, and 10 % of sales above 10” pay the same in every future and year',
  () => {
    const amount = fc.integer({ min: 1, max: 500_000 })
    fc.assert(
      fc.property(plain, amount, between(0.01, 0.3), (document, minimum, rate) => {
        const first = beside(
          document,
          { kind: 'royalty', rate },
          { kind: 'minimumGuarantee', amount: minimum },
        )
        const second = beside(
          document,
          { kind: 'annualFee', amount: minimum, timing: 'arrears' },
          { kind: 'royalty', tiers: [{ upTo: minimum / rate, rate: 0 }, { rate }] },
        )
        const others = futuresIn(second)
        futuresIn(first).forEach((future, j) => {
          for (let year = 0; year < future.cash.licensor.length; year++) {
            const [one, other] = [future, others[j]!].map((own) => sumOf(own, receiptLines, year))
            expect(near(one!, other!, 1e6)).toBe(true)
          }
        })
      }),
      runs,
    )
  },
  patience,
)

it(
  'a grossed-up payment leaves the licensor what it would have without withholding; else it gets 1 − w of it',
  () => {
    const untaxed = anyDeal({ bare: true, never: ['withholding', 'equity', 'inKind'] })
    fc.assert(
      fc.property(untaxed, between(0, 0.8), fc.boolean(), (document, rate, grossUp) => {
        const withheld = futuresIn(beside(document, { kind: 'withholding', rate, grossUp }))
        futuresIn(document).forEach(({ cash, lines, worth }, j) => {
          const kept = grossUp ? 1 : 1 - rate
          const other = withheld[j]!
          cash.licensor.forEach((amount, year) => {
            expect(near(other.cash.licensor[year]!, kept * amount, 1e6)).toBe(true)
            // of what the licensee pays now, the part that is withheld is what it pays more, or what the other gets less
            const tax = (grossUp ? rate / (1 - rate) : -rate) * amount
            expect(near(other.lines.withholding[year]!, tax, 1e6)).toBe(true)
          })
          expect(near(other.worth.licensor, kept * worth.licensor, 1e6)).toBe(true)
          expect(other.lines.royalty).toEqual(lines.royalty)
        })
      }),
      runs,
    )
  },
  patience,
)
