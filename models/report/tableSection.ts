import { type Column, wrapped } from './grid.ts'

/** Parts of the table for a terminal: a title, what its figures are discounted at, then lines. */

export const name = (title: string): Column => ({ title, flexible: true })

export const figure = (title: string): Column => ({ title, align: 'right' })

export const section = (title: string, lines: readonly string[]): readonly string[] => [title, '', ...lines]

/** A title with what its figures are discounted at. */
export const headed = (title: string, basis: string, width: number): string =>
  wrapped(`${title}, ${basis}`, width).join('\n')

/** A figure without its currency, which stands in the title line so that columns stay narrow. */
export const bare = (text: string): string => text.trim()

export const bulleted = (texts: readonly string[], width: number): readonly string[] =>
  texts.flatMap((text) => wrapped(`- ${text}`, width, '  '))

/** Parts one under the other with a line between them; a part with no lines is left out. */
export const stacked = (parts: readonly (readonly string[])[]): string =>
  parts
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
