import { pow } from '../../../models/numerics/elementary.ts'
import {
  type Agreement,
  contractYearAt,
  contractYearsOf,
  partOfContractYear,
  periodsIn,
  termOf,
} from './agreement.ts'
import type { Period } from './calendar.ts'
import { exists, inside, isTrue, type Place, read, sum, text } from './place.ts'
import { allUnits, marginal, tiersOf } from './tiers.ts'

/** Amounts by period: entry k − 1 is period k. */
export type ByPeriod = readonly number[]

/** Amount to date less the amount to the period before, in each contract year or over the whole deal. */
export const royaltyEarned = (agreement: Agreement, term: Place, base: ByPeriod): ByPeriod => {
  const tiers = tiersOf(agreement.facts, term, 'rate')
  const clock = text(inside(term, 'tierClock'), 'annual')
  if (clock !== 'annual' && clock !== 'lifetime') throw new Error(`The twin does not know the clock ${clock}`)
  const allUnitsMethod = text(inside(term, 'tierMethod'), 'marginal') === 'all-units'
  const royaltyOn = (amount: number): number => (allUnitsMethod ? allUnits : marginal)(tiers, amount)
  return agreement.periods.map((period, i) => {
    const year = contractYearAt(agreement, period.middle)
    const counts = (other: Period): boolean =>
      clock === 'lifetime' || contractYearAt(agreement, other.middle) === year
    const before = sum(base.slice(0, i).filter((_, j) => counts(agreement.periods[j]!)))
    return royaltyOn(before + (base[i] ?? 0)) - royaltyOn(before)
  })
}

export const deductionsOf = (agreement: Agreement, term: Place, reported: ByPeriod): ByPeriod => {
  if (text(inside(term, 'base'), 'gross') !== 'net') return reported.map(() => 0)
  const place = inside(term, 'deductions')
  const cap = read(agreement.facts, inside(place, 'cap'), { otherwise: Number.POSITIVE_INFINITY })
  return agreement.periods.map(({ index }, i) => {
    const share = read(agreement.facts, inside(place, 'share'), { otherwise: 0, period: index })
    return (reported[i] ?? 0) * Math.min(share, cap)
  })
}

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
      const toDate = Math.min(claim, (1 - number('floor', 0.5)) * royaltyToDate)
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
  const limit = read(agreement.facts, inside(term, 'amount'))
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

/** min(balance, rate · royalty), until the advance is used up. */
export const recoupment = (agreement: Agreement, royalty: ByPeriod): ByPeriod => {
  const term = termOf(agreement.terms, 'advance')
  if (term === undefined || agreement.contractYears === 0) return royalty.map(() => 0)
  const rate = read(agreement.facts, inside(term, 'rate'), { otherwise: 1 })
  let balance = read(agreement.facts, inside(term, 'amount'))
  return royalty.map((due) => {
    const recouped = Math.max(0, Math.min(balance, rate * due))
    balance -= recouped
    return recouped
  })
}

/** max(0, amount·(1 + escalator)^(c − fromYear)·part of the year − credited) for each contract year. */
export const trueUps = (agreement: Agreement, royalty: ByPeriod, usage: ByPeriod): ByPeriod => {
  const term = termOf(agreement.terms, 'minimumGuarantee')
  if (term === undefined) return contractYearsOf(agreement).map(() => 0)
  const credits = text(inside(term, 'credits'), 'royalty')
  const switches = ['trueUpRecoupable', 'advanceCountsTowardMinimum', 'shortfallCreditableYears']
  const known = credits === 'royalty' || credits === 'royalty+usage'
  if (!known || switches.some((key) => exists(inside(term, key)) && isTrue(inside(term, key))))
    throw new Error(`The twin does not know this minimum: ${term.path}`)
  const fromYear = read(agreement.facts, inside(term, 'fromYear'), { otherwise: 1 })
  const growth = 1 + read(agreement.facts, inside(term, 'escalator'), { otherwise: 0 })
  return contractYearsOf(agreement).map((c) => {
    if (c < fromYear) return 0
    const inYear = (list: ByPeriod): number =>
      sum(periodsIn(agreement, c).map(({ index }) => list[index - 1] ?? 0))
    const credited = inYear(royalty) + (credits === 'royalty' ? 0 : inYear(usage))
    const escalated = read(agreement.facts, inside(term, 'amount')) * pow(growth, c - fromYear)
    return Math.max(0, escalated * partOfContractYear(agreement, c) - credited)
  })
}
