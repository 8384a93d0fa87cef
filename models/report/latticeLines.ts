import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { FieldStrategy, LatticeCell, LatticeView } from '../scenario/schema/fieldStrategy.ts'
import { brief } from './figures.ts'
import { grid, wrapped } from './grid.ts'
import { cellName, licenseeName, strategyName } from './names.ts'
import { bare, bulleted, figure, name, section } from './tableSection.ts'

/** One letter a year: what becomes of a cell. */
const letterOf = ({ mark, exclusivity }: LatticeCell['years'][number]): string => {
  if (mark === 'granted') return exclusivity === 'exclusive' ? 'X' : exclusivity === 'sole' ? 'S' : 'G'
  return { offered: 'o', free: '·', blocked: '#' }[mark]
}

const legend =
  'G granted, S sole, X exclusive, o offered and not held, · free, # blocked; one letter a year, from year 1.'

/** The lattice field × territory × time as a grid of letters: before anything is signed, and as each strategy leaves it. */
export const latticeLines = (
  { lattice }: FieldStrategy,
  document: FieldfareDocument,
  width: number,
): readonly string[] => {
  const first = lattice[0]?.cells ?? []
  const rows = first.map((cell, c) => [
    cellName(document, cell),
    ...lattice.map((view) => (view.cells[c]?.years ?? []).map(letterOf).join('')),
  ])
  const views = distinct(lattice)
  const columns = [name('Field and territory'), ...views.map((view) => name(viewName(view, document)))]
  const kept = [0, ...views.map((view) => 1 + lattice.indexOf(view))]
  return section('Rights', [
    ...grid(
      columns,
      rows.map((row) => kept.map((place) => row[place] ?? '')),
      width,
    ),
    ...wrapped(legend, width),
  ])
}

/** The best set is not shown twice where it is one of the strategies. */
const distinct = (lattice: readonly LatticeView[]): readonly LatticeView[] =>
  lattice.filter(
    (view) =>
      view.kind !== 'best' ||
      !lattice.some(({ kind, deals }) => kind === 'strategy' && `${deals}` === `${view.deals}`),
  )

const viewName = ({ kind, id }: LatticeView, document: FieldfareDocument): string =>
  kind === 'offered' ? 'As offered' : kind === 'best' ? 'The best set' : strategyName(document, id)

/** What the best set leaves to be licensed, and what is not known about it. */
export const leftLines = (
  { lattice }: FieldStrategy,
  document: FieldfareDocument,
  width: number,
): readonly string[] => {
  const view = lattice.find(({ kind }) => kind === 'best') ?? lattice[0]
  if (view === undefined) return []
  const rows = view.cells.map((cell) => [
    cellName(document, cell),
    leftWords(cell),
    fromWords(cell, document),
  ])
  const missing = view.cells.flatMap((cell) => [...cell.left.missing])
  const told = [...new Set(missing)].map((text) => {
    const count = missing.filter((one) => one === text).length
    return `${text} (${count} of ${view.cells.length} rows)`
  })
  const columns = [
    name('Field and territory'),
    figure(`Left, ${document.currency}`),
    name('To whom, from year'),
  ]
  return section(
    `Value left after ${view.kind === 'best' ? 'the best set' : 'nothing is signed'}: ceiling less floor of grants still possible`,
    [...grid(columns, rows, width), ...bulleted(told, width)],
  )
}

const leftWords = ({ status, left }: LatticeCell): string => {
  if (status === 'blocked') return 'blocked'
  return left.known === null ? 'not known' : bare(brief(left.known, ''))
}

const fromWords = ({ status, reason, left }: LatticeCell, document: FieldfareDocument): string =>
  status === 'blocked'
    ? (reason ?? '')
    : left.licensees
        .filter(({ from }) => from !== null)
        .map(
          ({ licensee, from, reason: why }) =>
            `${licenseeName(document, licensee)} ${(from ?? 0) + 1}${why === null ? '' : ` (${why})`}`,
        )
        .join(', ')
