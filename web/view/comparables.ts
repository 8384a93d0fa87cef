import type { Comparable, ScenarioView } from './scenario.ts'
import { type Table, textCell } from './table.ts'

const orientation = (comparable: Comparable): string => comparable.caution ?? 'another asset class and unit'

/** Comparables the document names, in words, where they cannot stand on the axis of prices. */
export const comparableTable = (view: ScenarioView): Table | undefined => {
  const chosen = view.comparables.filter(({ id }) => view.document.comparables?.includes(id))
  if (chosen.length === 0) return undefined
  return {
    caption: 'Publicly reported licences, for orientation',
    columns: ['Licence', 'Year', 'Asset', 'As reported', 'Why not on the axis', 'Source', 'Grade'].map(
      (label) => ({
        label,
      }),
    ),
    rows: chosen.map((comparable) => [
      textCell(`${comparable.licensor} → ${comparable.licensee}`),
      textCell(String(comparable.year)),
      textCell(comparable.asset),
      textCell(comparable.reported),
      textCell(orientation(comparable)),
      textCell(comparable.source),
      textCell(comparable.grade),
    ]),
  }
}
