import { cellId } from './locate.ts'
import type { ReadDocument } from './schema/document.ts'

type FieldRow = NonNullable<ReadDocument['fields']>[number]
type MarketRow = NonNullable<ReadDocument['markets']>[number]

/** A cell field × territory of a document, with the row of `markets` that overrides it or describes it whole. */
export interface CellRow {
  readonly id: string
  readonly field: FieldRow
  readonly territory: { readonly id: string; readonly scale?: number | undefined }
  readonly override: MarketRow | undefined
  /** index of the overriding row */
  readonly row: number | null
}

const worldwide = [{ id: 'WW', scale: 1 }]

/**
 * The cells of a document: every territory of a field with a market, and every cell a row of `markets` names. A row
 * without territory is for every territory of its field; of several rows for a cell the first counts, and the second
 * is a fault.
 */
export const cellRows = (document: ReadDocument): readonly CellRow[] => {
  const territories = document.territories ?? worldwide
  const rows = document.markets ?? []
  return (document.fields ?? []).flatMap((field) =>
    territories.flatMap((territory) => {
      const row = rows.findIndex((candidate) => covers(candidate, field.id, territory.id))
      const override = rows[row]
      if (field.market === undefined && override === undefined) return []
      const own = override?.territory === undefined && territories.length > 1 ? undefined : override?.id
      return [
        { id: own ?? cellId(field.id, territory.id), field, territory, override, row: row < 0 ? null : row },
      ]
    }),
  )
}

/** Whether a row of `markets` is about a cell. */
export const covers = (row: MarketRow, field: string, territory: string): boolean =>
  row.field === field && (row.territory ?? territory) === territory
