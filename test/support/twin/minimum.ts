import { pow } from '../../../models/numerics/elementary.ts'
import {
  type Agreement,
  contractYearsOf,
  endOfContractYear,
  partOfContractYear,
  periodsIn,
} from './agreement.ts'
import { exchangeOfWritten, money } from './currency.ts'
import { termOf } from './grants.ts'
import { inside, isTrue, type Place, read, sum, text } from './place.ts'
import { advancePaid } from './recoupment.ts'
import type { ByPeriod } from './royalty.ts'

/** What may be credited against a minimum. */
export interface Creditable {
  /** after offset and cap, before recoupment */
  readonly royalty: ByPeriod
  readonly usage: ByPeriod
  /** what the advance takes of the royalty, positive */
  readonly recouped: ByPeriod
  /** all other shares of what is sold */
  readonly shares: ByPeriod
}

/** A contract year with a guarantee: what is guaranteed and what is credited against it. */
interface Guaranteed {
  readonly year: number
  readonly guaranteed: number
  readonly credited: number
}

/** amount·(1 + escalator)^(c − fromYear)·part of the year, of every contract year that runs from `fromYear` on. */
const guaranteedYears = (
  agreement: Agreement,
  term: Place,
  ask: { readonly creditable: Creditable; readonly fromYear: number },
): readonly Guaranteed[] => {
  const { creditable, fromYear } = ask
  const credits = text(inside(term, 'credits'), 'royalty')
  const lists = [
    creditable.royalty,
    ...(credits === 'royalty' ? [] : [creditable.usage]),
    ...(credits === 'all' ? [creditable.shares] : []),
  ]
  const growth = 1 + read(agreement.facts, inside(term, 'escalator'), { otherwise: 0 })
  const advance = termOf(agreement.terms, 'advance')
  const counts = isTrue(inside(term, 'advanceCountsTowardMinimum')) && advance !== undefined
  const wholeTerm = text(inside(term, 'clock'), 'annual') === 'term'
  const years = contractYearsOf(agreement).filter((c) => c >= fromYear)
  return years.map((year) => ({
    year,
    guaranteed:
      money(agreement, inside(term, 'amount')) *
      pow(growth, year - fromYear) *
      partOfContractYear(agreement, year),
    credited:
      sum(periodsIn(agreement, year).map(({ index }) => sum(lists.map((list) => list[index - 1] ?? 0)))) +
      (counts && year === years[0] ? advancePaid(agreement, advance) : 0) -
      // where the advance counts itself, not again as the royalty that it is recouped from
      (counts && (wholeTerm || year === years[0])
        ? sum(periodsIn(agreement, year).map(({ index }) => creditable.recouped[index - 1] ?? 0))
        : 0),
  }))
}

/** What was short in earlier years is taken off what a later year brings beyond its guarantee, oldest first. */
const withCredits = (
  years: readonly (Guaranteed & { readonly short: number })[],
  creditable: number,
): ByPeriod => {
  const open = years.map(({ short }) => Math.max(0, short))
  return years.map(({ year, short, guaranteed, credited }, now) => {
    if (short > 0) return short
    let [excess, paidBack] = [credited - guaranteed, 0]
    years.forEach((earlier, j) => {
      if (j >= now || earlier.year < year - creditable) return
      const used = Math.min(open[j]!, excess)
      open[j]! -= used
      excess -= used
      paidBack += used
    })
    return paidBack === 0 ? 0 : -paidBack
  })
}

/** True-ups by contract year: entry c − 1 is contract year c. */
export const trueUps = (agreement: Agreement, creditable: Creditable): ByPeriod => {
  const none = contractYearsOf(agreement).map(() => 0)
  const term = termOf(agreement.terms, 'minimumGuarantee')
  if (term === undefined || none.length === 0) return none
  const number = (key: string, otherwise: number): number =>
    read(agreement.facts, inside(term, key), { otherwise })
  const fromYear = number('fromYear', 1)
  /** the guarantee at the rate of the day on which the true-up is paid */
  const rateOf = (c: number): number =>
    exchangeOfWritten(agreement, endOfContractYear(agreement, c) + agreement.lag)
  const wholeTerm = text(inside(term, 'clock'), 'annual') === 'term'
  const paidIn = (c: number): number => (wholeTerm ? none.length : c)
  const years = guaranteedYears(agreement, term, { creditable, fromYear }).map((each) => ({
    ...each,
    guaranteed: each.guaranteed * rateOf(paidIn(each.year)),
  }))
  if (wholeTerm) {
    const short = sum(years.map(({ guaranteed }) => guaranteed)) - sum(years.map(({ credited }) => credited))
    return none.map((_, before) => (before === none.length - 1 ? Math.max(0, short) : 0))
  }
  const creditableYears = number('shortfallCreditableYears', 0)
  const paid = withCredits(
    years.map((each) => ({ ...each, short: Math.max(0, each.guaranteed - each.credited) })),
    creditableYears,
  )
  return none.map((_, before) => paid[years.findIndex(({ year }) => year === before + 1)] ?? 0)
}
