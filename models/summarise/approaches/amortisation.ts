import { taxAmortisationFactor } from '../../cashflow/taxAmortisation.ts'
import type { Subject } from './subject.ts'
import { percentText } from './words.ts'

/** The factor of the tax amortisation of an interest and why it is what it is. */
export interface Amortisation {
  readonly factor: number
  readonly text: string
}

/** Only the buyer of the asset deducts its price; a licensee deducts what it pays as it pays. */
export const amortisationOf = ({ valuation, interest, document }: Subject): Amortisation => {
  const stated = valuation.taxAmortisation
  if (interest !== 'ownership') {
    const ignored = stated === undefined ? '' : ' What the document states of it is not used.'
    return {
      factor: 1,
      text: `No tax amortisation: it belongs to a sale of the asset, never to a licence.${ignored}`,
    }
  }
  if (stated === undefined)
    return { factor: 1, text: 'No tax amortisation: valuation.taxAmortisation is not stated.' }
  const { taxRate, taxLifeYears, discountRate, method = 'straight-line', decliningRate } = stated
  const timing =
    document.timing === 'mid-period' || document.timing === undefined ? 'mid-period' : 'end-period'
  const declining = method === 'declining-balance' ? decliningRate : undefined
  const factor = taxAmortisationFactor({
    taxRate,
    taxLifeYears,
    discountRate,
    timing,
    decliningRate: declining,
  })
  const how =
    declining === undefined
      ? 'in equal parts'
      : `by a declining balance of ${percentText(declining)}, the rest in the last year`
  return {
    factor,
    text: `Times ${factor.toFixed(4)} for the tax amortisation of a hypothetical sale of the asset: a buyer taxed at ${percentText(taxRate)} deducts its price over a tax life of ${taxLifeYears} years ${how}, discounted at ${percentText(discountRate)}.`,
  }
}
