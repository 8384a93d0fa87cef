import { licensorName } from '../../models/report/names.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'

export type Deal = FieldfareDocument['deals'][number]
export type Grant = Deal['grants'][number]

export const dealIn = (document: FieldfareDocument, id: string): Deal | undefined =>
  document.deals.find((deal) => deal.id === id)

/** The licensor's name at the start of a sentence. */
export const licensorAtStart = (document: FieldfareDocument): string => {
  const name = licensorName(document)
  return name.charAt(0).toUpperCase() + name.slice(1)
}
