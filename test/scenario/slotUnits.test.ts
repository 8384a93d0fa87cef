import { describe, expect, it } from 'vitest'
import { changed, faultsIn, type Loose, placesIn, sample, sentencesIn } from '../laws/documents.ts'

/** Every amount has a known unit (domain page, section 3): what is declared must fit the place it stands in. */
const constants = sample('constants')
const withFee = (amount: unknown, inputs = {}): Loose =>
  changed(constants, (copy) => {
    copy.deals[0].terms[0].amount = amount
    copy.inputs = inputs
  })

describe('units in their places', () => {
  it.each([[{ value: 5, unit: 'EUR' }], [{ value: 5, unit: 'records' }]])(
    'a fee of %o in a document in USD is refused, naming both units',
    (amount) => {
      expect(placesIn(withFee(amount))).toEqual(['units /deals/0/terms/0/amount/unit'])
      expect(sentencesIn(withFee(amount))).toContain('in USD')
      expect(sentencesIn(withFee(amount))).toContain(amount.unit)
    },
  )

  it.each([[5], [{ value: 5, unit: 'USD' }]])('a fee of %o is money of the document', (amount) => {
    expect(faultsIn(withFee(amount))).toEqual([])
  })

  it('what a formula gives must fit too', () => {
    const fee = (unit: string): Loose => withFee('= fee', { fee: { value: 5, unit } })
    expect(placesIn(fee('records'))).toEqual(['units /deals/0/terms/0/amount'])
    expect(faultsIn(fee('USD'))).toEqual([])
  })

  it('rates are by the year or bare, shares have no unit', () => {
    const growth = (unit: string): Loose =>
      changed(constants, (copy) => {
        copy.markets[0].growth = { value: 0.05, unit }
      })
    expect(faultsIn(growth('1/yr'))).toEqual([])
    expect(placesIn(growth('USD/yr'))).toEqual(['units /markets/0/growth/unit'])
  })
})

describe('wrong references beside other faults', () => {
  it('are named in the same breath', () => {
    const document = changed(sample('northlake'), (copy) => {
      copy.deals[0].licensee = 'meridan'
      copy.horizonYears = 99
    })
    expect(placesIn(document)).toEqual(['value /horizonYears', 'reference /deals/0/licensee'])
    expect(sentencesIn(document)).toContain('Did you mean meridian?')
  })
})
