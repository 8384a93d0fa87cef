import { plain } from '../../kernel/plain.ts'
import { graduatedAmount } from '../../terms/tiers.ts'
import { meanOf } from '../meanOf.ts'
import type { UsagePlan } from '../royaltyPlan.ts'
import type { Quantity } from '../schema/quantity.ts'
import type { TermOf } from '../schema/terms.ts'
import { placing } from './kinds.ts'
import { limitsOf, type Parts, scopeOf } from './parts.ts'
import { placeOf } from './quantities.ts'

/** A commit worth more than twelve monthly maxima (both at their means) could never be reached. */
const checkCommit = (parts: Parts, term: number, clause: TermOf<'usageFee'>): void => {
  const fixed = (quantity: Quantity | undefined): number | null =>
    quantity === undefined ? null : meanOf(quantity)
  const most = fixed(clause.monthlyMaximum)
  const prices = clause.tiers.map(({ price }) => (price === undefined ? 0 : fixed(price)))
  const fees = clause.tiers.map(({ fee }) => (fee === undefined ? 0 : fixed(fee)))
  if (most === null || clause.commit === undefined) return
  if (prices.includes(null) || fees.includes(null)) return
  const tiers = {
    upTo: clause.tiers.map((tier) => tier.upTo ?? Infinity),
    price: prices.map((price) => price ?? 0),
    fee: fees.map((fee) => fee ?? 0),
  }
  const worth = graduatedAmount(plain, clause.commit, tiers)
  if (worth <= 12 * most) return
  const expected = `a commit worth at most twelve monthly maxima (${12 * most})`
  const pointer = `${parts.source.pointer}/terms/${term}/commit`
  parts.compiling.faults.push({
    kind: 'value',
    pointer,
    expected,
    found: `${clause.commit} units, worth ${worth}`,
  })
}

/** A usage fee: volume by revenue or by year, tiers, commit and monthly maximum. */
export const usagePlan = (parts: Parts, term: number, clause: TermOf<'usageFee'>): UsagePlan => {
  const { compiling } = parts
  const { placed } = placing(parts, term)
  const perRevenue = 'perRevenue' in clause.volume
  checkCommit(parts, term, clause)
  const volume = 'perRevenue' in clause.volume ? clause.volume.perRevenue : clause.volume
  return {
    term,
    scope: scopeOf(parts, clause, term),
    unit: clause.unit ?? null,
    perRevenue,
    volume: placeOf(compiling, volume),
    prices: clause.tiers.map((tier, j) => placed(tier.price, `tiers.${j}.price`, 0)),
    fees: clause.tiers.map(({ fee }) => (fee === undefined ? null : placeOf(compiling, fee))),
    limits: limitsOf(parts, term, clause.tiers),
    commit: clause.commit ?? 0,
    monthlyMaximum: clause.monthlyMaximum === undefined ? null : placeOf(compiling, clause.monthlyMaximum),
    flow: parts.pay({
      line: 'usageFee',
      on: 'periodLag',
      rate: 'salesLinked',
      term,
      taxAs: clause.taxAs,
    }),
  }
}
