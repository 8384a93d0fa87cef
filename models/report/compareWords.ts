import type { ComparedItem } from '../scenario/schema/compare.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { futuresWithError } from './figures.ts'
import { dealName, strategyName } from './names.ts'

/** What the document calls a deal or a strategy. */
export const itemName = (
  document: FieldfareDocument,
  { id, kind }: Pick<ComparedItem, 'id' | 'kind'>,
): string => (kind === 'deal' ? dealName : strategyName)(document, id)

/** Futures of 100 and the error: "71.0 ± 0.4", "every". */
export const shareText = (share: number, error: number): string =>
  futuresWithError(share, error).replace(/( of 100)? futures?$/, '')
