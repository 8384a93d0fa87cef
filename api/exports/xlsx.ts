import { unzipSync } from 'fflate'
import type { CellStyle, WriteSheet } from 'hucre/xlsx'
import { writeXlsx } from 'hucre/xlsx'
import type { Look, Sheet, Workbook } from '../../models/report/workbook.ts'
import { precondition } from '../../models/units/precondition.ts'
import { lineHeight } from '../../models/workbook/layout.ts'
import { zipped } from './archive.ts'
import { cellStyleOf } from './cellStyles.ts'
import { chartPart } from './chartPart.ts'
import { dimensionOf, type StyleOf, sheetData } from './sheetData.ts'
import { pageOf, rangesOf } from './sheetPages.ts'
import { createText } from './text.ts'

/**
 * A workbook as the bytes of an .xlsx file: the only place that knows the library, which writes everything but the cells.
 * The same workbook gives the same bytes: properties are constant, and nothing in the file tells when or where it was made.
 */
export const xlsxBytes = async (workbook: Workbook): Promise<Uint8Array> => {
  const looks = looksOf(workbook)
  const parts: Record<string, Uint8Array> = unzipSync(await frameOf(workbook, [...looks.values()]))
  const styleOf = stylesIn(parts, [...looks.keys()])
  const text = createText()
  workbook.sheets.forEach((sheet, n) => {
    for (const piece of filled(parts[sheetPart(n)]!, sheet, styleOf)) text.write(piece)
    text.end()
  })
  text.parts().forEach((part, n) => {
    parts[sheetPart(n)] = part
  })
  const encoder = new TextEncoder()
  const charts = workbook.sheets.flatMap((sheet) => sheet.charts)
  charts.forEach((chart, n) => {
    const name = `xl/charts/chart${n + 1}.xml`
    precondition(name in parts, 'the library makes a part of every chart')
    parts[name] = encoder.encode(chartPart(chart))
  })
  return zipped(parts)
}

const sheetPart = (n: number): string => `xl/worksheets/sheet${n + 1}.xml`

/** Everything but the cells; the first sheet has a cell of each look, which tells what number the look was given. */
const frameOf = (
  { title, sheets, names, identity }: Workbook,
  looks: readonly CellStyle[],
): Promise<Uint8Array> =>
  writeXlsx({
    sheets: sheets.map((sheet, n) => ({
      ...sheetOf(sheet, identity),
      ...(n === 0 ? oneOfEach(looks) : { rows: [] }),
    })),
    namedRanges: rangesOf(sheets, names),
    properties: { title, creator: 'Fieldfare', created: epoch, modified: epoch },
    defaultFont: { name: 'Calibri', size: 10 },
  })

const epoch = new Date(0)

const oneOfEach = (looks: readonly CellStyle[]): Pick<WriteSheet, 'rows' | 'cells'> => ({
  rows: [looks.map(() => 0)],
  cells: new Map(looks.map((style, column) => [`0,${column}`, { style }])),
})

const keyOf = ({ role, format, wraps, right, inset }: Look): string =>
  [role, format, wraps, right, inset].join(' ')

const looksOf = ({ sheets }: Workbook): ReadonlyMap<string, CellStyle> => {
  const looks = new Map<string, CellStyle>()
  const seen = new Set<Look>()
  const see = ({ look }: { readonly look: Look }): void => {
    if (seen.has(look)) return
    seen.add(look)
    if (!looks.has(keyOf(look))) looks.set(keyOf(look), cellStyleOf(look))
  }
  for (const { cells, stretches } of sheets) {
    cells.forEach(see)
    stretches.forEach(see)
  }
  return looks
}

const stylesIn = (parts: Readonly<Record<string, Uint8Array>>, looks: readonly string[]): StyleOf => {
  const xml = new TextDecoder().decode(parts[sheetPart(0)])
  const numbers = Array.from(xml.matchAll(/<c r="[A-Z]+1"[^>]* s="(\d+)"/g), ([, style]) => Number(style))
  precondition(numbers.length === looks.length, 'the library gives every look a number')
  const styles = new Map(looks.map((look, j) => [look, numbers[j]!]))
  const known = new Map<Look, number>()
  return (look) => {
    const style = known.get(look) ?? styles.get(keyOf(look))!
    known.set(look, style)
    return style
  }
}

/** A sheet of the frame with its cells, piece by piece. */
function* filled(frame: Uint8Array, sheet: Sheet, styleOf: StyleOf): Generator<string> {
  const [head, tail] = new TextDecoder()
    .decode(frame)
    .replace(/<dimension [^>]*>/, `<dimension ref="${dimensionOf(sheet)}"/>`)
    .replace(/ defaultRowHeight="[^"]*"/, ` defaultRowHeight="${lineHeight}"`)
    .split(/<sheetData\/>|<sheetData>.*<\/sheetData>/s)
  precondition(tail !== undefined, 'the library writes a place for cells')
  yield head!
  yield* sheetData(sheet, styleOf)
  yield tail
}

/** Charts are written here; the library makes their place. */
const sheetOf = (sheet: Sheet, identity: string): WriteSheet => ({
  name: sheet.name,
  columns: sheet.widths.map((width) => ({ width })),
  ...(sheet.frozen === undefined ? {} : { freezePane: sheet.frozen }),
  merges: sheet.cells.flatMap(({ row, column, span = 1 }) =>
    span === 1 ? [] : [{ startRow: row, startCol: column, endRow: row, endCol: column + span - 1 }],
  ),
  charts: sheet.charts.map(({ title, at, rows, columns }) => ({
    ...{ type: 'column' as const, title, series: [] },
    anchor: { from: { row: at.row, col: at.column }, to: { row: at.row + rows, col: at.column + columns } },
  })),
  view: { showGridLines: false },
  ...pageOf(sheet, identity),
})
