import type { CellStyle } from 'hucre/xlsx'
import type { Format, Look } from '../../models/report/workbook.ts'

const formats: Readonly<Record<Format, string>> = {
  money: '#,##0;[Red]-#,##0;"–"',
  share: '0.0%',
  number: '#,##0.00##;-#,##0.00##;0',
  year: '0',
  general: 'General',
  small: '0.0###',
  percent: '0.0##%',
  tiny: '0.0E+00;-0.0E+00;0',
  weight: '0.000E+00',
  // a date is no million million years away: 1E+99 stands for none
  never: '[>=1000000000000]"never";[<0]-#,##0.00##;#,##0.00##',
}

/** How the cells of a look are written in a file. */
export const cellStyleOf = ({ role, format, wraps, right, inset }: Look): CellStyle => {
  const own = looks[role]
  const alignment = {
    vertical: 'top' as const,
    ...own.alignment,
    ...(wraps ? { wrapText: true } : {}),
    ...(right ? { horizontal: 'right' as const } : {}),
    ...(inset ? { horizontal: 'left' as const, indent: 1 } : {}),
  }
  return {
    ...own,
    font: { name: 'Calibri', size: 10, ...own.font },
    alignment,
    ...(format === undefined ? {} : { numFmt: formats[format] }),
  }
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
  text: { font: { color: ink }, alignment: { horizontal: 'left' } },
}
