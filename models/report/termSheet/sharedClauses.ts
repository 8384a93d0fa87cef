import type { Clauses, Say, TermInputOf, TermKind } from '../clauses/clause.ts'
import { dueInWords } from '../clauses/payments.ts'
import { agreed, percent } from '../figures.ts'
import { constantOf, isGiven } from '../quantity.ts'
import { clauses, counted } from '../words.ts'

/**
 * Clauses whose usual sentence also says what the licensor expects (how likely an audit is, how a rate of exchange will move):
 * what both parties agree to, and nothing else. The other kinds are said as always, of a term without beliefs.
 */
export const sharedClauses: Partial<Clauses<TermKind>> = {
  paymentTerms: (term, say) =>
    clauses([
      dueInWords(term),
      isGiven(term.lateInterest) ? `what is late bears ${say.rate(term.lateInterest)} interest a year` : '',
    ]),

  audit: ({ lookBackYears = 3, interest, cost, threshold = 0.05 }, say) => {
    const span = counted(agreed(lookBackYears), 'year')
    const late = isGiven(interest) ? ` with ${say.rate(interest)} simple interest a year` : ''
    return clauses([
      `the licensor may audit, looking back ${span}`,
      `what was not reported is paid${late}`,
      isGiven(cost)
        ? `the licensor bears the cost, the licensee from ${percent(threshold)} under-reporting on`
        : '',
    ])
  },

  withholding: ({ rate, grossUp = false }, say) =>
    `tax of ${say.share(rate)} withheld at source is ${
      grossUp
        ? 'paid on top by the licensee, so that the licensor receives every amount in full'
        : 'borne by the licensor'
    }`,

  currency: ({ of, currency, rate, collar }, { plain, document: { currency: own } }) =>
    clauses([
      of === 'amounts'
        ? `amounts of money are agreed in ${currency}, shares of revenue in ${own}`
        : `amounts are agreed in ${own} and settled in ${currency} at the rate at signing (${plain(rate)} ${own} for 1 ${currency})`,
      collar === undefined
        ? ''
        : `what is paid comes to never less than ${agreed(collar.floor)} nor more than ${agreed(collar.cap)} times what it is in ${own} at signing`,
    ]),

  stacking: ({ offset = 0.5, floor = 0.5, unused }, say) =>
    clauses([
      `${say.share(offset)} of what the licensee owes third parties is taken off the royalty, of which at least ${say.share(floor)} remains`,
      `what cannot be taken off ${unused === 'lapses' ? 'lapses' : 'is carried forward'}`,
    ]),

  poolShare: ({ pool }, say) => `a share, by usage, of a pool of ${say.money(pool)} a year`,

  inKind: ({ timing }) =>
    `a contribution in kind [to be described] ${timing === 'yearly' ? 'at the start of each contract year' : 'at the start'}`,

  equity: (term, say) => equityInWords(term, say),
}

const equityInWords = (
  { value, warrant, lockUpYears }: TermInputOf<'equity'>,
  { document, ...say }: Say,
): string => {
  const price =
    warrant === undefined ? '' : `a warrant to buy for ${say.ownMoney(constantOf(warrant.strike) ?? 'open')} `
  const lock = isGiven(lockUpYears) ? `; not to be sold before ${say.plain(lockUpYears)} years` : ''
  return `${price}shares of the licensee worth ${say.ownMoney(value)} today${lock}`
}
