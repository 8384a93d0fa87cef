import type { FieldfareDocument } from '../scenario/schema/document.ts'

/** What the document calls its things: the name where there is one, else the id. */

interface Named {
  readonly id: string
  readonly name?: string | undefined
}

const nameIn = (things: readonly Named[] | undefined, id: string): string =>
  things?.find((thing) => thing.id === id)?.name ?? id

export const dealName = (document: FieldfareDocument, id: string): string => nameIn(document.deals, id)

export const strategyName = (document: FieldfareDocument, id: string): string =>
  nameIn(document.strategies, id)

export const licenseeName = (document: FieldfareDocument, id: string): string =>
  nameIn(document.licensees, id)

export const fieldName = (document: FieldfareDocument, id: string): string => nameIn(document.fields, id)

/** WW stands for the whole world where the document names no territory. */
export const territoryName = (document: FieldfareDocument, id: string): string =>
  id === 'WW' && document.territories === undefined ? 'worldwide' : nameIn(document.territories, id)

export const licensorName = (document: FieldfareDocument): string => document.licensor.name ?? 'the licensor'

export const datasetName = (document: FieldfareDocument): string => document.dataset.name ?? document.name

export const recordUnit = (document: FieldfareDocument): string => document.dataset.recordUnit ?? 'record'

/** A cell in words: "Chest CT diagnostic products, United States"; a saving has no territory. */
export const cellName = (
  document: FieldfareDocument,
  cell: { readonly field: string; readonly territory: string | null },
): string => {
  const field = fieldName(document, cell.field)
  return cell.territory === null ? field : `${field}, ${territoryName(document, cell.territory)}`
}
