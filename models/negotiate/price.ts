import type { Plan } from '../scenario/plan.ts'
import { waysOfDeal } from '../simulate/ways.ts'
import { priceFaults } from '../summarise/price.ts'
import type { Failure } from '../units/failure.ts'

/** Offers that are worked out at most, or nearly so, over one and over two terms. */
interface Weighing {
  readonly trials: number
  readonly offers: number
  /** "a zone of this deal" */
  readonly of: string
}

/** The most that offers of a deal may cost: trials × offers × the deal's periods in every way that it can go; a minute. */
const limit = 4e8

/** A fault where weighing offers of a deal would take too long. */
export const offersFaults = (
  plan: Plan,
  place: number,
  { trials, offers, of }: Weighing,
): readonly Failure[] => {
  const parts = offers * plan.calendar.periods * waysOfDeal(plan.deals[place]!).length
  return priceFaults({ trials, parts, limit, of })
}
