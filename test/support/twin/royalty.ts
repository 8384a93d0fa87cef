import { type Agreement, contractYearAt, contractYearsOf, periodsIn } from './agreement.ts'
import type { Period } from './calendar.ts'
import { money } from './currency.ts'
import { termOf } from './grants.ts'
import { inside, items, type Place, read, sum, text } from './place.ts'
import { marginal, rateAt, tiersOf } from './tiers.ts'

/** Amounts by period: entry k − 1 is period k. */
export type ByPeriod = readonly number[]

/** The base of the twelve months that end with each period; in the term, as the base is 0 outside of it. */
const lastTwelveMonths = (agreement: Agreement, base: ByPeriod): ByPeriod =>
  agreement.periods.map(({ from, to }) =>
    sum(
      base.filter(
        (_, j) => agreement.periods[j]!.from >= to - 1 - 1e-9 && agreement.periods[j]!.from <= from,
      ),
    ),
  )

/** Amount to date less the amount to the period before: in each contract year, over the deal, or in twelve months. */
const byTiers = (agreement: Agreement, term: Place, base: ByPeriod): ByPeriod => {
  const tiers = tiersOf(agreement, term)
  const clock = text(inside(term, 'tierClock'), 'annual')
  const match = text(inside(term, 'tierMatch'), 'higher')
  const isAllUnits = text(inside(term, 'tierMethod'), 'marginal') === 'all-units'
  const royaltyOn = (amount: number): number =>
    isAllUnits ? rateAt(tiers, amount, match) * amount : marginal(tiers, amount)
  if (clock === 'rolling') {
    const window = lastTwelveMonths(agreement, base)
    return base.map((own, i) =>
      isAllUnits
        ? rateAt(tiers, window[i]!, match) * own
        : marginal(tiers, window[i]!) - marginal(tiers, window[i]! - own),
    )
  }
  return agreement.periods.map((period, i) => {
    const year = contractYearAt(agreement, period.middle)
    const counts = (other: Period): boolean =>
      clock === 'lifetime' || contractYearAt(agreement, other.middle) === year
    const before = sum(base.slice(0, i).filter((_, j) => counts(agreement.periods[j]!)))
    return royaltyOn(before + (base[i] ?? 0)) - royaltyOn(before)
  })
}

/** The factor of the step that began last; 1 before the first. */
const steppedDown = (agreement: Agreement, term: Place, contractYear: number): number => {
  const begun = items(inside(term, 'stepDowns'))
    .map((step) => ({ step, from: read(agreement.facts, inside(step, 'fromYear')) }))
    .filter(({ from }) => from <= contractYear)
    .toSorted((a, b) => a.from - b.from)
  const last = begun.at(-1)
  return last === undefined ? 1 : read(agreement.facts, inside(last.step, 'factor'))
}

export const royaltyEarned = (agreement: Agreement, term: Place, base: ByPeriod): ByPeriod =>
  byTiers(agreement, term, base).map(
    (amount, i) =>
      amount * steppedDown(agreement, term, contractYearAt(agreement, agreement.periods[i]!.middle)),
  )

/** offset to date = min(o·thirdParty·base to date + carry, (1 − f)·royalty to date), by contract year. */
export const stackingOffset = (agreement: Agreement, earned: ByPeriod, base: ByPeriod): ByPeriod => {
  const offsets = agreement.periods.map(() => 0)
  const term = termOf(agreement.terms, 'stacking')
  if (term === undefined) return offsets
  const number = (key: string, otherwise: number): number =>
    read(agreement.facts, inside(term, key), { otherwise })
  const lapses = text(inside(term, 'unused'), 'carry-forward') === 'lapses'
  let carry = 0
  for (const c of contractYearsOf(agreement)) {
    let [baseToDate, royaltyToDate, taken] = [0, 0, 0]
    for (const { index } of periodsIn(agreement, c)) {
      baseToDate += base[index - 1] ?? 0
      royaltyToDate += earned[index - 1] ?? 0
      const claim = number('offset', 0.5) * number('thirdParty', 0) * baseToDate + carry
      const toDate = Math.min(claim, Math.max(0, (1 - number('floor', 0.5)) * royaltyToDate))
      offsets[index - 1] = toDate - taken
      taken = toDate
    }
    const unused = number('offset', 0.5) * number('thirdParty', 0) * baseToDate + carry - taken
    carry = lapses ? 0 : unused
  }
  return offsets
}

/** Royalty after the cap less royalty before it; beyond the crossing `rateAfter` on that part of the base. */
export const capCut = (agreement: Agreement, royalty: ByPeriod, base: ByPeriod): ByPeriod => {
  const term = termOf(agreement.terms, 'royaltyCap')
  if (term === undefined) return royalty.map(() => 0)
  const limit = money(agreement, inside(term, 'amount'))
  const rateAfter = read(agreement.facts, inside(term, 'rateAfter'), { otherwise: 0 })
  const lifetime = text(inside(term, 'clock'), 'annual') === 'lifetime'
  return agreement.periods.map((period, i) => {
    const year = contractYearAt(agreement, period.middle)
    const due = royalty[i] ?? 0
    const before = sum(
      royalty
        .slice(0, i)
        .filter((_, j) => lifetime || contractYearAt(agreement, agreement.periods[j]!.middle) === year),
    )
    const allowed = Math.min(due, Math.max(0, limit - before))
    const beyond = due === 0 ? 0 : (due - allowed) / due
    return allowed + rateAfter * (base[i] ?? 0) * beyond - due
  })
}
