import { memberOf } from '../scenario/member.ts'
import { aboutKeys } from '../scenario/schema/about.ts'

/** What of an input stands beside its value in a table, and in a document. */
export const aboutColumns = ['unit', 'source', 'date', 'owner', 'grade', 'note'] as const

type Cells = Readonly<Record<'value' | (typeof aboutColumns)[number], string | number | null>>

/** The value of an input without what is said about it: a member `value`, or a distribution by its `kind`. */
const bareOf = (written: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(written).filter(([key]) => !aboutKeys.has(key)))

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const scalarOf = (value: unknown): string | number | null =>
  typeof value === 'string' || typeof value === 'number' ? value : null

/** An input of a document as cells of a row. A distribution written out is its JSON. */
export const inputCells = (written: unknown): Cells => {
  const own = isObject(written) ? bareOf(written) : { value: written }
  const value = 'value' in own ? scalarOf(own.value) : JSON.stringify(own)
  const about = aboutColumns.map((key) => [key, scalarOf(memberOf(written, key))] as const)
  return { ...(Object.fromEntries(about) as Omit<Cells, 'value'>), value }
}

/** What files do not tell apart: spaces and line ends, and that a CSV writes numbers as texts. */
const plainCell = (cell: string | number | null | undefined): string =>
  String(cell ?? '')
    .replace(/[\s\p{Cc}\p{Cn}]+/gu, ' ')
    .trim()

type Said = Readonly<Record<string, string | number>>

/**
 * An input as a document writes it, from a row of a table. What the row says as the document does stays as it is written there; an
 * empty cell leaves what is there, but a new value loses the source, date, owner, grade and note that were said of the old one.
 */
export const writtenInput = (before: unknown, values: Said): unknown => {
  const cells = inputCells(before)
  const isSaid = (key: keyof Cells): boolean => plainCell(cells[key]) === plainCell(values[key])
  const stays = isSaid('value')
  const changed = aboutColumns.filter((key) => values[key] !== undefined && !isSaid(key))
  if (stays && changed.length === 0) return before
  const old = isObject(before) ? before : {}
  const lost = new Set<string>(
    stays ? [] : aboutColumns.filter((key) => key !== 'unit' && values[key] === undefined),
  )
  const about = [
    ...Object.entries(old).filter(([key]) => aboutKeys.has(key) && !lost.has(key)),
    ...changed.map((key) => [key, values[key]] as const),
  ]
  const fresh = stays && isObject(before) ? bareOf(before) : freshValue(values.value)
  if (about.length === 0 && 'value' in fresh) return fresh.value
  return { ...Object.fromEntries(about), ...fresh }
}

/** A distribution written out, else a number, also of a file that knows texts only, or the text as it stands. */
const freshValue = (value: string | number | undefined): Readonly<Record<string, unknown>> => {
  if (typeof value !== 'string') return { value }
  if (value.startsWith('{')) return readObject(value) ?? { value }
  return { value: exactNumber(value) ?? value }
}

/** The number of a text that is the one way to write it; "0.20" and "1e3" stay texts, which a document reads by its own rules. */
const exactNumber = (text: string): number | null =>
  /^-?\d/.test(text) && String(Number(text)) === text ? Number(text) : null

/** The object of a cell that is written as JSON; null where it is none. */
export const readObject = (text: string): Readonly<Record<string, unknown>> | null => {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : null
  } catch {
    return null
  }
}
