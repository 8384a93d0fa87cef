import { paybackYears } from '../cashflow/payback.ts'
import { type YearlyDates, yearlyInternalRate } from '../cashflow/yearlyInternalRate.ts'
import type { Side } from '../scenario/schema/figures.ts'
import { createFound, partialOf, record } from './partial.ts'
import { tolerance } from './refusal.ts'

/** Futures from which ratios are read, the first ones: enough for their two digits. */
const ratioTrials = 1024

type Ratios = Required<Pick<Side, 'multiple' | 'irr' | 'paybackYears'>>

/**
 * Ratios of one party's yearly after-tax cash, future by future, in the first 1,024 futures (domain page, section 8).
 * `multiple`: what the years that bring money bring, over what the years that cost money cost. `irr`: where cash goes
 * out first, the rate nearest to 0 at which the worth is 0. `paybackYears`: when what was paid has come back, each
 * year's cash spread evenly over it; 0 where nothing was ever paid in advance. Not for ranking.
 */
export const ratiosOf = (cash: readonly Float64Array[], { dates, replicates }: Basis): Ratios => {
  const size = Math.floor(Math.min(cash[0]!.length, Math.max(ratioTrials, replicates)) / replicates)
  const found = () => createFound(size, replicates)
  const [multiple, irr, payback] = [found(), found(), found()]
  const years = cash.map((_, year) => year)
  const yearly = new Float64Array(cash.length)
  let several = 0
  for (let trial = 0; trial < size * replicates; trial++) {
    for (let year = 0; year < yearly.length; year++) yearly[year] = cash[year]![trial]!
    const rate = goesOutFirst(yearly) ? yearlyInternalRate(yearly, dates) : null
    if (rate !== null) several += Number(rate.several)
    record(irr, trial % replicates, rate === null ? null : rate.value)
    record(multiple, trial % replicates, multipleOf(yearly))
    record(payback, trial % replicates, paybackYears(yearly, years))
  }
  return {
    multiple: partialOf(multiple),
    irr: { ...partialOf(irr), several: several / (size * replicates) },
    paybackYears: partialOf(payback),
  }
}

interface Basis {
  readonly dates: YearlyDates
  readonly replicates: number
}

const goesOutFirst = (yearly: Float64Array): boolean => {
  for (let year = 0; year < yearly.length; year++)
    if (Math.abs(yearly[year]!) > tolerance) return yearly[year]! < 0
  return false
}

/** Null where nothing is ever paid. */
const multipleOf = (yearly: Float64Array): number | null => {
  let received = 0
  let paid = 0
  for (let year = 0; year < yearly.length; year++) {
    const amount = yearly[year]!
    if (amount > 0) received += amount
    else paid -= amount
  }
  return paid > tolerance ? received / paid : null
}
