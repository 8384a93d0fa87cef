import { agreed, percent } from '../figures.ts'
import { isGiven } from '../quantity.ts'
import { clauses, counted, listed } from '../words.ts'
import { type Clauses, type Say, scopeInWords, type TermInputOf } from './clause.ts'

type Renewal = TermInputOf<'renewal'>

/** Rights that are used when more is known. */
export const optionClauses: Clauses<'optionFee' | 'buyout' | 'renewal' | 'pilot'> = {
  optionFee: ({ amount, paidYear = 0, exercise, creditable, by, ...scope }, say) => {
    const paid = `${say.money(amount)} ${paidYear === 0 ? 'now' : afterYears(paidYear)}`
    const what = `for ${holder(by)}'s right to take up the grant${scopeInWords(scope, say)}`
    return clauses([`${paid} ${what}${exerciseInWords(exercise, say)}`, credited(creditable)])
  },

  buyout: ({ strikes, by }, say) => {
    const prices = strikes.map(
      ({ afterYear, amount }) => `${say.money(amount)} after contract year ${afterYear}`,
    )
    return `${holder(by)} may end the royalty, its minimum and any later royalty for ${listed(prices, 'or')}`
  },

  renewal: ({ years, fee, noticeMonths, by }, say) => {
    const price = isGiven(fee) ? `for a fee of ${say.money(fee)}` : 'without a fee'
    const longer = counted(agreed(years), 'year')
    return `${holder(by)} may renew the deal at its end by ${longer} on the same terms ${price}${notice(noticeMonths)}`
  },

  pilot: ({ fee, months, records, startYear = 0, success, creditable, by }, say) => {
    const start = startYear === 0 ? '' : ` from ${agreed(startYear)} years on`
    const what = `a pilot of ${counted(agreed(months), 'month')} with ${agreed(records)} records${start}`
    return clauses([
      `${what} for ${say.money(fee)}`,
      `what it shows decides: ${decisionInWords(success, by)}`,
      credited(creditable),
    ])
  },
}

const holder = (by: Renewal['by']): string => `the ${by ?? 'licensee'}`

const afterYears = (years: number): string => `after ${counted(agreed(years), 'year')}`

const notice = (months: number | undefined): string =>
  months === undefined || months === 0 ? '' : ` with ${counted(agreed(months), "month's", "months'")} notice`

const exerciseInWords = (exercise: TermInputOf<'optionFee'>['exercise'], say: Say): string => {
  if (exercise === undefined) return ' at its start'
  const dates = exercise.map(({ year, price }) => {
    const at = year === 0 ? 'now' : afterYears(year)
    return isGiven(price) ? `${at} for ${say.money(price)}` : at
  })
  return ` ${listed(dates, 'or')}`
}

const credited = (share = 0): string => {
  if (share === 0) return ''
  const part = share === 1 ? 'it' : `${percent(share)} of it`
  return `${part} is credited against what is then due at the start`
}

const decisionInWords = (success: TermInputOf<'pilot'>['success'], by: Renewal['by']): string => {
  const may = `${holder(by)} may go on or not`
  if (success === undefined) return may
  const reached = `at ${agreed(success.atLeast)} or more`
  return success.mustGoOn === true
    ? `${reached} the grant starts, else not`
    : `${reached} ${may}, else there is no grant`
}
