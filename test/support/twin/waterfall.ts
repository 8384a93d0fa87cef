import type { Agreement } from './agreement.ts'
import { joinedBase, royaltyBase } from './apportionment.ts'
import { favouredAmounts } from './favoured.ts'
import { termOf } from './grants.ts'
import { trueUps } from './minimum.ts'
import { inside, type Place, read, sum } from './place.ts'
import { recoupedTrueUps, recoupment } from './recoupment.ts'
import { type ByPeriod, capCut, royaltyEarned, stackingOffset } from './royalty.ts'
import { numbered, trueRevenue } from './scope.ts'
import { poolShares, revenueShares, sublicenceShares } from './shares.ts'
import { usageFees } from './usage.ts'

/** What the sales-linked terms give on the revenue that is reported (section 6.1, steps 1 to 10). */
export interface Waterfall {
  readonly base: ByPeriod
  readonly deductions: ByPeriod
  /** by place of the royalty term in the deal */
  readonly earned: ReadonlyMap<number, ByPeriod>
  /** positive: what stacking takes off */
  readonly offset: ByPeriod
  /** what the cap changes, negative or 0 */
  readonly cut: ByPeriod
  /** of the advance */
  readonly recouped: ByPeriod
  /** of true-ups */
  readonly recoupedTrueUp: ByPeriod
  readonly usage: ReadonlyMap<number, ByPeriod>
  readonly revenueShare: ReadonlyMap<number, ByPeriod>
  readonly sublicence: ReadonlyMap<number, ByPeriod>
  readonly pool: ReadonlyMap<number, ByPeriod>
  /** by contract year: entry c − 1 is contract year c */
  readonly trueUp: ByPeriod
}

/** The share of true revenue that is left out of the reports, u. */
export const underReporting = (agreement: Agreement, period: number): number => {
  const audit = termOf(agreement.terms, 'audit')
  return audit === undefined
    ? 0
    : read(agreement.facts, inside(audit, 'underReporting'), { otherwise: 0, period })
}

export const addUp = (lists: readonly ByPeriod[], agreement: Agreement): ByPeriod =>
  agreement.periods.map((_, i) => sum(lists.map((list) => list[i] ?? 0)))

/** What royalties and usage of the deal give, by period, at the price of whichever clause of their kind. */
export const pricedTerms = (agreement: Agreement, leftOut: (period: number) => number) => [
  ...numbered(agreement, 'royalty').map(([index, term]) => {
    const { base } = royaltyBase(agreement, term, leftOut)
    return { index, term, amounts: (price: Place): ByPeriod => royaltyEarned(agreement, price, base) }
  }),
  ...numbered(agreement, 'usageFee').map(([index, term]) => {
    const reported = agreement.periods.map((p) => trueRevenue(agreement, term, p) * (1 - leftOut(p.index)))
    return {
      index,
      term,
      amounts: (price: Place): ByPeriod => usageFees(agreement, term, { reported, price }),
    }
  }),
]

/** The whole waterfall on true revenue × (1 − u) of each period. */
export const waterfall = (agreement: Agreement, leftOut: (period: number) => number): Waterfall => {
  const add = (lists: readonly ByPeriod[]): ByPeriod => addUp(lists, agreement)
  const reported = (term: Place): ByPeriod =>
    agreement.periods.map((p) => trueRevenue(agreement, term, p) * (1 - leftOut(p.index)))
  /** amounts of every term of a kind, by its place in the deal */
  const each = (kind: string, amounts: (term: Place) => ByPeriod): ReadonlyMap<number, ByPeriod> =>
    new Map(numbered(agreement, kind).map(([index, term]) => [index, amounts(term)]))
  const priced = pricedTerms(agreement, leftOut)
  const favoured = (index: number): ByPeriod => {
    const { term, amounts } = priced.find((row) => row.index === index)!
    return favouredAmounts(agreement, term, amounts)
  }
  const royalties = numbered(agreement, 'royalty').map(([index]) => ({ index, earned: favoured(index) }))
  const { base, deductions } = joinedBase(agreement, leftOut)
  const earned = add(royalties.map((royalty) => royalty.earned))
  const offset = stackingOffset(agreement, earned, base)
  const afterOffset = earned.map((amount, i) => amount - (offset[i] ?? 0))
  const cut = capCut(agreement, afterOffset, base)
  const royalty = add([afterOffset, cut])
  const usage = new Map(numbered(agreement, 'usageFee').map(([index]) => [index, favoured(index)]))
  const revenueShare = each('revenueShare', (term) => revenueShares(agreement, term, reported(term)))
  const sublicence = each('sublicenceShare', (term) => sublicenceShares(agreement, term, leftOut))
  const pool = each('poolShare', (term) => poolShares(agreement, term))
  const shares = add([...revenueShare.values(), ...sublicence.values(), ...pool.values()])
  const recouped = recoupment(agreement, royalty)
  const trueUp = trueUps(agreement, { royalty, recouped, usage: add([...usage.values()]), shares })
  return {
    ...{ base, offset, cut, usage, revenueShare, sublicence, pool, recouped, trueUp },
    deductions,
    earned: new Map(royalties.map((each) => [each.index, each.earned])),
    recoupedTrueUp: recoupedTrueUps(agreement, { royalty, recouped, trueUp }),
  }
}
