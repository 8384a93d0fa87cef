import { type Agreement, anyRuns, type LiveCell, termOf } from './agreement.ts'
import { revenueOf } from './benefit.ts'
import type { Period } from './calendar.ts'
import { exists, inside, type Place, read, sum, text } from './place.ts'
import {
  type ByPeriod,
  capCut,
  deductionsOf,
  recoupment,
  royaltyEarned,
  stackingOffset,
  trueUps,
} from './royalty.ts'
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
  readonly recouped: ByPeriod
  readonly usage: ReadonlyMap<number, ByPeriod>
  readonly revenueShare: ReadonlyMap<number, ByPeriod>
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

export const inScope = (term: Place, live: LiveCell): boolean =>
  (!exists(inside(term, 'field')) || text(inside(term, 'field')) === live.cell.field) &&
  (!exists(inside(term, 'market')) || text(inside(term, 'market')) === live.cell.id)

/** True product revenue in a term's scope while the grant runs. */
export const trueRevenue = (agreement: Agreement, term: Place, period: Period): number =>
  sum(
    agreement.cells
      .filter((live) => inScope(term, live) && anyRuns(agreement, live.grants, period.middle))
      .map((live) => revenueOf(agreement, live, period)),
  )

export const numbered = (agreement: Agreement, kind: string): readonly (readonly [number, Place])[] =>
  agreement.terms.flatMap((term, index) =>
    text(inside(term, 'kind')) === kind ? [[index, term] as const] : [],
  )

export const addUp = (lists: readonly ByPeriod[], agreement: Agreement): ByPeriod =>
  agreement.periods.map((_, i) => sum(lists.map((list) => list[i] ?? 0)))

/** The whole waterfall on true revenue × (1 − u) of each period. */
export const waterfall = (agreement: Agreement, leftOut: (period: number) => number): Waterfall => {
  const reportedIn = (term: Place): ByPeriod =>
    agreement.periods.map((p) => trueRevenue(agreement, term, p) * (1 - leftOut(p.index)))
  const royalties = numbered(agreement, 'royalty').map(([index, term]) => {
    if (text(inside(term, 'apportionment'), 'product') !== 'product')
      throw new Error(`The twin does not know this apportionment: ${term.path}`)
    const reported = reportedIn(term)
    const deductions = deductionsOf(agreement, term, reported)
    const base = reported.map((amount, i) => amount - (deductions[i] ?? 0))
    return { index, deductions, base, earned: royaltyEarned(agreement, term, base) }
  })
  const add = (lists: readonly ByPeriod[]): ByPeriod => addUp(lists, agreement)
  const base = add(royalties.map((royalty) => royalty.base))
  const earned = add(royalties.map((royalty) => royalty.earned))
  const offset = stackingOffset(agreement, earned, base)
  const afterOffset = earned.map((amount, i) => amount - (offset[i] ?? 0))
  const cut = capCut(agreement, afterOffset, base)
  const royalty = add([afterOffset, cut])
  const usage = new Map(
    numbered(agreement, 'usageFee').map(([index, term]) => [
      index,
      usageFees(agreement, term, reportedIn(term)),
    ]),
  )
  const revenueShare = new Map(
    numbered(agreement, 'revenueShare').map(([index, term]) => {
      if (text(inside(term, 'of'), 'revenue') !== 'revenue')
        throw new Error(`The twin does not know ${term.path}`)
      const share = read(agreement.facts, inside(term, 'share'))
      return [index, reportedIn(term).map((amount) => share * amount)]
    }),
  )
  return {
    ...{ base, offset, cut, usage, revenueShare },
    deductions: add(royalties.map((each) => each.deductions)),
    earned: new Map(royalties.map((each) => [each.index, each.earned])),
    recouped: recoupment(agreement, royalty),
    trueUp: trueUps(agreement, royalty, add([...usage.values()])),
  }
}
