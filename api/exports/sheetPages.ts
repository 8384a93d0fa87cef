import type { WriteSheet } from 'hucre/xlsx'
import type { DefinedName, Sheet } from '../../models/report/workbook.ts'
import { columnName, fixedAddress, quotedSheet } from '../../models/workbook/address.ts'

interface NamedRange {
  readonly name: string
  readonly range: string
  readonly scope?: string
}

/**
 * Names of cells, and of each sheet what of it prints and what stands on every page again. The library writes the name of a
 * sheet into the latter without its quotation marks, so they are written here.
 */
export const rangesOf = (sheets: readonly Sheet[], names: readonly DefinedName[]): NamedRange[] => [
  ...names.map(({ name, sheet, row, column }) => ({
    name,
    range: `${quotedSheet(sheet)}!${fixedAddress(row, column)}`,
  })),
  ...sheets.flatMap(printRanges),
]

const printRanges = ({ name, print: { last, headRows, headColumns } }: Sheet): readonly NamedRange[] => {
  const on = (range: string): string => `${quotedSheet(name)}!${range}`
  const area = on(`$A$1:${fixedAddress(last.row, last.column)}`)
  const titles = [
    ...(headColumns === 0 ? [] : [on(`$A:$${columnName(headColumns - 1)}`)]),
    ...(headRows === null ? [] : [on(`$${headRows[0] + 1}:$${headRows[1] + 1}`)]),
  ]
  return [
    { name: '_xlnm.Print_Area', range: area, scope: name },
    ...(titles.length === 0 ? [] : [{ name: '_xlnm.Print_Titles', range: titles.join(','), scope: name }]),
  ]
}

/** The page of a sheet: A4, its size, where pages begin, and at the foot of each who it is and which page. */
export const pageOf = (
  { name, print: { landscape, scale, pages } }: Sheet,
  identity: string,
): Pick<WriteSheet, 'pageSetup' | 'headerFooter' | 'rowBreaks' | 'colBreaks'> => ({
  pageSetup: {
    paperSize: 'a4',
    orientation: landscape ? 'landscape' : 'portrait',
    margins: { left: 0.5, right: 0.5, top: 0.55, bottom: 0.65, header: 0.3, footer: 0.3 },
    ...(scale === null ? { fitToPage: true, fitToWidth: 1, fitToHeight: 0 } : { scale }),
  },
  headerFooter: { oddFooter: `&L&8${plain(identity)}&R&8${plain(name)}, page &P of &N` },
  // the library takes the row and column before a break
  ...(pages.rows.length === 0 ? {} : { rowBreaks: pages.rows.map((row) => row - 1) }),
  ...(pages.columns.length === 0 ? {} : { colBreaks: pages.columns.map((column) => column - 1) }),
})

/** A foot is at most 255 characters long, and an ampersand begins an instruction. */
const plain = (text: string): string => text.slice(0, 150).replaceAll('&', '&&')
