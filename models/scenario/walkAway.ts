import { discountFactor } from '../cashflow/discount.ts'
import { dayNumber, yearsBetween } from '../units/date.ts'
import { meanOf } from './meanOf.ts'
import type { Rates, WalkAwayOption } from './schema/parties.ts'

/** An option of a walk-away with what is expected of it today. */
export interface RankedOption {
  readonly index: number
  readonly option: WalkAwayOption
  /** years from the valuation date until it pays */
  readonly years: number
  /** mean × probability × (1 + rate)^(−years) */
  readonly expected: number
}

/**
 * What else a party could do, the best in expectation first: that one is its walk-away d (domain page, section 16). `rate`
 * is the mean of the party's yearly rate for fixed flows. An option whose value is a formula is left out: its mean is
 * not known before anything is drawn.
 */
export const rankedOptions = (
  options: readonly WalkAwayOption[],
  { valuationDate, rate }: { readonly valuationDate: string; readonly rate: number },
): readonly RankedOption[] =>
  options
    .flatMap((option, index) => {
      const mean = meanOf(option.value)
      if (mean === null) return []
      const { probability = 1, date = valuationDate } = option
      const years = yearsBetween(dayNumber(valuationDate), dayNumber(date))
      return [{ index, option, years, expected: mean * probability * discountFactor(rate, years) }]
    })
    .sort((a, b) => b.expected - a.expected || a.index - b.index)

/** The rate of a party that states none. */
export const defaultFixedRate = 0.07

/** The mean rate at which a party's options are set beside each other. */
export const walkAwayRate = (rates: Rates | undefined): number =>
  (rates === undefined ? null : meanOf(rates.fixed)) ?? defaultFixedRate
