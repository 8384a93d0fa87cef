import { dayNumber, yearsBetween } from '../units/date.ts'
import type { ReadDocument } from './schema/document.ts'

/** Years from the valuation date until the first obligation that a source depends on expires; Infinity without one. */
export const sourceUntil = ({ valuationDate, dataset }: ReadDocument, source: string): number =>
  (dataset.obligations ?? []).reduce((until, obligation) => {
    if (obligation.source !== source || obligation.validUntil === undefined) return until
    return Math.min(until, yearsBetween(dayNumber(valuationDate), dayNumber(obligation.validUntil)))
  }, Infinity)
