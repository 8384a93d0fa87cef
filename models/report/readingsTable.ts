import { rightNames } from '../scenario/rightsMatrix.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { GapFigures, Readings } from '../scenario/schema/readings.ts'
import { ownRates } from './bases.ts'
import { estimated } from './figures.ts'
import { type Column, grid, wrapped } from './grid.ts'
import { dealName, licenseeName, licensorName } from './names.ts'
import { idleRights, movingInWords, movingRights } from './openRights.ts'
import { answerName, clauseName, switchName } from './readingWords.ts'
import { bare, bulleted, figure, headed, name, section } from './tableSection.ts'
import { quoted } from './words.ts'

/** What a deal would be worth if it were read the other way, for a terminal: what it leaves open first. */
export const readingsTable = (readings: Readings, document: FieldfareDocument, width = 100): string => {
  const { deal } = readings
  const licensee = licenseeName(document, document.deals.find(({ id }) => id === deal)?.licensee ?? '')
  const figures = [licensorName(document), licensee].map((party) => figure(`To ${party}`))
  const title = `${quoted(dealName(document, deal))} read the other way; amounts in ${document.currency}, ± one standard error`
  const rows = ordered(readings.readings)
  const open = rows.filter(({ stated }) => !stated)
  const said = rows.filter(({ stated }) => stated)
  const switched = (some: typeof rows) =>
    grid(
      [name('Clause'), name('Question'), name('Read as'), name('Instead'), ...figures],
      some.map(({ term, switch: key, now, other, ...money }) => [
        whichClause(readings, term),
        switchName(key),
        answerName(now),
        answerName(other),
        ...amounts(money),
      ]),
      width,
    )
  const clauses = ordered(readings.clauses).map(({ term, ...money }) => [
    whichClause(readings, term),
    ...amounts(money),
  ])
  const adds = 'what the other reading would add, expected'
  const sections = [
    wrapped(title, width),
    ...(open.length === 0
      ? []
      : [section(headed(`Left open by the deal: ${adds}`, ownRates, width), switched(open))]),
    ...(said.length === 0
      ? []
      : [section(headed(`Stated in the deal: ${adds}`, ownRates, width), switched(said))]),
    section(
      headed('What the deal would be worth more without a clause, expected', ownRates, width),
      grid([name('Without'), ...figures], clauses, width),
    ),
    ...rightsSections(readings, { figures, width }),
    ...refusedSection(readings, width),
    section('The questions', bulleted([...new Set(rows.map(({ text }) => text))], width)),
  ]
  return sections.map((lines) => `${lines.join('\n')}\n`).join('\n')
}

interface Shown {
  readonly figures: readonly Column[]
  readonly width: number
}

/** Rights that the deal leaves open: what one reading of them is worth more than the other, then those that move nothing. */
const rightsSections = (readings: Readings, { figures, width }: Shown): readonly (readonly string[])[] => {
  const moving = movingRights(readings)
  const idle = idleRights(readings)
  const rows = moving.map(({ cells, now, other, ...money }) => [
    rightNames[cells[0]!.right],
    now,
    other,
    ...amounts(money),
  ])
  const columns = [name('Right'), name('Valued as'), name('Instead'), ...figures]
  const title = 'Rights left open: what the other way to fill them would add, expected'
  return [
    ...(moving.length === 0
      ? []
      : [
          section(headed(title, ownRates, width), [
            ...grid(columns, rows, width),
            '',
            ...bulleted(moving.map(movingInWords), width),
          ]),
        ]),
    ...(idle.length === 0
      ? []
      : [
          section(
            'Rights left open on which no figure depends',
            bulleted(
              idle.map(({ title, text }) => `${title}. ${text}`),
              width,
            ),
          ),
        ]),
  ]
}

const refusedSection = (readings: Readings, width: number): readonly (readonly string[])[] => {
  const rights = movingRights(readings).map(({ refused }) => ({ refused, term: null }))
  const refused = [...readings.readings, ...readings.clauses, ...rights].flatMap(
    ({ refused: reason, term }) => (reason === null ? [] : [`${whichClause(readings, term)}: ${reason}`]),
  )
  return refused.length === 0 ? [] : [section('Not to be read so in this deal', bulleted(refused, width))]
}

type Money = Pick<Readings['clauses'][number], 'licensor' | 'licensee'>

const amounts = ({ licensor, licensee }: Money): readonly string[] => [
  gapInWords(licensor),
  gapInWords(licensee),
]

const gapInWords = (gap: GapFigures | null): string =>
  gap === null ? '–' : bare(estimated(gap.expected, '', 4))

const ordered = <Row extends Money>(rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((a, b) => sizeOf(b) - sizeOf(a))

const sizeOf = ({ licensor }: Money): number => Math.abs(licensor?.expected.value ?? 0)

/** "3 royalty": the clause by its number in the term sheet and its kind. */
const whichClause = ({ clauses }: Readings, term: number | null): string =>
  term === null ? 'the deal' : `${term + 1} ${clauseName(clauses[term]?.kind ?? '')}`
