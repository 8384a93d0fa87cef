import type { Node } from '../kernel/program.ts'
import { fixedAddress } from './address.ts'
import type { SheetWriter } from './sheetWriter.ts'

/** The column that stands for itself. */
export const firstColumn = 2

export interface Figures {
  readonly constant: (value: number) => string
  readonly refer: (node: Node | null, label: string, value: number) => string
  readonly write: (writer: SheetWriter) => void
}

/** Numbers that formulas read and that are no quantity of the document, each in a cell below the steps. */
/** How labels begin that say nothing of a number but where it comes from. */
const anyNumber = 'a number of '

export const createFigures = (firstRow: number, readBy: () => string = () => ''): Figures => {
  const rows = new Map<
    number | string | Node,
    { readonly row: number; readonly label: string; readonly value: number; readonly address: string }
  >()
  const refer = (key: number | string | Node, label: string, value: number): string => {
    let known = rows.get(key)
    if (known === undefined) {
      const row = firstRow + rows.size
      known = {
        row,
        label: label.startsWith(anyNumber) ? `${label}${readBy()}` : label,
        value,
        address: fixedAddress(row, firstColumn),
      }
      rows.set(key, known)
    }
    return known.address
  }
  return {
    constant: (value) => {
      if (value === 0 || value === 1 || value === -1) return String(value)
      return refer(value, value === Infinity ? 'never' : `${anyNumber}the formulas`, value)
    },
    refer: (node, label, value) => refer(node ?? label, label, value),
    write: (writer) => {
      for (const { row, label, value } of rows.values()) {
        writer.text(row, 0, label, 'label')
        writer.number(row, firstColumn, value, { role: 'input', format: 'general' })
      }
    },
  }
}
