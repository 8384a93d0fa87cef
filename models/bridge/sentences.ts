import { count } from '../report/figures.ts'
import { counted, listed, quoted, small } from '../report/words.ts'
import type { Bridge } from '../scenario/schema/bridge.ts'

/** What to know of a bridge before its rows are read. */
export const sentencesOf = (bridge: Omit<Bridge, 'sentences'>, alike: boolean): string[] => {
  const { rows, beside, deals, grouping, first, before } = bridge
  const sampling = rows.filter(({ kind }) => kind === 'sampling')
  const changes = rows.length - sampling.length
  const named = (standing: string): string =>
    listed(deals.filter((deal) => deal.standing === standing).map(({ name }) => quoted(name)))
  return [
    ...(changes === 0 ? [nothingMoves(bridge)] : []),
    ...(grouping === 'change' ? [] : [groupingSentence(grouping, changes)]),
    ...(rows.some(({ linked }) => linked !== null)
      ? ['Changes that do not hold together one without the other are one row.']
      : []),
    ...(sampling.length > 0 ? [samplingSentence] : alike ? [] : [pointsSentence]),
    ...(changes > 3 && first < before.trials
      ? [
          `Rows rest on ${count(before.trials)} futures; what three or more changes do only together, on the first ${count(first)} of them.`,
        ]
      : []),
    ...(beside.length > 0 && changes > 0
      ? [`${counted(small(beside.length), 'other change')} on which the worth of no deal here depends.`]
      : []),
    ...(named('new') === '' ? [] : [`New: ${named('new')}.`]),
    ...(named('removed') === '' ? [] : [`No longer there: ${named('removed')}.`]),
  ]
}

const nothingMoves = ({ beside, deals }: Omit<Bridge, 'sentences'>): string => {
  if (deals.every(({ standing }) => standing !== 'both')) return 'No deal is in both documents.'
  return beside.length === 0
    ? 'The two documents say the same: nothing moved.'
    : 'What differs between the two documents does not touch what these deals are worth.'
}

const groupings = {
  clause: 'clause by clause (position by position, input by input)',
  owner: 'by whose they are: each deal, each licensee, each market',
  section: 'by part of the document',
} as const

const groupingSentence = (grouping: keyof typeof groupings, rows: number): string =>
  `More than ten changes: put together ${groupings[grouping]}, ${counted(small(rows), 'row')}.`

const samplingSentence =
  'All changes are valued on the futures of the first document; the last row is what the second document’s own futures add, which is chance, not worth.'

const pointsSentence =
  'Valued by itself the second document draws some inputs from other points, so its own figures differ from these by chance, within their error.'
