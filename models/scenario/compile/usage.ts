import { plain } from '../../kernel/plain.ts'
import { graduatedAmount } from '../../terms/tiers.ts'
import { meanOf } from '../meanOf.ts'
import type { UsagePlan } from '../royaltyPlan.ts'
import type { Quantity } from '../schema/quantity.ts'
import type { TermOf } from '../schema/terms.ts'
import { placing } from './kinds.ts'
import { limitsOf, type Parts, scopeOf } from './parts.ts'
import { placeOf } from './quantities.ts'
import { checkUsageUnits } from './usageUnits.ts'

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

/** Switches stand beside what they switch; months are told apart only where periods are months. */
const checkSwitches = (parts: Parts, term: number, clause: TermOf<'usageFee'>): void => {
  const { compiling, source, context } = parts
  const refuse = (key: 'partYear' | 'maximumOver', expected: string, found: string): void => {
    compiling.faults.push({
      kind: 'value',
      pointer: `${source.pointer}/terms/${term}/${key}`,
      expected,
      found,
    })
  }
  if (clause.partYear !== undefined && clause.commit === undefined)
    refuse('partYear', 'a commit beside partYear', 'none')
  if (clause.maximumOver === undefined) return
  const periods = Math.round(1 / context.calendar.delta)
  if (clause.monthlyMaximum === undefined)
    refuse('maximumOver', 'a monthlyMaximum beside maximumOver', 'none')
  else if (clause.maximumOver === 'month' && periods < 12)
    refuse(
      'maximumOver',
      '"year", or periodsPerYear 12: a maximum of each month by itself needs months',
      `periodsPerYear ${periods}`,
    )
}

/** A usage fee: volume by revenue or by year, tiers, commit and monthly maximum. */
export const usagePlan = (parts: Parts, term: number, clause: TermOf<'usageFee'>): UsagePlan => {
  const { compiling } = parts
  const { placed } = placing(parts, term)
  const perRevenue = 'perRevenue' in clause.volume
  checkCommit(parts, term, clause)
  checkSwitches(parts, term, clause)
  checkUsageUnits(parts, term, clause)
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
    proRated: clause.partYear !== 'whole',
    monthlyMaximum: clause.monthlyMaximum === undefined ? null : placeOf(compiling, clause.monthlyMaximum),
    monthByMonth: clause.maximumOver === 'month',
    flow: parts.pay({
      line: 'usageFee',
      on: 'periodLag',
      rate: 'salesLinked',
      term,
      taxAs: clause.taxAs,
    }),
  }
}
