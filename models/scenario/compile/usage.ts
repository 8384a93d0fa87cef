import { plain } from '../../kernel/plain.ts'
import { marginalAmount } from '../../terms/tiers.ts'
import type { Form } from '../schema/quantity.ts'
import type { TermOf } from '../schema/terms.ts'
import type { UsagePlan } from '../termsPlan.ts'
import { limitsOf, type Parts, scopeOf, type Unnumbered } from './clauses.ts'
import { placeOf } from './quantities.ts'

/** A fixed amount, or the mean of an uncertain one; a formula is not known before it is drawn. */
const meanOf = ({ form }: { readonly form: Form }): number | null => {
  if (form.kind === 'constant') return form.value
  return form.kind === 'distribution' ? form.distribution.mean : null
}

/** A commit worth more than twelve monthly maxima (both at their means) could never be reached. */
const checkCommit = (parts: Parts, term: number, clause: TermOf<'usageFee'>): void => {
  const fixed = (quantity: { readonly form: Form } | undefined): number | null =>
    quantity === undefined ? null : meanOf(quantity)
  const most = fixed(clause.monthlyMaximum)
  const prices = clause.tiers.map((tier) => fixed(tier.price))
  if (most === null || clause.commit === undefined || prices.includes(null)) return
  const upTo = clause.tiers.map((tier) => tier.upTo ?? Infinity)
  const worth = marginalAmount(plain, clause.commit, { upTo, price: prices.map((price) => price ?? 0) })
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
export const usagePlan = (parts: Parts, term: number, clause: TermOf<'usageFee'>): Unnumbered<UsagePlan> => {
  const { compiling } = parts
  const perRevenue = 'perRevenue' in clause.volume
  checkCommit(parts, term, clause)
  const volume = 'perRevenue' in clause.volume ? clause.volume.perRevenue : clause.volume
  return {
    term,
    scope: scopeOf(parts, clause, term),
    unit: clause.unit ?? null,
    perRevenue,
    volume: placeOf(compiling, volume),
    prices: clause.tiers.map((tier) => placeOf(compiling, tier.price)),
    limits: limitsOf(parts, term, clause.tiers),
    commit: clause.commit ?? 0,
    monthlyMaximum: clause.monthlyMaximum === undefined ? null : placeOf(compiling, clause.monthlyMaximum),
  }
}
