import type { ActualDue } from '../../models/scenario/schema/actuals.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'

/** `2027`, or the days where a period is no calendar year. */
export const periodName = ({ from, to }: ActualDue['period']): string =>
  from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31` ? from.slice(0, 4) : `${from} to ${to}`

/** A year of a document: the calendar year that it is, else its number. */
export const yearName = (
  { valuationDate }: Pick<FieldfareDocument, 'valuationDate'>,
  year: number,
): string =>
  valuationDate.endsWith('-01-01') ? String(Number(valuationDate.slice(0, 4)) + year - 1) : `Year ${year}`
