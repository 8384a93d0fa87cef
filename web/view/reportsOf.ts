import { counted } from '../../models/report/words.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { ReportRow } from '../../models/scenario/schema/reports.ts'

/** Whether the sample reports are on deals of a document: those of Northlake, or of a version of it that has kept them. */
export const fitsSample = (document: FieldfareDocument): boolean =>
  document.currency === 'USD' &&
  document.valuationDate === '2027-01-01' &&
  (document.periodsPerYear ?? 1) === 1 &&
  ['royalty', 'second-seat'].every((id) => document.deals.some((deal) => deal.id === id))

/** The kinds of clause whose payments rest on what is reported. */
const reporting = new Set(['royalty', 'usageFee', 'revenueShare'])

/** The deal that rows without one are taken to be of: the first that is paid on what is reported. */
export const usualDeal = ({ deals }: FieldfareDocument): string =>
  (deals.find(({ terms }) => terms.some(({ kind }) => reporting.has(kind))) ?? deals[0])?.id ?? ''

/** Whether some row names no deal, so that one has to be chosen. */
export const needsDeal = (rows: readonly ReportRow[], { deals }: FieldfareDocument): boolean =>
  deals.length > 1 && rows.some(({ deal }) => deal === undefined)

/** `12 rows on 2 deals, 2027 to 2031`. */
export const reportsText = (rows: readonly ReportRow[]): string => {
  const deals = new Set(rows.flatMap(({ deal }) => (deal === undefined ? [] : [deal])))
  const on = deals.size < 2 ? '' : ` on ${deals.size} deals`
  return `${counted(String(rows.length), 'row')}${on}`
}
