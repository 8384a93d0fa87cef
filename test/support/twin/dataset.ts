import { pow } from '../../../models/numerics/elementary.ts'
import { type Agreement, runs } from './agreement.ts'
import { type Period, yearsBetween } from './calendar.ts'
import type { Grant } from './grants.ts'
import { exists, inside, items, keysOf, named, type Place, read, sum, text, texts } from './place.ts'

/** The entry of a source's transfer list for the licensee's territory; undefined: no transfer is needed. */
const transferOf = (agreement: Agreement, source: Place): Place | undefined => {
  const to = text(inside(agreement.licensee, 'processingTerritory'))
  if (to === '' || text(inside(source, 'origin')) === to) return undefined
  const list = items(inside(source, 'transfer'))
  return list.find((entry) => text(inside(entry, 'to')) === to) ?? { node: 'absent', path: '' }
}

const stillPermitted = (agreement: Agreement, transfer: Place, t: number): boolean => {
  if (text(inside(transfer, 'status')) !== 'permitted') return false
  const until = inside(transfer, 'until').node
  if (typeof until === 'number') return t <= until
  if (typeof until !== 'string') return true
  return t <= yearsBetween(text(inside(agreement.root, 'valuationDate')), until)
}

/** Whether a source counts (section 4): its purposes include the field, its transfer is permitted. */
export const counts = (agreement: Agreement, source: Place, ask: { field: string; t: number }): boolean => {
  const purposes = texts(inside(source, 'purposes'))
  const purposeHolds =
    !exists(inside(source, 'purposes')) || purposes.includes('*') || purposes.includes(ask.field)
  const transfer = transferOf(agreement, source)
  return purposeHolds && (transfer === undefined || stillPermitted(agreement, transfer, ask.t))
}

/** What a source's transfer costs the licensee. */
export const transferCost = (agreement: Agreement, source: Place, key: string, period?: number): number => {
  const transfer = transferOf(agreement, source)
  if (transfer === undefined) return 0
  const ask = period === undefined ? { otherwise: 0 } : { otherwise: 0, period }
  return read(agreement.facts, inside(transfer, 'cost', key), ask)
}

export const sourcesOf = (agreement: Agreement): readonly Place[] =>
  named(inside(agreement.root, 'dataset', 'sources'))

/** κ = counted / all records. */
export const counted = (agreement: Agreement, field: string, t: number): number => {
  const sources = sourcesOf(agreement)
  if (sources.length === 0) return 1
  const records = (list: readonly Place[]): number =>
    sum(list.map((source) => read(agreement.facts, inside(source, 'records'))))
  return records(sources.filter((source) => counts(agreement, source, { field, t }))) / records(sources)
}

/** Q = Π q_j^{w_j / Σw}. */
export const quality = (agreement: Agreement): number => {
  const place = inside(agreement.root, 'dataset', 'quality')
  const weight = (name: string): number =>
    read(agreement.facts, inside(place, name, 'weight'), { otherwise: 1 })
  const names = keysOf(place)
  const total = sum(names.map(weight))
  return names
    .map((name) => pow(read(agreement.facts, inside(place, name, 'score')), weight(name) / total))
    .reduce((product, factor) => product * factor, 1)
}

/** S_k / S_1: ageing always, refresh with `updates` while the grant runs. */
export const freshness = (agreement: Agreement, grants: readonly Grant[], period: Period): number => {
  const { facts, periods } = agreement
  const place = inside(agreement.root, 'dataset', 'freshness')
  const records = read(facts, inside(agreement.root, 'dataset', 'records'))
  const first = periods.find(({ middle }) =>
    grants.some((g) => middle >= g.startYear && middle < g.plannedEnd),
  )
  const halfLife = inside(place, 'halfLifeYears')
  const kept = exists(halfLife) ? pow(2, -period.length / read(facts, halfLife)) : 1
  let stock = records
  for (const each of periods) {
    if (first === undefined || each.index <= first.index || each.index > period.index) continue
    const updated = grants.some((grant) => grant.updates && runs(agreement, grant, each.middle))
    const refresh = read(facts, inside(place, 'refreshPerYear'), { otherwise: 0, period: each.index })
    stock = stock * kept + (updated ? refresh * each.length : 0)
  }
  return stock / records
}
