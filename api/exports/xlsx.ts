import type { Cell, CellStyle, WriteSheet } from 'hucre/xlsx'
import { writeXlsx } from 'hucre/xlsx'
import type {
  Chart,
  Content,
  Format,
  Look,
  Sheet,
  SheetCell,
  Workbook,
} from '../../models/report/workbook.ts'

/**
 * A workbook as the bytes of an .xlsx file: the only place that knows the library. The same workbook gives the same bytes:
 * properties are constant, and nothing in the file tells when or where it was made.
 */
export const xlsxBytes = (workbook: Workbook): Promise<Uint8Array> =>
  writeXlsx({
    sheets: workbook.sheets.map(sheetOf),
    namedRanges: workbook.names.map(({ name, sheet, row, column }) => ({
      name,
      range: `'${sheet.replaceAll("'", "''")}'!$${letters(column)}$${row + 1}`,
    })),
    properties: { title: workbook.title, creator: 'Fieldfare', created: epoch, modified: epoch },
    defaultFont: { name: 'Calibri', size: 10 },
  })

const epoch = new Date(0)

const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

const sheetOf = ({ name, cells, widths, frozen, charts, landscape }: Sheet): WriteSheet => {
  const given = new Map<string, Partial<Cell>>()
  const rows: (string | number | null)[][] = []
  for (const { row, column, content, look } of cells) {
    while (rows.length <= row) rows.push([])
    const own = rows[row]!
    while (own.length <= column) own.push(null)
    own[column] = content.kind === 'text' ? content.text : content.value
    given.set(`${row},${column}`, { ...contentOf(content), style: styleOf(look, content) })
  }
  return {
    name,
    rows,
    cells: given,
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
  }
}

const contentOf = (content: Content): Partial<Cell> => {
  if (content.kind === 'text') return { value: content.text, type: 'string' }
  if (content.kind === 'number') return { value: content.value, type: 'number' }
  return { value: content.value, formula: content.formula, formulaResult: content.value }
}

const formats: Readonly<Record<Format, string>> = {
  money: '#,##0;[Red]-#,##0;"–"',
  share: '0.0%',
  number: '#,##0.00##;-#,##0.00##;0',
  year: '0',
  general: 'General',
}

const styles = new Map<string, CellStyle>()

/** Styles are shared, so that thousands of cells have a few. */
const styleOf = ({ role, format }: Look, { kind }: Pick<SheetCell['content'], 'kind'>): CellStyle => {
  const key = `${role} ${format} ${kind === 'text'}`
  const known = styles.get(key) ?? {
    ...looks[role],
    ...(format === undefined ? {} : { numFmt: formats[format] }),
  }
  styles.set(key, known)
  return known
}

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
  text: { font: { color: ink } },
}

const chartOf = ({ kind, title, series, categories, at, rows, columns }: Chart) => ({
  type: kind,
  title,
  series: series.map((own) => ({ ...own, categories })),
  anchor: { from: { row: at.row, col: at.column }, to: { row: at.row + rows, col: at.column + columns } },
})
