/** A record of a file and the line on which it begins, from 1. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** What a record may be separated by. */
export const separators = [',', ';', '\t'] as const

export type Separator = (typeof separators)[number]

/**
 * Records of a comma-separated text (RFC 4180): cells may be quoted, hold separators, line ends and doubled quotes. Empty
 * lines are no records. A quote that nobody closes takes the rest of the text into its cell; `open` is then its line. Behind a
 * closed quote nothing may stand: such a cell is the whole of it, as it is written, quotes and all.
 */
export const csvRows = (
  text: string,
  separator: Separator,
): { readonly rows: readonly CsvRow[]; readonly open: number | null } => {
  const rows: CsvRow[] = []
  const cell = new RegExp(`"((?:[^"]|"")*)("|$)([^${separator}\r\n]*)|[^${separator}\r\n]*`, 'y')
  let cells: string[] = []
  let [line, start, open] = [1, 1, null as number | null]
  const finish = (): void => {
    if (cells.some((each) => each.trim() !== '')) rows.push({ line: start, cells })
    cells = []
  }
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at <= text.length; ) {
    cell.lastIndex = at
    const [whole, quoted, closing, behind = ''] = cell.exec(text)!
    if (closing === '') open = line
    const asWritten = quoted === undefined || behind.trim() !== ''
    cells.push(asWritten ? whole.trim() : quoted.replaceAll('""', '"'))
    line += whole.split('\n').length - 1
    at += whole.length
    if (text[at] === separator) at++
    else {
      at += text.startsWith('\r\n', at) ? 2 : 1
      finish()
      line++
      start = line
    }
  }
  return { rows, open }
}
