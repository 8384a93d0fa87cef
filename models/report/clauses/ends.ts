import { agreed } from '../figures.ts'
import { isGiven } from '../quantity.ts'
import { clauses, counted, listed } from '../words.ts'
import type { Clauses, Say, TermInputOf } from './clause.ts'

/** What happens beside the grant, and when it ends. */
export const endClauses: Clauses<'mostFavoured' | 'outOfField' | 'termination' | 'residual'> = {
  mostFavoured: () =>
    'if the licensor later grants an overlapping field at a lower price of the same kind, this price follows from then on',

  outOfField: ({ multiple, amount, cureDays }, say) => {
    const due = [
      ...(multiple === undefined ? [] : [`${say.plain(multiple)} times the rate in the field`]),
      ...(amount === undefined ? [] : [say.money(amount)]),
    ]
    const cure = cureDays === undefined ? '' : `, unless cured within ${counted(say.plain(cureDays), 'day')}`
    return `use outside the granted field costs ${due.length === 0 ? 'nothing' : listed(due)}${cure}`
  },

  termination: ({ hazardPerYear, noticeMonths, fee }, say) => {
    const notice =
      noticeMonths === undefined ? '' : ` with ${counted(agreed(noticeMonths), "month's", "months'")} notice`
    const price = isGiven(fee) ? `for a fee of ${say.money(fee)}` : 'without a fee'
    const likely = `the probability is ${say.share(hazardPerYear)} a year`
    return clauses([
      `the licensee may end the deal at the end of any contract year but the last${notice} ${price}`,
      likely,
    ])
  },

  residual: (term, say) => residualInWords[term.scope](term, say),
}

type Residual = TermInputOf<'residual'>

const residualInWords: Readonly<Record<Residual['scope'], (term: Residual, say: Say) => string>> = {
  none: (term, say) => clauses(['nothing learned from the data may be used after the term', exit(term, say)]),
  tail: (term, say) => kept(`for ${counted(agreed(term.tailYears ?? 0), 'year')} after the term`, term, say),
  perpetual: (term, say) => kept('for ever', term, say),
}

const kept = (span: string, term: Residual, say: Say): string => {
  const { rate } = term
  const price = isGiven(rate) ? `for ${say.share(rate)} of gross product revenue` : 'without royalty'
  const use = `what was learned from the data may be used ${span} ${price}`
  return clauses([use, fading(term, say), exit(term, say)])
}

const fading = ({ rate, modelHalfLifeYears }: Residual, say: Say): string => {
  if (modelHalfLifeYears === undefined) return ''
  const years = say.plain(modelHalfLifeYears)
  const every = years === '1' ? 'every year' : `every ${years} years`
  return `its worth halves ${every}${isGiven(rate) ? ', and the royalty with it' : ''}`
}

const exit = ({ exitCost }: Residual, say: Say): string =>
  isGiven(exitCost) ? `leaving costs the licensee ${say.money(exitCost)}` : ''
