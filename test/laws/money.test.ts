import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valueAt } from '../../models/simulate/frame.ts'
import { answerTo, changed, type Loose, sample, smallDeal } from './documents.ts'
import { eachFuture, receiptLines } from './futures.ts'

const northlake = sample('northlake')

/** The licensor taxed, tax withheld with and without gross-up, and another currency: every way money is lost between. */
const taxed = changed(northlake, (copy) => {
  copy.licensor.taxRate = 0.2
  for (const deal of copy.deals)
    if (deal.id !== 'trials')
      deal.terms.push(
        { kind: 'withholding', rate: 0.1, grossUp: deal.id === 'flat', usable: 0.5 },
        { kind: 'currency', currency: 'EUR', rate: 1.1, volatility: 0.1 },
      )
})

describe.each([
  ['Northlake', northlake],
  ['Northlake with tax, withholding and another currency', taxed],
])('%s: what one pays the other receives', (_, document) => {
  it('in every future and year, apart from tax, withholding and the parties’ own costs', () => {
    eachFuture(document, 256, (deal, { lines, cash, frame, trial }) => {
      const { licensor: licensorCash, licensee: licenseeCash } = cash
      const grossUp = document.deals
        .find((row: Loose) => row.id === deal)
        .terms.some((term: Loose) => term.kind === 'withholding' && term.grossUp)
      for (let year = 0; year < licensorCash.length; year++) {
        const of = (line: keyof typeof lines): number => lines[line][year]!
        const settled = receiptLines.reduce((sum, line) => sum + of(line), of('currencyEffect'))
        const withheld = of('withholding')
        const received =
          licensorCash[year]! +
          of('licensorCosts') +
          of('licensorRisks') +
          of('licensorTax') -
          of('taxCredit')
        const paid =
          of('benefit') -
          of('integrationCost') -
          of('compliance') -
          of('licenseeRisks') -
          of('licenseeTax') -
          licenseeCash[year]!
        expect(received).toBeCloseTo(settled + (grossUp ? 0 : withheld), 3)
        expect(paid).toBeCloseTo(settled + (grossUp ? withheld : 0), 3)
        // what is paid and not received is what the tax office took
        expect(paid - received).toBeCloseTo(Math.abs(withheld), 3)
      }
      const tax = valueAt(frame, frame.plan.licensor.tax.royalty, trial)
      expect(lines.taxCredit.every((credit) => credit <= tax * 1e12)).toBe(true)
    })
  })
})

it('the worth of the parts adds to the present value of the receipts', () => {
  const alone = changed(taxed, (copy) => {
    copy.licensor.taxRate = 0
    copy.licensor.costs = {}
    copy.risks = copy.risks.map((risk: Loose) => ({ ...risk, bearer: { licensor: 0, licensee: 1 } }))
    for (const deal of copy.deals) deal.terms = deal.terms.filter((term: Loose) => term.kind !== 'audit')
  })
  eachFuture(alone, 256, (_, { terms, worth }) => {
    const parts = terms.reduce((sum, own) => sum + own, 0)
    expect(Math.abs(parts - worth.atTimeRate)).toBeLessThan(1e-9 * Math.max(1e6, Math.abs(parts)))
  })
})

it('the possibility to recreate the data never raises what a licence is worth in expectation', () => {
  const worth = (alternative: object): number =>
    answerTo(
      smallDeal([{ kind: 'royalty', rate: 0.02 }], (copy) => {
        copy.licensees[0].alternative = alternative
        copy.markets[0].size = '40M to 200M'
      }),
      { trials: 128 },
    ).deals[0]!.licensee!.expected.value
  const alone = worth({ value: 0 })
  fc.assert(
    fc.property(
      fc.double({ min: 1e4, max: 1e7, noNaN: true }),
      fc.double({ min: 0, max: 5, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (recreateCost, recreateYears, substituteShare) => {
        expect(worth({ recreateCost, recreateYears, substituteShare, value: 0 })).toBeLessThanOrEqual(
          alone + 1e-6,
        )
      },
    ),
    { numRuns: 25 },
  )
})
