import type { Content, SheetCell, Workbook } from '../../models/report/workbook.ts'
import { address, columnName } from '../../models/workbook/address.ts'

/** An error in one cell, and what a workbook has to say of it. */
export interface Seeded {
  readonly kind: Kind
  readonly sheet: string
  readonly address: string
  readonly before: Content
  readonly after: Content
  readonly expected: 'LOOK HERE' | 'CHANGED SINCE EXPORT'
}

/** Numbers from 0 to below 1. */
export type Random = () => number

interface Place {
  readonly sheet: string
  readonly cell: SheetCell
  /** the cell to its left */
  readonly left: Content | null
}

/** What becomes of a cell; null where an error of this kind cannot be in it. */
type Error = (place: Place, random: Random) => Content | null

const number = (value: number): Content => ({ kind: 'number', value })
const formula = (text: string): Content => ({ kind: 'formula', formula: text, value: 0 })

const numberIn = (content: Content): number | null =>
  content.kind !== 'text' && typeof content.value === 'number' ? content.value : null

const isInput = ({ cell: { content, look } }: Place): boolean =>
  content.kind === 'number' && look.role === 'input'

const pick = <T>(all: readonly T[], random: Random): T | null =>
  all.length === 0 ? null : all[Math.floor(random() * all.length)]!

/** Replaces one match outside of quotes; null without any. */
const replaceOne = (
  text: string,
  { pattern, by, random }: { pattern: RegExp; by: (match: RegExpExecArray) => string; random: Random },
): string | null => {
  const hidden = text.replace(/'[^']*'|"[^"]*"/g, (quoted) => '_'.repeat(quoted.length))
  const found = pick([...hidden.matchAll(pattern)], random)
  if (found === null) return null
  const made = by(found)
  return made === found[0]
    ? null
    : text.slice(0, found.index) + made + text.slice(found.index + found[0].length)
}

const inFormula =
  (pattern: RegExp, by: (match: RegExpExecArray, random: Random) => string): Error =>
  ({ cell: { content } }, random) => {
    if (content.kind !== 'formula') return null
    const made = replaceOne(content.formula, { pattern, by: (match) => by(match, random), random })
    return made === null ? null : formula(made)
  }

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

const oppositeOf: Readonly<Record<string, string>> = {
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '<=': '>',
  '>=': '<',
  '<': '>',
  '>': '<',
}

/** A share stays one. */
const other = (value: number, random: Random): number => {
  if (value === 0) return 0.1 + 0.5 * random()
  return value * (Math.abs(value) <= 1 ? 0.2 + 0.7 * random() : 1.01 + random())
}

const anyNumber: Error = ({ cell: { content } }, random) => {
  const value = numberIn(content)
  return value === null ? null : number(other(value, random))
}

const errors = {
  'a formula overwritten by its value': ({ cell: { content } }) => {
    const value = content.kind === 'formula' ? numberIn(content) : null
    return value === null ? null : number(value)
  },
  'a figure overwritten by another number': (place, random) =>
    isInput(place) ? null : anyNumber(place, random),
  'another operator': inFormula(/<=|>=|(?<=[\w)])[-+*/<>](?=[\w($])/g, ([sign]) => oppositeOf[sign]!),
  'a reference to the cell beside': inFormula(
    /(?<![\w.])(\$?)([A-Z]{1,3})(\$?)(\d+)(?![\w(.])/g,
    ([, fixed = '', letters = '', fixedRow = '', row = ''], random) =>
      random() < 0.5
        ? `${fixed}${columnName(columnOf(letters) + 1)}${fixedRow}${row}`
        : `${fixed}${letters}${fixedRow}${Number(row) + 1}`,
  ),
  'a sign flipped': ({ cell: { content } }) => {
    if (content.kind === 'formula') return formula(`-(${content.formula})`)
    const value = numberIn(content)
    return value === null || value === 0 ? null : number(-value)
  },
  'a range that ends early': inFormula(
    /(\$?[A-Z]{1,3}\$?)(\d+):(\$?)([A-Z]{1,3})(\$?)(\d+)/g,
    ([whole, from = '', top = '', fixed = '', letters = '', fixedRow = '', bottom = '']) => {
      if (Number(bottom) > Number(top))
        return `${from}${top}:${fixed}${letters}${fixedRow}${Number(bottom) - 1}`
      const column = columnOf(letters)
      return column === 0 ? whole : `${from}${top}:${fixed}${columnName(column - 1)}${fixedRow}${bottom}`
    },
  ),
  'a number typed as text': ({ cell: { content } }) => {
    const value = numberIn(content)
    return value === null ? null : { kind: 'text', text: String(value) }
  },
  "the left neighbour's formula, word for word": ({ cell: { content }, left }) =>
    content.kind === 'formula' && left?.kind === 'formula' && left.formula !== content.formula
      ? formula(left.formula)
      : null,
  'an assumption that is not that of the document': (place, random) =>
    place.sheet === 'Assumptions' && isInput(place) ? anyNumber(place, random) : null,
  'a percentile of the wrong column': inFormula(
    /(?<=PERCENTILE\()\$([A-Z]+)(\$\d+:)\$([A-Z]+)(?=\$)/g,
    ([, from = '', rows = '', to = '']) =>
      `$${columnName(columnOf(from) + 1)}${rows}$${columnName(columnOf(to) + 1)}`,
  ),
  'units off by 1000': ({ cell: { content } }, random) => {
    if (content.kind === 'formula') return formula(`(${content.formula})${random() < 0.5 ? '*' : '/'}1000`)
    const value = numberIn(content)
    return value === null || value === 0 ? null : number(value * 1000)
  },
} satisfies Readonly<Record<string, Error>>

export type Kind = keyof typeof errors
export const kinds = Object.keys(errors) as readonly Kind[]

/** Errors that are small where they stand, found once and not left to the lot: in a weight, in a difference, in the state. */
export const smallErrors = (workbook: Workbook): readonly Seeded[] => {
  const formulas = [...placesIn(workbook).values()]
    .flat()
    .flatMap(({ sheet, cell }) =>
      cell.content.kind === 'formula' ? [{ sheet, cell, own: cell.content }] : [],
    )
  const seeded = (
    found: (typeof formulas)[number] | undefined,
    kind: Kind,
    text: string,
  ): readonly Seeded[] => {
    if (found === undefined) return []
    const { sheet, cell, own } = found
    const [before, after] = [own, formula(text.replace('#', own.formula))]
    const place = address(cell.row, cell.column)
    return [{ kind, sheet, address: place, before, after, expected: 'LOOK HERE' }]
  }
  const tail = ({ content }: SheetCell): boolean => {
    const value = numberIn(content)
    return value !== null && value > 1e-15 && value < 1e-9
  }
  const weight = formulas.find(({ cell }) => cell.look.format === 'weight' && tail(cell))
  const difference = formulas.find(({ sheet, cell }) => sheet === 'Checks' && cell.look.format === 'tiny')
  const state = formulas.find(({ sheet }) => sheet === 'Cover')
  return [
    ...seeded(weight, 'units off by 1000', '(#)*1.000001'),
    ...seeded(difference, 'units off by 1000', '(#)+1E-10'),
    ...seeded(state, 'a sign flipped', '-(#)'),
  ]
}

/** Every cell of a workbook that an error can be in. */
const placesIn = (workbook: Workbook): ReadonlyMap<string, readonly Place[]> =>
  new Map(
    workbook.sheets.map(({ name, cells }) => {
      const at = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell.content]))
      const places = cells
        .filter(({ content }) => content.kind !== 'text')
        .map((cell) => ({ sheet: name, cell, left: at.get(`${cell.row} ${cell.column - 1}`) ?? null }))
      return [name, places]
    }),
  )

/** Errors without end: the kinds in turn, the sheet by lot, the cell by lot. */
export const errorsIn = (workbook: Workbook, random: Random): ((turn: number) => Seeded | null) => {
  const places = placesIn(workbook)
  return (turn) => {
    const kind = kinds[turn % kinds.length]!
    for (let tries = 0; tries < 2000; tries++) {
      const place = pick(places.get(pick([...places.keys()], random)!)!, random)
      const after = place === null ? null : (errors[kind] as Error)(place, random)
      if (place === null || after === null) continue
      const isChange = isInput(place) && after.kind === 'number'
      return {
        ...{ kind, sheet: place.sheet, address: address(place.cell.row, place.cell.column) },
        ...{ before: place.cell.content, after },
        expected: isChange ? 'CHANGED SINCE EXPORT' : 'LOOK HERE',
      }
    }
    return null
  }
}
