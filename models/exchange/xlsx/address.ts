import type { XmlElement } from '../xml.ts'

/** Further to the right there is nothing to import. */
export const mostColumns = 100

export const beyond = { expected: `at most ${mostColumns} columns`, found: 'one further right' } as const

/** "C7" of column 2, counted from 0, and row 7. */
export const addressOf = (column: number, row: number): string => `${letters(column)}${row}`

const letters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26))

/** The column of "C7", counted from 0, and its row; what is no address lies further right than any. */
export const placeOf = (address: string): { readonly column: number; readonly row: number } => {
  const match = /^([A-Z]{1,3})(\d{1,7})$/.exec(address)
  if (match === null) return { column: mostColumns, row: 0 }
  const column = [...match[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { column, row: Number(match[2]) }
}

/** The number of a row, the next one where it says none (ECMA-376 part 1, section 18.3.1.73); 0 of what is no number. */
export const rowNumber = ({ attributes }: XmlElement, before: number): number => {
  const written = attributes.get('r')
  if (written === undefined) return before + 1
  return /^\d{1,7}$/.test(written) ? Number(written) : 0
}
