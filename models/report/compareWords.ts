import type { ComparedItem } from '../scenario/schema/compare.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { futuresWithError, roughly } from './figures.ts'
import { dealName, strategyName } from './names.ts'
import { bare } from './tableSection.ts'

/** What the document calls a deal or a strategy. */
export const itemName = (
  document: FieldfareDocument,
  { id, kind }: Pick<ComparedItem, 'id' | 'kind'>,
): string => (kind === 'deal' ? dealName : strategyName)(document, id)

/** Futures of 100 and the error: "71.0 ± 0.4", "every". */
export const shareText = (share: number, error: number): string =>
  futuresWithError(share, error).replace(/( of 100)? futures?$/, '')

/** A figure of an input, without a unit. */
export const amount = (value: number): string => bare(roughly(value, '', 3))
