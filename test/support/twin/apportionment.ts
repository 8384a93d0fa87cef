import type { Agreement } from './agreement.ts'
import { attributable, revenueOf } from './benefit.ts'
import { exists, inside, type Place, read, sum, text } from './place.ts'
import type { ByPeriod } from './royalty.ts'
import { inScope, numbered, soldIn, trueRevenue } from './scope.ts'

/** Part of receipts that a term takes off before it counts them: a share of them, at most the cap. */
export const deducted = (agreement: Agreement, term: Place, period: number): number => {
  const place = inside(term, 'deductions')
  const cap = read(agreement.facts, inside(place, 'cap'), { otherwise: Number.POSITIVE_INFINITY })
  return Math.min(read(agreement.facts, inside(place, 'share'), { otherwise: 0, period }), cap)
}

/** own/(own + others), at least the floor; of nothing at all the floor. */
const combined = (agreement: Agreement, term: Place): number => {
  const part = (key: string, otherwise?: number): number =>
    read(agreement.facts, inside(term, 'combination', key), otherwise === undefined ? {} : { otherwise })
  const [own, others, floor] = [part('own'), part('others'), part('floor', 0)]
  return own + others === 0 ? floor : Math.max(own / (own + others), floor)
}

/** True revenue, its parts weighed by what the royalty is reckoned on. */
const apportioned = (agreement: Agreement, term: Place): ByPeriod => {
  const kind = text(inside(term, 'apportionment'), 'product')
  if (kind === 'attributable')
    return agreement.periods.map((period) =>
      sum(
        soldIn(agreement, term, period).map(
          (live) => attributable(agreement, live, period) * revenueOf(agreement, live, period),
        ),
      ),
    )
  const part = (): number => {
    if (kind === 'share') return read(agreement.facts, inside(term, 'apportionShare'))
    if (kind === 'combination') return combined(agreement, term)
    return 1
  }
  const share = part()
  return agreement.periods.map((period) => share * trueRevenue(agreement, term, period))
}

export interface RoyaltyBase {
  readonly deductions: ByPeriod
  readonly base: ByPeriod
}

/** What a royalty is reckoned on: reported receipts less deductions, and of that the part apportioned to the data. */
export const royaltyBase = (
  agreement: Agreement,
  term: Place,
  leftOut: (period: number) => number,
): RoyaltyBase => {
  const net = text(inside(term, 'base'), 'gross') === 'net' && exists(inside(term, 'deductions'))
  const off = (period: number): number => (net ? deducted(agreement, term, period) : 0)
  const weighed = apportioned(agreement, term)
  return {
    deductions: agreement.periods.map(
      (period) => trueRevenue(agreement, term, period) * (1 - leftOut(period.index)) * off(period.index),
    ),
    base: agreement.periods.map(({ index }, i) => weighed[i]! * (1 - leftOut(index)) * (1 - off(index))),
  }
}

/** Cell by cell, what the royalty takes of its receipts that takes most of them: nobody's receipts count twice. */
export const joinedBase = (agreement: Agreement, leftOut: (period: number) => number): RoyaltyBase => {
  const royalties = numbered(agreement, 'royalty').map(([, term]) => {
    const all = agreement.periods.map((p) => trueRevenue(agreement, term, p) * (1 - leftOut(p.index)))
    return { term, all, ...royaltyBase(agreement, term, leftOut) }
  })
  const counted = agreement.periods.map((period, i) =>
    soldIn(agreement, { node: null, path: '' }, period).map((live) => {
      const shares = royalties
        .filter(({ term, all }) => inScope(term, live) && all[i]! > 0)
        .map(({ base, deductions, all }) => ({ base: base[i]! / all[i]!, off: deductions[i]! / all[i]! }))
      const most = shares.toSorted((a, b) => b.base - a.base)[0] ?? { base: 0, off: 0 }
      const receipts = revenueOf(agreement, live, period) * (1 - leftOut(period.index))
      return { base: receipts * most.base, off: receipts * most.off }
    }),
  )
  return {
    base: counted.map((cells) => sum(cells.map((cell) => cell.base))),
    deductions: counted.map((cells) => sum(cells.map((cell) => cell.off))),
  }
}
