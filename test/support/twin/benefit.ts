import { pow } from '../../../models/numerics/elementary.ts'
import { type Agreement, anyRuns, keyOf, type LiveCell, runs, weightAt } from './agreement.ts'
import type { Period } from './calendar.ts'
import { counted, freshness, quality } from './dataset.ts'
import type { Grant } from './grants.ts'
import { cellsOf, marketKey, productRevenue } from './market.ts'
import { exists, inside, type Place, read, text } from './place.ts'

const clip = (value: number): number => Math.min(1, Math.max(0, value))

/** Relative fall of the error when the licensee adds the data to its own, along its learning curve. */
const fromCurve = (agreement: Agreement, live: LiveCell, period: Period): number => {
  const { facts } = agreement
  const utility = inside(live.position, 'utility')
  const number = (key: string, otherwise: number): number => read(facts, inside(utility, key), { otherwise })
  const { eInf, alpha, beta } = facts.curve(text(inside(agreement.licensee, 'id')), keyOf(live.position))
  const error = (n: number): number => eInf + alpha * pow(n, -beta)
  const own =
    read(facts, inside(utility, 'existingRecords')) * pow(1 + number('existingGrowth', 0), period.middle)
  const added =
    read(facts, inside(agreement.root, 'dataset', 'records')) *
    counted(agreement, live.cell.field, period.middle) *
    quality(agreement) *
    (1 - number('overlap', 0)) *
    freshness(agreement, live.grants, period)
  if (error(own) === 0) return 0
  return clip((number('elasticity', 1) * (error(own) - error(own + added))) / error(own))
}

/** a: the share of product revenue owed to the data, against the licensee's own baseline (section 4). */
export const attributable = (agreement: Agreement, live: LiveCell, period: Period): number => {
  const utility = inside(live.position, 'utility')
  const number = (key: string): number =>
    read(agreement.facts, inside(utility, key), { period: period.index })
  const kind = text(inside(utility, 'kind'))
  if (kind === 'learningCurve') return fromCurve(agreement, live, period)
  if (kind === 'saving' || kind === 'unknown' || kind === '') return 0
  if (kind === 'acceleration' || kind === 'clearance') {
    const sold = revenueOf(agreement, live, period)
    return sold === 0 ? 0 : (sold - revenueWithout(agreement, live, period)) / sold
  }
  if (kind !== 'share' && kind !== 'lift') throw new Error(`The twin does not know utility ${kind}`)
  const share =
    kind === 'share'
      ? number('value')
      : clip((number('with') - number('without')) * number('revenuePerPoint'))
  const elasticity = read(agreement.facts, inside(utility, 'freshnessElasticity'), { otherwise: 0.3 })
  const kappa = counted(agreement, live.cell.field, period.middle)
  return share * kappa * pow(freshness(agreement, live.grants, period), elasticity)
}

/** m^(−rivalry): licensees who share the cell, for a deal alone itself and the expected others, whom a closed grant keeps out. */
const dilution = (agreement: Agreement, live: LiveCell, t: number): number => {
  const closed = live.grants.some((grant) => grant.closed && t >= grant.startYear && t < grant.plannedEnd)
  if (closed) return 1
  const rivalry = read(agreement.facts, marketKey(live.cell, 'rivalry'), { otherwise: 0 })
  const others = marketKey(live.cell, 'others')
  if (rivalry === 0 || !exists(others)) return 1
  const expected = read(agreement.facts, inside(others, 'count'), { otherwise: 0 })
  return pow(1 + expected * read(agreement.facts, inside(others, 'probability'), { otherwise: 1 }), -rivalry)
}

/** R_k by period, kept with its cell in one future: most clauses read it. */
const revenues = new WeakMap<LiveCell, Map<number, number>>()

/** R_k of a cell under this deal; the uplift holds while an exclusive grant runs. */
export const revenueOf = (agreement: Agreement, live: LiveCell, period: Period): number => {
  const kept = revenues.get(live) ?? new Map<number, number>()
  revenues.set(live, kept)
  const granted = Math.min(...live.grants.map((grant) => grant.startYear))
  const revenue = kept.get(period.index) ?? soldIn(agreement, live, { period, granted })
  kept.set(period.index, revenue)
  return revenue
}

const soldIn = (
  agreement: Agreement,
  live: LiveCell,
  { period, granted }: { readonly period: Period; readonly granted: number | null },
): number =>
  productRevenue(agreement.facts, live.cell, {
    position: live.position,
    period,
    exclusive: live.grants.some((grant) => grant.exclusive && runs(agreement, grant, period.middle)),
    granted,
  })

/** What would be sold in the same future without the data: launched later, or held up by a gate. */
const revenueWithout = (agreement: Agreement, live: LiveCell, period: Period): number =>
  soldIn(agreement, live, { period, granted: null })

/** s_k: how much of the data's part the licensee would by then have replaced. */
const substituted = (agreement: Agreement, period: Period): number => {
  if (!agreement.facts.recreates(agreement.id)) return 0
  const number = (key: string, otherwise: number): number =>
    read(agreement.facts, inside(agreement.licensee, 'alternative', key), { otherwise })
  const years = number('recreateYears', 0)
  const done = years === 0 ? 1 : Math.min(1, (period.middle - agreement.start) / years)
  return number('substituteShare', 0) * done
}

/** w · a · m^(−rivalry) · (1 − s) · R · margin of one cell. */
export const cellBenefit = (agreement: Agreement, live: LiveCell, period: Period): number => {
  const weight = weightAt(agreement, live.grants, period.middle)
  if (weight === 0) return 0
  const margin = read(agreement.facts, inside(live.position, 'margin'), {
    otherwise: 0,
    period: period.index,
  })
  const share = attributable(agreement, live, period) * dilution(agreement, live, period.middle)
  return weight * share * (1 - substituted(agreement, period)) * revenueOf(agreement, live, period) * margin
}

export interface GrantedField {
  readonly id: string
  readonly grants: readonly Grant[]
  /** the licensee's position in the field, or in one of its cells */
  readonly position: Place | undefined
  readonly isLive: boolean
}

export const grantedFields = (agreement: Agreement): readonly GrantedField[] =>
  [...new Set(agreement.grants.map((grant) => grant.field))].map((id) => {
    const live = agreement.cells.filter(({ cell }) => cell.field === id)
    const byField = inside(agreement.licensee, 'positions', id)
    const listed = cellsOf(agreement.root)
      .filter((cell) => cell.field === id)
      .map((cell) => inside(agreement.licensee, 'positions', cell.id))
    const position = [byField, ...live.map((each) => each.position), ...listed].find(exists)
    const saves = position !== undefined && text(inside(position, 'utility', 'kind')) === 'saving'
    const grants = agreement.grants.filter((grant) => grant.field === id)
    return { id, grants, position, isLive: live.length > 0 || saves }
  })

/** units × cost avoided per unit × ramp: once per field, without market. */
export const savingOf = (agreement: Agreement, field: GrantedField, period: Period): number => {
  const weight = weightAt(agreement, field.grants, period.middle)
  const utility = inside(field.position ?? { node: undefined, path: '' }, 'utility')
  if (weight === 0 || text(inside(utility, 'kind')) !== 'saving') return 0
  const number = (key: string): number =>
    read(agreement.facts, inside(utility, key), { period: period.index })
  const rampYears = read(agreement.facts, inside(utility, 'rampYears'), { otherwise: 0 })
  const startYear = Math.min(...field.grants.map((grant) => grant.startYear))
  const ramp = rampYears === 0 ? 1 : Math.min(1, (period.middle - startYear) / rampYears)
  return weight * number('unitsPerYear') * period.length * number('perUnit') * ramp
}

/** Recreate cost that this period spares the licensee, at the deal's weight. */
export const avoided = (agreement: Agreement, period: Period): number => {
  const weight = weightAt(agreement, agreement.grants, period.middle)
  if (weight === 0 || !agreement.facts.recreates(agreement.id)) return 0
  const place = inside(agreement.licensee, 'alternative')
  const cost = read(agreement.facts, inside(place, 'recreateCost'), { otherwise: 0 })
  const years = read(agreement.facts, inside(place, 'recreateYears'), { otherwise: 0 })
  const first = agreement.periods.find(({ middle }) => anyRuns(agreement, agreement.grants, middle))
  if (years === 0) return period.index === first?.index ? cost : 0
  const until = Math.min(period.to, agreement.start + years)
  const from = Math.max(period.from, agreement.start)
  return (weight * cost * Math.max(0, until - from)) / years
}
