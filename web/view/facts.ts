import { licenseeName, licensorName } from '../../models/report/names.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { sentenceCase } from '../format/words.ts'

export type Deal = FieldfareDocument['deals'][number]
export type Grant = Deal['grants'][number]

export const dealIn = (document: FieldfareDocument, id: string): Deal | undefined =>
  document.deals.find((deal) => deal.id === id)

/** The parties as they are named at the start of a sentence. */
export const licensorAtStart = (document: FieldfareDocument): string => sentenceCase(licensorName(document))

export const licenseeAtStart = (document: FieldfareDocument, deal: string): string =>
  sentenceCase(licenseeName(document, dealIn(document, deal)?.licensee ?? deal))
