import type { Change } from '../../models/exchange/change.ts'
import { type CurvePlace, curvesOf } from '../../models/exchange/curvePlaces.ts'
import { plain } from '../../models/report/decimals.ts'
import { fieldName, licenseeName } from '../../models/report/names.ts'
import { inWords, plainScale } from '../../models/report/quantity.ts'
import { inputName } from '../../models/scenario/inputName.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { QuantityInput } from '../../models/scenario/schema/quantity.ts'
import { fromKey, sentenceCase } from '../format/words.ts'
import { type Table, textCell } from './table.ts'

const memberOf = (node: unknown, key: string): unknown =>
  typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined

const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value))

const isQuantity = (value: unknown): value is QuantityInput =>
  typeof value === 'number' || typeof value === 'string' || (typeof value === 'object' && value !== null)

const quantityText = (value: unknown): string => {
  if (value === null || value === undefined) return 'nothing'
  return isQuantity(value) ? inWords(value, plainScale) : String(value)
}

const isSame = ({ before, after }: Change): boolean => JSON.stringify(before) === JSON.stringify(after)

/** Changes that change something. */
export const realChanges = (changes: readonly Change[]): readonly Change[] =>
  changes.filter((change) => !isSame(change))

/** Inputs that change: what each was and would be, its unit and source, and the cell it comes from. */
export const assumptionsTable = (changes: readonly Change[], document: FieldfareDocument): Table => ({
  caption: 'What would change',
  columns: ['Input', 'Now', 'Then', 'Unit', 'Source', 'Cell'].map((label) => ({ label })),
  rows: changes.map((change) => {
    const { path, before, after, cell } = change
    return [
      { text: sentenceCase(inputName(document, path)), title: path },
      textCell(quantityText(before)),
      textCell(isSame(change) ? 'as it is' : quantityText(after)),
      textCell(textOf(memberOf(after, 'unit') ?? memberOf(before, 'unit'))),
      textCell(textOf(memberOf(after, 'source'))),
      textCell(cell),
    ]
  }),
})

const differing = (before: unknown, after: unknown): string => {
  const keys = [...new Set([...Object.keys(Object(before)), ...Object.keys(Object(after))])]
  const told = keys
    .filter((key) => JSON.stringify(memberOf(before, key)) !== JSON.stringify(memberOf(after, key)))
    .map((key) => {
      const now = memberOf(before, key)
      const then = memberOf(after, key)
      return `${fromKey(key)}: ${now === undefined ? 'nothing' : short(now)} → ${then === undefined ? 'nothing' : short(then)}`
    })
  return told.length === 0 ? 'as it is' : told.join('; ')
}

const short = (value: unknown): string => {
  const text =
    typeof value === 'number' ? plain(value) : typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

/** Comparables that are new or change. */
export const comparablesTable = (changes: readonly Change[]): Table => ({
  caption: 'What would change',
  columns: ['Comparable', 'Parties', 'Reported', 'Change', 'Row'].map((label) => ({ label })),
  rows: changes.map(({ before, after, cell }) => [
    textCell(textOf(memberOf(after, 'id'))),
    textCell(`${textOf(memberOf(after, 'licensor'))} to ${textOf(memberOf(after, 'licensee'))}`),
    textCell(textOf(memberOf(after, 'reported'))),
    textCell(before === null ? 'new' : differing(before, after)),
    textCell(cell),
  ]),
})

const pointText = (point: unknown, place: number): string => {
  const value: unknown = Array.isArray(point) ? point[place] : undefined
  return typeof value === 'number' ? plain(value) : ''
}

/** Points of a learning curve as they are and as they would be, beside each other. */
export const pointsTable = ({ before, after }: Pick<Change, 'before' | 'after'>): Table => {
  const [now, then]: readonly (readonly unknown[])[] = [before, after].map((each) =>
    Array.isArray(each) ? each : [],
  )
  const count = Math.max(now?.length ?? 0, then?.length ?? 0)
  return {
    caption: 'What would change',
    columns: ['Point', 'Records now', 'Error now', 'Records then', 'Error then'].map((label, i) => ({
      label,
      numeric: i > 0,
    })),
    rows: Array.from({ length: count }, (_, i) => [
      textCell(String(i + 1)),
      ...[now?.[i], then?.[i]].flatMap((point) => [0, 1].map((place) => textCell(pointText(point, place)))),
    ]),
  }
}

/** The learning curves of a document by path, in words. */
export const curveChoices = (document: FieldfareDocument): readonly (readonly [string, string])[] =>
  curvesOf(document).map(({ path, licensee, position }: CurvePlace) => [
    path,
    `${licenseeName(document, licensee)}, ${fieldName(document, position)}`,
  ])
