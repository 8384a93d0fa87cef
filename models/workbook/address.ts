import { precondition } from '../units/precondition.ts'

const names: string[] = []

/** Letters of a column, from 0: A … XFD. */
export const columnName = (column: number): string => {
  precondition(column >= 0 && column < 16384, 'a sheet has 16,384 columns')
  names[column] ??= lettersOf(column)
  return names[column]
}

const lettersOf = (column: number): string =>
  (column < 26 ? '' : lettersOf(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

export const address = (row: number, column: number): string => `${columnName(column)}${row + 1}`

/** An address that stays where it is when a formula is copied. */
export const fixedAddress = (row: number, column: number): string => `$${columnName(column)}$${row + 1}`

/** A sheet's name as a formula has it. */
export const quotedSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`

/** Names of sheets: at most 31 characters, none of []:*?/\, no two alike. */
export const sheetNames = (): ((wanted: string) => string) => {
  const taken = new Set<string>()
  return (wanted) => {
    const plain =
      wanted
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || 'Sheet'
    for (let n = 1; ; n++) {
      const suffix = n === 1 ? '' : ` ${n}`
      const name = `${plain.slice(0, 31 - suffix.length)}${suffix}`
      if (taken.has(name.toLowerCase())) continue
      taken.add(name.toLowerCase())
      return name
    }
  }
}

/** Names of cells out of paths: letters, digits and underscores, none that reads as an address. */
export const cellNames = (): ((path: string) => string) => {
  const taken = new Set<string>()
  return (path) => {
    const plain = path
      .normalize('NFC')
      .replace(/[^A-Za-z0-9]+/g, '_')
      .slice(0, 200)
    const safe = /_/.test(plain) && /^[A-Za-z]/.test(plain) ? plain : `in_${plain}`
    for (let n = 1; ; n++) {
      const name = n === 1 ? safe : `${safe}_${n}`
      if (taken.has(name.toLowerCase())) continue
      taken.add(name.toLowerCase())
      return name
    }
  }
}
