import { agreed } from '../figures.ts'
import { isGiven } from '../quantity.ts'
import { clauses, counted, listed } from '../words.ts'
import { type Clauses, type Say, scopeInWords, type TermInputOf } from './clause.ts'

/** What happens beside the grant, and when it ends. */
export const endClauses: Clauses<
  'mostFavoured' | 'outOfField' | 'termination' | 'changeOfControl' | 'residual'
> = {
  mostFavoured: ({ effect, ...scope }, say) => {
    const place = scopeInWords(scope, say)
    const where = place === '' ? 'an overlapping field' : `an overlapping licence${place}`
    const back = effect === 'refund' ? ', and what was paid more before is paid back' : ''
    return `if the licensor later grants ${where} at a lower price of the same kind, this price follows from then on${back}`
  },

  changeOfControl: ({ hazardPerYear, effect, fee }, say) => {
    const then = {
      consent: 'the licensor consents and the deal goes on',
      fee: `${isGiven(fee) ? say.money(fee) : 'nothing'} is due and the deal goes on`,
      end: 'the deal ends at the end of that contract year',
    }[effect]
    return clauses([
      `if the licensee is taken over, ${then}`,
      `the probability is ${say.share(hazardPerYear)} a year`,
    ])
  },

  outOfField: ({ multiple, amount, cureDays, terminate }, say) => {
    const due = [
      ...(multiple === undefined ? [] : [`${say.plain(multiple)} times the rate in the field`]),
      ...(amount === undefined ? [] : [say.money(amount)]),
    ]
    const cure = cureDays === undefined ? '' : `, unless cured within ${counted(say.plain(cureDays), 'day')}`
    const end = terminate === true ? 'the licensor may then end the deal' : ''
    const cost = `use outside the granted field costs ${due.length === 0 ? 'nothing' : listed(due)}${cure}`
    return clauses([cost, end])
  },

  termination: ({ hazardPerYear, right = 'licensee', years, noticeMonths, fee }, say) => {
    const notice =
      noticeMonths === undefined ? '' : ` with ${counted(agreed(noticeMonths), "month's", "months'")} notice`
    const price = isGiven(fee) ? `for a fee of ${say.money(fee)}` : 'without a fee'
    const likely = hazardPerYear === undefined ? '' : `the probability is ${say.share(hazardPerYear)} a year`
    const when =
      years === undefined
        ? 'any contract year but the last'
        : `contract year ${listed(years.map(String), 'or')}`
    return clauses([`the ${right} may end the deal at the end of ${when}${notice} ${price}`, likely])
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
