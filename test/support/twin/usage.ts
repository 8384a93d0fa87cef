import { type Agreement, contractYearsOf, partOfContractYear, periodsIn } from './agreement.ts'
import { money } from './currency.ts'
import { exists, inside, items, type Place, read, sum, text } from './place.ts'

interface UsageTier {
  readonly upTo: number
  readonly price: number
  readonly fee: number
}

const usageTiersOf = (agreement: Agreement, term: Place): readonly UsageTier[] =>
  items(inside(term, 'tiers')).map((tier) => ({
    upTo: read(agreement.facts, inside(tier, 'upTo'), { otherwise: Number.POSITIVE_INFINITY }),
    price: money(agreement, inside(tier, 'price'), { otherwise: 0 }),
    fee: money(agreement, inside(tier, 'fee'), { otherwise: 0 }),
  }))

/** Σ price_j · slice_j, and the flat fee of every tier that is reached. */
const priceOf = (tiers: readonly UsageTier[], volume: number): number =>
  sum(
    tiers.map(({ upTo, price, fee }, j) => {
      const below = tiers[j - 1]?.upTo ?? 0
      return (volume > below ? fee : 0) + price * Math.max(0, Math.min(volume, upTo) - below)
    }),
  )

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
 * partial year unless `partYear` is whole. With `maximumOver` month each period has its own maximum. The tiers may be those
 * of another deal's clause.
 */
export const usageFees = (
  agreement: Agreement,
  term: Place,
  ask: { readonly reported: readonly number[]; readonly price: Place },
): readonly number[] => {
  const { reported, price } = ask
  const fees = agreement.periods.map(() => 0)
  const tiers = usageTiersOf(agreement, price)
  const monthly = money(agreement, inside(term, 'monthlyMaximum'), {
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
      const part = text(inside(term, 'partYear')) === 'whole' ? 1 : partOfContractYear(agreement, c)
      const priced = priceOf(tiers, atYearEnd ? Math.max(volume, commit * part) : volume)
      if (text(inside(term, 'maximumOver')) === 'month') {
        fees[index - 1] = Math.min(priced - charged, monthly * 12 * length)
        charged = priced
        return
      }
      const toDate = Math.min(priced, monthly * months)
      fees[index - 1] = toDate - charged
      charged = toDate
    })
  }
  return fees
}
