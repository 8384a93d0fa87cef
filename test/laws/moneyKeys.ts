import { documentSchema } from '../../models/scenario/schema/document.ts'
import { isQuantity } from '../../models/scenario/schema/quantity.ts'
import type { Loose } from './documents.ts'

/** Plain numbers of a document that are money, by their keys; every quantity says so itself, by its slot. */
export const moneyNumbers = new RegExp(
  `(${[
    ':royalty/tiers/upTo',
    '/trigger/sales(Cumulative|Annual)',
    'risks/cap/(perEvent|aggregate)',
    '(transfer|obligations)/cost/(upfront|perYear)',
    'purchase/perRecord',
    'mandate/(ask|target|floor|approvals/below)',
    'fairMarketValue/(concluded|purchases)/amount',
  ].join('|')})$`,
)

/** Of quantities that no slot calls money: a price is money by unit, what a unit of money uses is units by money. */
const byUnit: readonly (readonly [path: RegExp, times: number])[] = [
  [/:usageFee\/tiers\/price$/, 2],
  [/:usageFee\/volume\/perRevenue$/, 0.5],
]

/** A copy of a document in which every amount of money is twice what it was; nothing else changes. */
export const doubled = (document: Loose): Loose => twice(document, documentSchema.parse(document), '')

/** Walks what was written beside what was read of it, which knows the slot of every quantity. */
const twice = (written: Loose, read: Loose, path: string): Loose => {
  if (isQuantity(read)) {
    const isMoney = read.slot.measures === 'money'
    return times(written, isMoney ? 2 : (byUnit.find(([own]) => own.test(path))?.[1] ?? 1))
  }
  if (typeof written === 'number') return moneyNumbers.test(path) ? 2 * written : written
  if (Array.isArray(written)) return written.map((one, j) => twice(one, read[j], path))
  if (typeof written !== 'object' || written === null) return written
  const here = written.kind === undefined ? path : `${path}:${written.kind}`
  return Object.fromEntries(
    Object.entries(written).map(([key, own]) => [key, twice(own, read[key], `${here}/${key}`)]),
  )
}

/** A fixed amount, or a triangle: what scales to the last bit. */
const times = (quantity: Loose, factor: number): Loose => {
  if (typeof quantity === 'number') return factor * quantity
  if (quantity.kind !== 'triangular') return quantity
  return {
    ...quantity,
    min: factor * quantity.min,
    mode: factor * quantity.mode,
    max: factor * quantity.max,
  }
}
