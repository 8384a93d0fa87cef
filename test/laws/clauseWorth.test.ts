import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDeal } from './anyDeal.ts'
import { changed, type Loose, sample } from './documents.ts'
import { eachFuture, type Future, futuresIn, receiptLines, sumOf } from './futures.ts'
import { near, patience, runs } from './runs.ts'

/** A licensee without tax whose rate for time is that of the flow: a payment is worth to it what it pays. */
const untaxed = (document: Loose): Loose =>
  changed(document, (copy) => {
    for (const licensee of copy.licensees) {
      licensee.taxRate = 0
      // what a template does not find it fills in
      if (licensee.template === undefined) delete licensee.timeRate
      else Object.assign(licensee, { discountRate: { fixed: 0.08, salesLinked: 0.08 }, timeRate: 0.08 })
    }
  })

const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)

const isSettled = ({ kind }: Loose): boolean => kind === 'currency' || kind === 'withholding'

/** The rows of a future are what its payments are worth to the licensee, in all and clause by clause. */
const agreesWithLedger = (terms: readonly Loose[], future: Future): void => {
  const { licenseeTerms } = future
  const paid = future.payments().filter(({ term, line }) => term !== null || line === 'grantBack')
  const scale = Math.max(1, ...paid.map(({ licensee }) => Math.abs(licensee.worth)))
  expect(near(total(licenseeTerms), total(paid.map(({ licensee }) => licensee.worth)), scale)).toBe(true)
  // what currency and withholding make of a payment is their worth in the rows, and the payment's in the ledger
  if (terms.some(isSettled)) return
  terms.forEach((_, t) => {
    const own = paid.filter(({ term }) => term === t).map(({ licensee }) => licensee.worth)
    expect(near(licenseeTerms[t]!, total(own), scale)).toBe(true)
  })
}

describe.each(['northlake', 'constants', 'minimal'] as const)('every deal of %s', (name) => {
  it('clauses are worth to the licensee what their payments are', () => {
    const document = untaxed(sample(name))
    let seen = 0
    eachFuture(document, 5, (id, future) => {
      agreesWithLedger(document.deals.find((deal: Loose) => deal.id === id).terms, future)
      seen += future.licenseeTerms.length
    })
    expect(seen).toBeGreaterThan(0)
  })
})

it(
  'clauses are worth to the licensee what their payments are, in any deal',
  () => {
    fc.assert(
      fc.property(anyDeal(), (drawn) => {
        const document = untaxed(drawn)
        for (const future of futuresIn(document)) agreesWithLedger(document.deals[0].terms, future)
      }),
      runs,
    )
  },
  patience,
)

it(
  'where time is worth nothing, they add up to all that the licensee pays and bears',
  () => {
    fc.assert(
      fc.property(anyDeal(), (drawn) => {
        const document = changed(drawn, (copy) => {
          // real rates take inflation off again
          delete copy.priceLevel
          delete copy.inflation
          Object.assign(copy.licensees[0], { discountRate: { fixed: 0, salesLinked: 0 }, timeRate: 0 })
        })
        const grossed = document.deals[0].terms.some(({ grossUp }: Loose) => grossUp === true)
        for (const future of futuresIn(document)) {
          const of = (...keys: Parameters<typeof sumOf>[1][number][]) => sumOf(future, keys)
          const paid = of(...receiptLines, 'currencyEffect', 'equity', 'inKindCost')
          const scale = Math.max(
            ...Object.values(future.lines).map((line) => Math.max(...line.map(Math.abs))),
          )
          expect(near(-total(future.licenseeTerms), paid + (grossed ? of('withholding') : 0), scale)).toBe(
            true,
          )
        }
      }),
      runs,
    )
  },
  patience,
)
