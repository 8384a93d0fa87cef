/** Plain text in aligned columns for a terminal or a mail: no control characters, no line wider than asked. */

export interface Column {
  readonly title: string
  readonly align?: 'right'
  /** may be cut short, with "…", when the table is too wide */
  readonly flexible?: true
}

/** Control characters and marks that turn the writing direction, which a name must not bring to a terminal. */
const unprintable = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

export const printable = (text: string): string => text.replace(/\s+/g, ' ').replace(unprintable, '\ufffd')

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/
const pictograph = /\p{Extended_Pictographic}/u

const widthOfCharacter = (character: string): number => {
  if (/\p{M}/u.test(character)) return 0
  return wide.test(character) || pictograph.test(character) ? 2 : 1
}

/** Columns a text takes on a terminal. */
export const displayWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + widthOfCharacter(character), 0)

/** The text, cut with "…" where it does not fit. */
export const cut = (text: string, width: number): string => {
  if (displayWidth(text) <= width) return text
  let kept = ''
  for (const character of text) {
    if (displayWidth(kept + character) > width - 1) break
    kept += character
  }
  return `${kept.trimEnd()}…`
}

const padded = (text: string, width: number, align: 'right' | undefined): string => {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return align === 'right' ? blanks + text : text + blanks
}

const gap = '  '

/** Takes what is too wide from the widest flexible column, one place at a time. */
const fitted = (widths: readonly number[], columns: readonly Column[], width: number): readonly number[] => {
  const left = [...widths]
  const total = () => left.reduce((sum, each) => sum + each, 0) + gap.length * (left.length - 1)
  const flexible = columns.flatMap((column, index) => (column.flexible ? [index] : []))
  while (total() > width) {
    const widest = flexible.toSorted((a, b) => (left[b] ?? 0) - (left[a] ?? 0))[0]
    if (widest === undefined || (left[widest] ?? 0) <= 6) break
    left[widest] = (left[widest] ?? 0) - 1
  }
  return left
}

/** Title line, rule and rows. */
export const grid = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly string[] => {
  const clean = rows.map((row) => row.map(printable))
  const natural = columns.map(({ title }, index) =>
    Math.max(displayWidth(title), ...clean.map((row) => displayWidth(row[index] ?? ''))),
  )
  const widths = fitted(natural, columns, width)
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ align }, index) =>
        padded(cut(cells[index] ?? '', widths[index] ?? 0), widths[index] ?? 0, align),
      )
      .join(gap)
      .trimEnd()
  const titles = line(columns.map(({ title }) => title))
  return [titles, widths.map((each) => '─'.repeat(each)).join(gap), ...clean.map(line)].map((text) =>
    cut(text, width),
  )
}

/** Text in lines of at most `width`, later lines indented; a word longer than a line is cut. */
export const wrapped = (text: string, width: number, indent = ''): readonly string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of printable(text).trim().split(' ')) {
    const longer = line === '' ? (lines.length === 0 ? word : indent + word) : `${line} ${word}`
    if (line !== '' && displayWidth(longer) > width) {
      lines.push(line)
      line = indent + word
    } else line = longer
  }
  return [...lines, line].map((each) => cut(each, width))
}
