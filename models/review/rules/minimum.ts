import { instead, without } from '../../scenario/variant.ts'
import { clausesOf, isNone, mean } from '../reading.ts'
import type { Rule } from '../rule.ts'
import { amount, percent } from '../words.ts'

/** What is promised at least, and who stands in for it. */

export const advanceAndMinimum: Rule = {
  id: 'advance-and-minimum',
  find: ({ deal, document }) =>
    clausesOf(deal, 'minimumGuarantee').flatMap(({ term, clause }) => {
      const [advance] = clausesOf(deal, 'advance')
      if (advance === undefined || clause.advanceCountsTowardMinimum !== undefined) return []
      const size = mean(advance.clause.amount)
      const of = size === null ? '' : ` of ${amount(size, document.currency)}`
      return [
        {
          severity: 'caution',
          term,
          text:
            `The advance${of} and the minimum both promise the first royalties, and nothing says whether the advance counts ` +
            'towards the minimum. It is read as: it does not, and royalty that recoups the advance still counts. The licensee will ' +
            'say it paid already. Write which (advanceCountsTowardMinimum).',
          change: {
            words: 'the advance counted towards the minimum',
            make: (source) => instead(source, term, { ...clause, advanceCountsTowardMinimum: true }),
          },
        },
      ]
    }),
}

export const creditSupport: Rule = {
  id: 'minimum-credit-support',
  find: ({ deal, document, licensee }) =>
    clausesOf(deal, 'minimumGuarantee').flatMap(({ term, clause }) => {
      const least = mean(clause.amount)
      const ahead = clausesOf(deal, 'upfrontFee', 'advance').map(({ clause: fee }) => mean(fee.amount))
      if (isNone(licensee.failure) || least === null || ahead.includes(null)) return []
      const paid = ahead.reduce<number>((sum, fee) => sum + (fee ?? 0), 0)
      if (paid >= least) return []
      const yearly = mean(licensee.failure)
      const chance = yearly === null ? '' : `, and the licensee may cease, ${percent(yearly)} a year`
      return [
        {
          severity: 'caution',
          term,
          text:
            `A minimum of ${amount(least, document.currency)} a year is promised by a licensee that pays ` +
            `${paid === 0 ? 'nothing' : amount(paid, document.currency)} ahead${chance}. A guarantee is worth what its giver is. Ask for a ` +
            'year of it ahead, a letter of credit, or a parent company’s guarantee.',
          change: { words: 'no minimum', make: (source) => without(source, term) },
        },
      ]
    }),
}

export const commitAboveMaximum: Rule = {
  id: 'commit-above-maximum',
  find: ({ deal, document }) =>
    clausesOf(deal, 'usageFee').flatMap(({ term, clause }) => {
      const { commit, monthlyMaximum, tiers } = clause
      if (commit === undefined || monthlyMaximum === undefined) return []
      const price = mean(tiers[0]?.price, 0)
      const { form } = monthlyMaximum
      const low = form.kind === 'distribution' ? form.distribution.quantile(0.1) : mean(monthlyMaximum)
      // prices may fall from tier to tier; the commit is then worth less than at the first price
      if (price === null || low === null || tiers.length > 1 || commit * price <= 12 * low) return []
      const { currency } = document
      return [
        {
          severity: 'caution',
          term,
          text:
            `The commit is worth ${amount(commit * price, currency)} a year, and in one future of ten twelve monthly maxima are ` +
            `${amount(12 * low, currency)} or less: less is then due than was committed. Write which of the two prevails.`,
        },
      ]
    }),
}
