import type { Taxes } from '../../scenario/schema/parties.ts'
import type { Quantity } from '../../scenario/schema/quantity.ts'
import { isQuantity } from '../../scenario/schema/quantity.ts'
import { having, instead } from '../../scenario/variant.ts'
import { clausesOf, has, isNone, mean, written } from '../reading.ts'
import type { Reviewed, Rule } from '../rule.ts'
import { percent } from '../words.ts'

/** Taxes, borders and exchange rates. */

/** Where most records come from: as far as the document says, where the licensor is. */
const homeOf = ({ document }: Reviewed): string | undefined => {
  const sources = document.dataset.sources ?? []
  const most = Math.max(...sources.map(({ records }) => records))
  return sources.find(({ records }) => records === most)?.origin
}

/** Tax that many treaties and laws leave at the source of a royalty: judgement. */
const usualWithholding = 0.1

export const withholdingMissing: Rule = {
  id: 'withholding',
  find: (reviewed) => {
    const { deal, licensee } = reviewed
    const home = homeOf(reviewed)
    const place = licensee.processingTerritory
    const abroad = home !== undefined && place !== undefined && home !== place
    if (has(deal, 'withholding') || !(abroad || has(deal, 'currency'))) return []
    const clause = written({ kind: 'withholding', rate: usualWithholding })
    const where = abroad ? `from ${place} to ${home}` : 'in another currency'
    return [
      {
        severity: 'caution',
        term: null,
        text:
          `Payments go ${where}, and nothing says who bears tax withheld at the source. Without a clause the licensor does. Write ` +
          'gross-up, or net of tax with certificates, and the treaty that is claimed.',
        change: {
          words: `${percent(usualWithholding)} withheld and borne by the licensor`,
          make: (source) => having(source, clause),
        },
      },
    ]
  },
}

export const currencyCollar: Rule = {
  id: 'currency-collar',
  find: ({ deal }) =>
    clausesOf(deal, 'currency').flatMap(({ term, clause }) => {
      if (clause.collar !== undefined || isNone(clause.volatility)) return []
      const collared = { ...clause, collar: { floor: 0.9, cap: 1.1 } }
      return [
        {
          severity: 'info',
          term,
          text:
            `Amounts move with the ${clause.currency} for the whole term, without a limit. Write a collar, such as 10 % either way, ` +
            'or amounts in the currency in which your costs are.',
          change: {
            words: 'an exchange rate kept within 10 % of today’s',
            make: (source) => instead(source, term, collared),
          },
        },
      ]
    }),
}

const isTaxes = (rate: Taxes): rate is Exclude<Taxes, Quantity> => !isQuantity(rate)

export const exemptServices: Rule = {
  id: 'exempt-services',
  find: ({ deal, document }) => {
    const { taxRate, costs } = document.licensor
    if (taxRate === undefined || mean(isTaxes(taxRate) ? taxRate.royalty : taxRate) !== 0) return []
    const serves = deal.grants.some(({ updates }) => updates === true) || !isNone(costs?.servePerLicenseeYear)
    const shares = clausesOf(deal, 'royalty', 'revenueShare', 'profitShare', 'usageFee')
    const [first] = shares
    const split = deal.terms.some((clause) => 'taxAs' in clause && clause.taxAs === 'service')
    if (!serves || first === undefined || split) return []
    const service = isTaxes(taxRate) ? taxRate.service : undefined
    return [
      {
        severity: 'caution',
        term: first.term,
        text:
          'The licensor pays no tax on royalties, and the royalty also pays for services (updates, support). Income from services ' +
          'may be taxed, and a bundle puts the exemption of all of it in doubt. Price services apart, in a fee marked taxAs: service.',
        change:
          service === undefined || isNone(service)
            ? undefined
            : {
                words: 'all of it taxed as a service',
                make: (source) => instead(source, first.term, { ...first.clause, taxAs: 'service' }),
              },
      },
    ]
  },
}
