import { unzipSync } from 'fflate'
import type { CellStyle, WriteSheet } from 'hucre/xlsx'
import { writeXlsx } from 'hucre/xlsx'
import type { Chart, Format, Look, Sheet, Workbook } from '../../models/report/workbook.ts'
import { precondition } from '../../models/units/precondition.ts'
import { columnName } from '../../models/workbook/address.ts'
import { zipped } from './archive.ts'
import { dimensionOf, type StyleOf, sheetData } from './sheetData.ts'
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
  return zipped(parts)
}

const sheetPart = (n: number): string => `xl/worksheets/sheet${n + 1}.xml`

/** Everything but the cells; the first sheet has a cell of each look, which tells what number the look was given. */
const frameOf = ({ title, sheets, names }: Workbook, looks: readonly CellStyle[]): Promise<Uint8Array> =>
  writeXlsx({
    sheets: sheets.map((sheet, n) => ({ ...sheetOf(sheet), ...(n === 0 ? oneOfEach(looks) : { rows: [] }) })),
    namedRanges: names.map(({ name, sheet, row, column }) => ({
      name,
      range: `'${sheet.replaceAll("'", "''")}'!$${columnName(column)}$${row + 1}`,
    })),
    properties: { title, creator: 'Fieldfare', created: epoch, modified: epoch },
    defaultFont: { name: 'Calibri', size: 10 },
  })

const epoch = new Date(0)

const oneOfEach = (looks: readonly CellStyle[]): Pick<WriteSheet, 'rows' | 'cells'> => ({
  rows: [looks.map(() => 0)],
  cells: new Map(looks.map((style, column) => [`0,${column}`, { style }])),
})

const keyOf = ({ role, format }: Look): string => `${role} ${format}`

const looksOf = ({ sheets }: Workbook): ReadonlyMap<string, CellStyle> => {
  const looks = new Map<string, CellStyle>()
  const seen = new Set<Look>()
  const see = ({ look }: { readonly look: Look }): void => {
    if (seen.has(look)) return
    seen.add(look)
    if (!looks.has(keyOf(look))) looks.set(keyOf(look), lookOf(look))
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
    .split(/<sheetData\/>|<sheetData>.*<\/sheetData>/s)
  precondition(tail !== undefined, 'the library writes a place for cells')
  yield head!
  yield* sheetData(sheet, styleOf)
  yield tail
}

const sheetOf = ({ name, widths, frozen, charts, landscape }: Sheet): WriteSheet => ({
  name,
  columns: widths.map((width) => ({ width })),
  ...(frozen === undefined ? {} : { freezePane: frozen }),
  charts: charts.map(chartOf),
  view: { showGridLines: false },
  pageSetup: {
    paperSize: 'a4',
    orientation: landscape ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  },
})

const formats: Readonly<Record<Format, string>> = {
  money: '#,##0;[Red]-#,##0;"–"',
  share: '0.0%',
  number: '#,##0.00##;-#,##0.00##;0',
  year: '0',
  general: 'General',
}

const lookOf = ({ role, format }: Look): CellStyle => ({
  ...looks[role],
  ...(format === undefined ? {} : { numFmt: formats[format] }),
})

const ink = { rgb: '1F2933' }
const line = { style: 'thin' as const, color: { rgb: 'C5CED6' } }

const looks: Readonly<Record<Look['role'], CellStyle>> = {
  title: { font: { bold: true, size: 16, color: { rgb: '14455C' } } },
  heading: {
    font: { bold: true, color: { rgb: 'FFFFFF' } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '14455C' } },
    alignment: { vertical: 'center' },
  },
  label: { font: { color: ink }, border: { bottom: line } },
  note: { font: { italic: true, color: { rgb: '5B6B79' } } },
  input: {
    font: { color: { rgb: '0B4FA8' } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EAF2FB' } },
  },
  figure: { font: { color: ink } },
  total: { font: { bold: true, color: ink }, border: { bottom: line } },
  good: { font: { bold: true, color: { rgb: '1B6B3A' } } },
  text: { font: { color: ink }, alignment: { horizontal: 'left' } },
}

const chartOf = ({ kind, title, series, categories, at, rows, columns }: Chart) => ({
  type: kind,
  title,
  series: series.map((own) => ({ ...own, categories })),
  anchor: { from: { row: at.row, col: at.column }, to: { row: at.row + rows, col: at.column + columns } },
})
