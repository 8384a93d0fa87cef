import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { LatticeCell, LatticeView } from '../scenario/schema/fieldLattice.ts'
import type { FieldStrategy } from '../scenario/schema/fieldStrategy.ts'
import { brief } from './figures.ts'
import { grid, wrapped } from './grid.ts'
import { cellName, fieldName, licenseeName } from './names.ts'
import { bare, bulleted, figure, name, section } from './tableSection.ts'

/** One letter a year: what becomes of a cell. */
export const letterOf = ({ mark, exclusivity }: LatticeCell['years'][number]): string => {
  if (mark === 'granted') return exclusivity === 'exclusive' ? 'X' : exclusivity === 'sole' ? 'S' : 'G'
  return { offered: 'o', free: '·', blocked: '#' }[mark]
}

const legend =
  'G granted, S sole, X exclusive, o offered and not held, · free, # blocked; one letter a year, from year 1.'

/**
 * The lattice field × territory × time as grids of letters: before anything is signed, and as each strategy leaves it; as
 * many views beside each other as there is room for.
 */
export const latticeLines = (
  { lattice, horizon }: FieldStrategy,
  document: FieldfareDocument,
  width: number,
): readonly string[] => {
  const views = distinct(lattice)
  const most = Math.max(1, Math.floor((width - 40) / (horizon + 2)))
  const chunks = Array.from({ length: Math.ceil(views.length / most) }, (_, c) =>
    views.slice(c * most, (c + 1) * most),
  )
  const grids = chunks.map((chunk) => {
    const rows = (chunk[0]?.cells ?? []).map((cell, c) => [
      `${fieldName(document, cell.field)}${cell.territory === null ? '' : `, ${cell.territory}`}`,
      ...chunk.map((view) => (view.cells[c]?.years ?? []).map(letterOf).join('')),
    ])
    const columns = [name('Field and territory'), ...chunk.map((view) => ({ title: viewName(view) }))]
    return grid(columns, rows, width)
  })
  const lines = grids.flatMap((each) => [...each, ''])
  return section('Rights: as offered, and as each strategy leaves them', [
    ...lines,
    ...wrapped(legend, width),
  ])
}

/** The best set is not shown twice where it is one of the strategies. */
export const distinct = (lattice: readonly LatticeView[]): readonly LatticeView[] =>
  lattice.filter(
    (view) =>
      view.kind !== 'best' ||
      !lattice.some(({ kind, deals }) => kind === 'strategy' && `${deals}` === `${view.deals}`),
  )

const viewName = ({ kind, id }: LatticeView): string => (kind === 'strategy' ? id : kind)

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

export const fromWords = ({ status, reason, left }: LatticeCell, document: FieldfareDocument): string =>
  status === 'blocked'
    ? (reason ?? '')
    : left.licensees
        .filter(({ from }) => from !== null)
        .map(
          ({ licensee, from, reason: why }) =>
            `${licenseeName(document, licensee)} ${(from ?? 0) + 1}${why === null ? '' : ` (${why})`}`,
        )
        .join(', ')
