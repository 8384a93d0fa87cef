import { plain } from '../kernel/plain.ts'
import type { Evaluated } from '../simulate/deal/evaluate.ts'
import { valueAt } from '../simulate/frame.ts'
import { guaranteedAmount } from '../terms/minimumGuarantee.ts'
import { type LineKey, royaltyLines } from '../terms/statement.ts'
import type { Due } from './dues.ts'

/** What is guaranteed over some periods, and what is credited to it, in order of period. */
export interface Guaranteed {
  readonly amount: number
  readonly periods: readonly number[]
  readonly credited: readonly { readonly line: LineKey; readonly k: number; readonly due: number }[]
}

/** Lines that a guarantee is credited with, by what its clause says. */
const creditsOf = (credits: 'royalty' | 'royalty+usage' | 'all'): ReadonlySet<LineKey> =>
  new Set([
    ...royaltyLines,
    ...(credits === 'royalty' ? [] : ['usageFee' as const]),
    ...(credits === 'all' ? (['revenueShare', 'sublicenceShare', 'poolShare'] as const) : []),
  ])

/** The guarantee of each contract year that runs, or of all of them; empty without one. */
export const guaranteedIn = (evaluated: Evaluated, dues: readonly Due[]): readonly Guaranteed[] => {
  const { deal, facts, line, frame } = evaluated
  const plan = deal.terms.minimum
  if (plan === null) return []
  const first = Math.max(0, Math.ceil(plan.fromYear) - 1)
  const until = Math.min(deal.contractYears, line(facts.ending.ends, 0, 0))
  const spot = deal.terms.currency?.spot ?? null
  const agreed = valueAt(frame, plan.amount, 0) * (spot === null ? 1 : valueAt(frame, spot, 0))
  const growth = 1 + valueAt(frame, plan.escalator, 0)
  const lines = creditsOf(plan.credits)
  const years: Guaranteed[] = []
  for (let c = first, grown = 1; c < until; c++, grown *= growth) {
    const fraction = c < deal.terms.paidUp ? deal.yearFraction[c]! : 0
    const periods = [...deal.contractYear.keys()].filter((k) => deal.contractYear[k] === c)
    const credited = dues
      .filter((due) => periods.includes(due.k) && lines.has(due.line))
      .map(({ line: key, k, amount }) => ({ line: key, k, due: amount }))
      .sort((a, b) => a.k - b.k)
    years.push({ amount: guaranteedAmount(plain, { amount: agreed, grown }, fraction), periods, credited })
  }
  return plan.wholeTerm && years.length > 0 ? [together(years)] : years
}

const together = (years: readonly Guaranteed[]): Guaranteed => ({
  amount: years.reduce((sum, { amount }) => sum + amount, 0),
  periods: years.flatMap(({ periods }) => periods),
  credited: years.flatMap(({ credited }) => credited),
})

/** Why the guaranteed amounts of a deal cannot be told apart from its royalties; null where they can. */
export const entangled = ({ deal }: Pick<Evaluated, 'deal'>): string | null => {
  const { minimum } = deal.terms
  if (minimum === null) return null
  if (minimum.advanceCounts) return 'an advance that counts toward the guarantee'
  if (minimum.creditableYears > 0) return 'a shortfall that later years are credited with'
  return minimum.recouped === null ? null : 'a true-up that later royalty recoups'
}

/**
 * Whether an advance stands beside the guarantee. Royalties that meet the guarantee may be recouped from it, so less than both
 * together is unavoidable, and what is fixed cannot be told before the royalties are.
 */
export const hasAdvance = ({ deal }: Pick<Evaluated, 'deal'>): boolean =>
  deal.terms.minimum !== null && deal.terms.advance !== null
