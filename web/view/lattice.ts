import { distinct, fromWords, letterOf } from '../../models/report/latticeLines.ts'
import { cellName, dealName, fieldName, strategyName, territoryName } from '../../models/report/names.ts'
import { optimumLines } from '../../models/report/optimumLines.ts'
import { listed, quoted } from '../../models/report/words.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { LatticeCell, LatticeView } from '../../models/scenario/schema/fieldLattice.ts'
import type { FieldStrategy } from '../../models/scenario/schema/fieldStrategy.ts'
import { figure } from '../format/number.ts'
import { type Cell, figureCell, type Table, textCell } from './table.ts'

/** What becomes of a right, by letter; the same in the grid and in its key. */
export const RIGHTS = {
  G: 'granted',
  S: 'sole: to one, and we may use it',
  X: 'exclusive',
  o: 'offered, not held',
  '·': 'free',
  '#': 'blocked',
} as const

export type Letter = keyof typeof RIGHTS

const TONES: Readonly<Record<string, string>> = {
  G: 'granted',
  S: 'sole',
  X: 'exclusive',
  o: 'offered',
  '·': 'free',
  '#': 'blocked',
}

export const toneOf = (letter: string): string => TONES[letter] ?? 'free'

/** One right in one year. */
export interface YearShown {
  readonly letter: string
  readonly tone: string
  readonly title: string
}

export interface RightsRow {
  readonly id: string
  /** the field, where the row is the first of it */
  readonly field: string | null
  readonly place: string
  readonly years: readonly YearShown[]
  readonly left: Cell
  /** to whom it could still be licensed and from which year, or why not */
  readonly whom: string
}

export interface LatticeShown {
  readonly choices: readonly (readonly [string, string])[]
  readonly current: string
  readonly sentence: string
  readonly rows: readonly RightsRow[]
  readonly horizon: number
  readonly table: Table
  /** what is not known of what is left */
  readonly missing: readonly string[]
}

const rank = ({ kind }: LatticeView): number => ['best', 'strategy', 'offered'].indexOf(kind)

const isBest = (view: LatticeView, all: readonly LatticeView[]): boolean =>
  all.some(({ kind, deals }) => kind === 'best' && `${deals}` === `${view.deals}`)

const choiceName = (view: LatticeView, all: readonly LatticeView[], document: FieldfareDocument): string => {
  if (view.kind === 'offered') return 'before anything is signed'
  if (view.kind === 'best') return 'the best set'
  const name = strategyName(document, view.id)
  return isBest(view, all) ? `${name} (the best set)` : name
}

const yearShown = (year: LatticeCell['years'][number], document: FieldfareDocument): YearShown => {
  const letter = letterOf(year)
  const names = (ids: readonly string[]) => listed(ids.map((id) => quoted(dealName(document, id))))
  const by = year.deals.length > 0 ? ` by ${names(year.deals)}` : ''
  const offers = year.mark === 'offered' ? `: ${names(year.offers)}` : ''
  return {
    letter,
    tone: toneOf(letter),
    title: `Year ${year.year}: ${RIGHTS[letter as Letter] ?? letter}${by}${offers}`,
  }
}

const leftCell = ({ status, left: { known, complete } }: LatticeCell): Cell => {
  if (status === 'blocked') return textCell('blocked')
  if (known === null) return textCell('not known')
  const cell = figureCell(figure(known.value, known.standardError))
  return complete ? cell : { ...cell, title: `${cell.title ?? ''}; not everything is known of it` }
}

const rowsOf = ({ cells }: LatticeView, document: FieldfareDocument): readonly RightsRow[] =>
  cells.map((cell, i) => ({
    id: cell.id,
    field: cells[i - 1]?.field === cell.field ? null : fieldName(document, cell.field),
    place: cell.territory === null ? 'everywhere' : territoryName(document, cell.territory),
    years: cell.years.map((year) => yearShown(year, document)),
    left: leftCell(cell),
    whom: fromWords(cell, document),
  }))

/** The first year of each run of years that are alike, and the last: `granted in years 1–8, free in 9–14`. */
const runsOf = (years: readonly YearShown[]): string => {
  const starts = years.flatMap(({ tone }, i) => (years[i - 1]?.tone === tone ? [] : [i]))
  return starts
    .map((start, r) => {
      const end = starts[r + 1] ?? years.length
      return `${years[start]?.tone} ${end - start === 1 ? `in ${end}` : `${start + 1}–${end}`}`
    })
    .join(', ')
}

const tableOf = (view: LatticeView, rows: readonly RightsRow[], document: FieldfareDocument): Table => ({
  caption: `Rights by year, and what is left: ceiling less floor of grants that are still possible, ${document.currency}`,
  columns: [
    { label: 'Field and territory' },
    { label: `Left, ${document.currency}`, numeric: true },
    { label: 'Years' },
    { label: 'To whom, from year' },
  ],
  rows: rows.map(({ years, left, whom }, i) => {
    const cell = view.cells[i]
    return [
      textCell(cell === undefined ? '' : cellName(document, cell)),
      left,
      textCell(runsOf(years)),
      textCell(whom === '' ? '–' : whom),
    ]
  }),
})

const missingOf = ({ cells }: LatticeView): readonly string[] => {
  const missing = cells.flatMap((cell) => [...cell.left.missing])
  return [...new Set(missing)].map(
    (text) => `${text} (${missing.filter((one) => one === text).length} of ${cells.length} rows)`,
  )
}

/** The lattice as the chosen strategy leaves it; the best set first, undefined where there is no field to license. */
export const latticeShown = (
  answer: FieldStrategy,
  document: FieldfareDocument,
  chosen: string | null,
): LatticeShown | undefined => {
  const views = distinct(answer.lattice).toSorted(
    (a, b) => Number(isBest(b, answer.lattice)) - Number(isBest(a, answer.lattice)) || rank(a) - rank(b),
  )
  const view = views.find(({ id }) => id === chosen) ?? views[0]
  if (view === undefined) return undefined
  const rows = rowsOf(view, document)
  return {
    choices: views.map((each) => [each.id, choiceName(each, answer.lattice, document)] as const),
    current: view.id,
    sentence: optimumLines(answer, document, 1e6).join(' '),
    rows,
    horizon: Math.max(0, ...rows.map(({ years }) => years.length)),
    table: tableOf(view, rows, document),
    missing: missingOf(view),
  }
}
