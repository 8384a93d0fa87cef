import type { DiligenceItem } from '../scenario/schema/dataset.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import { delayed, roomFor } from './delay.ts'
import { cutPrices } from './prices.ts'

/** The deals that wait for an item: those it names, else all. */
export const dealsOf = (document: ReadDocument, item: DiligenceItem): readonly string[] =>
  item.deals ?? document.deals.map(({ id }) => id)

/**
 * What an item is compared in: the document as it is, and as it is if the item turns out badly. Both are in the same
 * periods and over the same horizon, so that nothing but the item is between them.
 */
export interface Failing {
  readonly base: ReadDocument
  readonly failed: ReadDocument
}

/** Null where `ifFails` says nothing that changes the document, such as a walk alone. */
export const failing = (document: ReadDocument, item: DiligenceItem): Failing | null => {
  const { blocksSource, delayMonths = 0, priceCut = 0 } = item.ifFails ?? {}
  if (blocksSource === undefined && delayMonths === 0 && priceCut === 0) return null
  const deals = dealsOf(document, item)
  const base = delayMonths === 0 ? document : roomFor(document, delayMonths)
  const later = delayMonths === 0 ? base : delayed(base, deals, delayMonths)
  const cheaper = priceCut === 0 ? later : withPricesCut(later, deals, priceCut)
  return { base, failed: blocksSource === undefined ? cheaper : withoutSource(cheaper, blocksSource) }
}

const withPricesCut = (document: ReadDocument, deals: readonly string[], share: number): ReadDocument => ({
  ...document,
  deals: document.deals.map((deal) =>
    deals.includes(deal.id) ? { ...deal, terms: deal.terms.map((term) => cutPrices(term, share)) } : deal,
  ),
})

/** A source whose purposes are none counts nowhere. */
const withoutSource = (document: ReadDocument, source: string): ReadDocument => ({
  ...document,
  dataset: {
    ...document.dataset,
    sources: document.dataset.sources?.map((row) => (row.id === source ? { ...row, purposes: [] } : row)),
  },
})
