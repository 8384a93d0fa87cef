import { affineQuantity } from '../scenario/affineQuantity.ts'
import { isQuantity } from '../scenario/schema/quantity.ts'
import type { Term } from '../scenario/schema/terms.ts'

/** Where a clause names a price: amounts, rates and shares that the licensee pays, and what bounds them. */
const pricesOf: Readonly<Partial<Record<Term['kind'], readonly string[]>>> = {
  upfrontFee: ['amount'],
  annualFee: ['amount'],
  usageFee: ['price', 'fee', 'monthlyMaximum'],
  royalty: ['rate'],
  royaltyCap: ['amount', 'rateAfter'],
  minimumGuarantee: ['amount'],
  advance: ['amount'],
  revenueShare: ['share'],
  profitShare: ['share'],
  poolShare: ['pool'],
  sublicenceShare: ['share'],
  milestone: ['amount'],
  residual: ['rate'],
  optionFee: ['amount', 'price'],
  buyout: ['amount'],
  renewal: ['fee'],
  pilot: ['fee'],
}

/** A clause with all its prices lower by a share of themselves, 0 < share < 1; its other numbers stay. */
export const cutPrices = (term: Term, share: number): Term => {
  const keys = pricesOf[term.kind] ?? []
  // a copy of the clause, with quantities of the same slots in the places of its own
  return keys.length === 0 ? term : (cut(term, keys, 1 - share) as Term)
}

const cut = (node: unknown, keys: readonly string[], times: number): unknown => {
  if (Array.isArray(node)) return node.map((entry) => cut(entry, keys, times))
  if (typeof node !== 'object' || node === null || isQuantity(node)) return node
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (isQuantity(value))
        return [key, keys.includes(key) ? affineQuantity(value, { times, plus: 0 }) : value]
      // what is deducted before a price applies is no price
      return [key, key === 'deductions' ? value : cut(value, keys, times)]
    }),
  )
}
