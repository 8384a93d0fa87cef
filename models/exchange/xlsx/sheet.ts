import type { CellFault, Sheet, SheetCell, SheetRow } from '../sheet.ts'
import type { XmlElement } from '../xml.ts'
import { addressOf, beyond, mostColumns, placeOf, rowNumber } from './address.ts'
import { type DateSystem, dayOfSerial } from './dates.ts'
import { hiddenColumns, hiddenFault, isHidden, mergedFaults } from './unseen.ts'

interface Reading {
  readonly name: string
  readonly strings: readonly string[]
  /** by style, whether it shows dates */
  readonly dates: readonly boolean[]
  readonly system: DateSystem
}

/**
 * The cells of a sheet, each with its address. A formula is a fault: the value beside it was worked out elsewhere, and nothing says
 * whether it still holds; so are error values, dates that are none, merged cells, values in rows or columns that are hidden, and cells
 * that come twice or out of their order: programs do not agree which of them counts.
 */
export const readSheet = (
  root: XmlElement,
  reading: Reading,
): { readonly sheet: Sheet; readonly faults: readonly CellFault[] } => {
  const faults: CellFault[] = [...mergedFaults(root, reading.name)]
  const hidden = hiddenColumns(root)
  const [data, another] = root.children.filter(({ name }) => name === 'sheetData')
  if (another !== undefined)
    faults.push({ cell: reading.name, expected: 'the cells of the sheet once', found: 'a second time' })
  let before = 0
  const rows = (data?.children ?? []).map((row) => {
    const number = rowNumber(row, before)
    if (number <= before) faults.push(outOfOrder(`${reading.name}!${number}`, 'row'))
    before = Math.max(before, number)
    return readRow(row, { ...reading, hidden, number }, faults)
  })
  return {
    sheet: { rows: rows.filter(({ cells }) => cells.some(({ kind }) => kind !== 'empty')), typed: true },
    faults,
  }
}

const readRow = (
  row: XmlElement,
  reading: Reading & { readonly number: number; readonly hidden: (column: number) => boolean },
  faults: CellFault[],
): SheetRow => {
  const { number } = reading
  const cells: SheetCell[] = []
  const rowHidden = isHidden(row)
  for (const element of row.children) {
    const address = element.attributes.get('r') ?? addressOf(cells.length, number)
    const place = placeOf(address)
    const { column } = place
    const at = `${reading.name}!${address}`
    if (column >= mostColumns) {
      faults.push({ cell: at, ...beyond })
      break
    }
    if (column < cells.length || place.row !== number) {
      faults.push(outOfOrder(at, 'cell'))
      continue
    }
    while (cells.length < column) cells.push(empty(`${reading.name}!${addressOf(cells.length, number)}`))
    const read = readCell(element, reading)
    if ('expected' in read) faults.push({ cell: at, ...read })
    else if (read.kind !== 'empty' && (rowHidden || reading.hidden(column)))
      faults.push(hiddenFault({ name: reading.name, address, rowHidden }))
    cells.push('expected' in read ? empty(at) : { at, ...read })
  }
  return { at: `${reading.name}!${number}`, cells }
}

const empty = (at: string): SheetCell => ({ at, value: null, kind: 'empty' })

const outOfOrder = (cell: string, what: 'row' | 'cell'): CellFault => ({
  cell,
  expected: `every ${what} once, in order`,
  found: `a ${what} that comes again, or before its place`,
})

type Read = Pick<SheetCell, 'value' | 'kind'> | Omit<CellFault, 'cell'>

const readCell = (element: XmlElement, { strings, dates, system }: Reading): Read => {
  const { attributes, children } = element
  const child = (name: string) => children.find((each) => each.name === name)
  if (child('f') !== undefined)
    return {
      expected: 'a value: paste the formula as its value',
      found: `a formula, =${child('f')!.text.slice(0, 60)}`,
    }
  const written = child('v')?.text ?? ''
  const type = attributes.get('t') ?? 'n'
  const inline = child('is')
  if (type === 'inlineStr') return text(inline === undefined ? '' : runsOf(inline))
  if (written === '') return { value: null, kind: 'empty' }
  if (type === 's') {
    const shared = strings[Number(written)]
    return shared === undefined ? { expected: 'a text that the workbook holds', found: 'none' } : text(shared)
  }
  if (type === 'str') return text(written)
  if (type === 'b') return { value: written === '1', kind: 'boolean' }
  if (type === 'd') return dateOf(written)
  if (type !== 'n') return { expected: 'a value', found: `the error ${written}` }
  return numberOf(written, dates[Number(attributes.get('s') ?? 0)] === true ? system : null)
}

/** As ISO 8601 writes a date; a time of day is none of it. */
const dateOf = (written: string): Read => {
  const day = /^(\d{4}-\d{2}-\d{2})(?:T00:00(?::00(?:\.0+)?)?Z?)?$/.exec(written)?.[1]
  return day === undefined
    ? { expected: 'a date without a time', found: `"${written.slice(0, 40)}"` }
    : { value: day, kind: 'date' }
}

const text = (value: string): Read =>
  value.trim() === '' ? { value: null, kind: 'empty' } : { value: value.trim(), kind: 'text' }

const runsOf = ({ children }: XmlElement): string =>
  children.map((each) => (each.name === 't' ? each.text : each.name === 'r' ? runsOf(each) : '')).join('')

/** As XML Schema writes a double; JavaScript would take 0x10 too. */
const double = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/

const numberOf = (written: string, system: DateSystem | null): Read => {
  const value = Number(written)
  if (!double.test(written) || !Number.isFinite(value))
    return { expected: 'a number', found: `"${written.slice(0, 40)}"` }
  if (system === null) return { value, kind: 'number' }
  const day = dayOfSerial(value, system)
  return day === null
    ? {
        expected: `a day of the ${system} date system, without a time`,
        found: `the serial number ${written}`,
      }
    : { value: day, kind: 'date' }
}
