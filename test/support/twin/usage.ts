import { type Agreement, contractYearsOf, partOfContractYear, periodsIn } from './agreement.ts'
import { exists, inside, type Place, read } from './place.ts'
import { marginal, tiersOf } from './tiers.ts'

/** Units used in a period: per unit of reported revenue, or so many a year. */
const volumeIn = (agreement: Agreement, term: Place, ask: { index: number; reported: number }): number => {
  const perRevenue = inside(term, 'volume', 'perRevenue')
  const moving = { period: ask.index }
  if (exists(perRevenue)) return read(agreement.facts, perRevenue, moving) * ask.reported
  const period = agreement.periods[ask.index - 1]!
  return read(agreement.facts, inside(term, 'volume'), moving) * period.length
}

/**
 * Fees for usage by period: volume to date in the contract year through the tiers, at most the monthly maximum
 * × months to date; at the contract year's end a volume below `commit` is priced as `commit`, pro rata in a
 * partial year.
 */
export const usageFees = (
  agreement: Agreement,
  term: Place,
  reported: readonly number[],
): readonly number[] => {
  const fees = agreement.periods.map(() => 0)
  const tiers = tiersOf(agreement.facts, term, 'price')
  const monthly = read(agreement.facts, inside(term, 'monthlyMaximum'), {
    otherwise: Number.POSITIVE_INFINITY,
  })
  const commit = read(agreement.facts, inside(term, 'commit'), { otherwise: 0 })
  for (const c of contractYearsOf(agreement)) {
    const periods = periodsIn(agreement, c)
    let [volume, months, charged] = [0, 0, 0]
    periods.forEach(({ index, length }, place) => {
      volume += volumeIn(agreement, term, { index, reported: reported[index - 1] ?? 0 })
      months += 12 * length
      const atYearEnd = place === periods.length - 1
      const priced = atYearEnd ? Math.max(volume, commit * partOfContractYear(agreement, c)) : volume
      const toDate = Math.min(marginal(tiers, priced), monthly * months)
      fees[index - 1] = toDate - charged
      charged = toDate
    })
  }
  return fees
}
