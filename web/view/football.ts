import { opinionLines } from '../../models/report/approachesParts.ts'
import { besideLines, headLines } from '../../models/report/approachesTable.ts'
import { methodNames } from '../../models/report/approachNames.ts'
import { sentence } from '../../models/report/words.ts'
import type { Approaches, ApproachRow } from '../../models/scenario/schema/approaches.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { evenAxis } from '../charts/axis.ts'
import { type Bar, barsHeight, drawBars } from '../charts/bars.ts'
import { type Figure, figure, inline, plainFigure } from '../format/number.ts'
import type { Shown } from './shown.ts'
import { figureCell, NO_CELL, type Table, textCell } from './table.ts'

/** Wider than any text: the page breaks lines itself. */
const ONE_LINE = 1e6

/** One method: its figure, what low and high are, and every convention it rests on. */
export interface MethodShown {
  readonly name: string
  readonly approach: ApproachRow['approach']
  readonly figure: Figure | null
  /** what low, expected and high are; why it is no figure, or beside the axis */
  readonly words: string
  readonly conventions: readonly string[]
}

type Drawn = ApproachRow & {
  readonly low: number
  readonly high: number
  readonly expected: NonNullable<ApproachRow['expected']>
}

const isDrawn = (row: ApproachRow): row is Drawn =>
  row.place === 'axis' && row.low !== null && row.high !== null && row.expected !== null

const plainText = (amount: number): string => plainFigure(amount).text

const barOf = ({ method, low, high, expected }: Drawn): Bar => {
  const middle = inline(figure(expected.value, expected.standardError))
  return {
    name: methodNames[method],
    words: `${middle}, from ${plainText(low)} to ${plainText(high)}`,
    briefly: plainText(expected.value),
    low,
    high,
    mark: expected.value,
    error: 0,
    ink: 'licensor',
  }
}

const zoneBar = ({ zone }: Approaches): readonly Bar[] => {
  if (zone === null) return []
  const [low, high] = [zone.floor.value, zone.ceiling.value].sort((a, b) => a - b) as [number, number]
  const name = zone.exists ? 'Negotiated zone' : 'No zone between'
  const words = `${plainText(zone.floor.value)} to ${plainText(zone.ceiling.value)}`
  return [{ name, words, briefly: words, low, high, mark: null, error: 0, ink: 'agree' }]
}

const tableOf = ({ rows }: Approaches, currency: string): Table => ({
  caption: `The approaches, ${currency}`,
  columns: [
    { label: 'Method' },
    ...['Low', 'Expected', 'High'].map((label) => ({ label, numeric: true })),
    { label: 'Stands' },
  ],
  rows: rows.map(({ method, low, expected, high, place }) => [
    textCell(methodNames[method]),
    low === null ? NO_CELL : figureCell(plainFigure(low)),
    expected === null ? NO_CELL : figureCell(figure(expected.value, expected.standardError)),
    high === null ? NO_CELL : figureCell(plainFigure(high)),
    textCell({ axis: 'on the axis', orientation: 'for orientation', refused: 'cannot be applied' }[place]),
  ]),
})

const sentenceOf = (bars: readonly Bar[], refused: number, currency: string): string => {
  const first = bars.map(({ name, words }) => `${name}: ${words} ${currency}.`).join(' ')
  const rest =
    refused === 0 ? '' : ` ${refused === 1 ? 'One method' : `${refused} methods`} cannot be applied.`
  return bars.length === 0 ? 'No method can be applied to what the document states.' : `${first}${rest}`
}

/** The approaches as bars over one axis of one interest; null where none can be applied. */
export const footballFigure = (approaches: Approaches, { currency }: FieldfareDocument): Shown => {
  const bars = [...approaches.rows.filter(isDrawn).map(barOf), ...zoneBar(approaches)]
  const refused = approaches.rows.filter(({ place }) => place === 'refused').length
  return {
    sentence: sentenceOf(bars, refused, currency),
    draw: drawBars({ axis: evenAxis(bars.flatMap(({ low, high }) => [low, high])), bars, labels: true }),
    steps: bars.map(({ name, words }, index) => ({ text: `${name}: ${words} ${currency}`, layer: 0, index })),
    table: tableOf(approaches, currency),
    height: bars.length === 0 ? '0' : barsHeight(bars.length, true),
  }
}

const methodOf = ({
  method,
  approach,
  place,
  expected,
  range,
  reason,
  conventions,
}: ApproachRow): MethodShown => ({
  name: methodNames[method],
  approach,
  figure: expected === null ? null : figure(expected.value, expected.standardError),
  words: [
    place === 'orientation' ? 'For orientation, not on the axis.' : '',
    reason === null ? '' : sentence(reason),
    range === null ? '' : `Low, expected and high: ${range}.`,
  ]
    .filter((part) => part !== '')
    .join(' '),
  conventions,
})

/** Methods with a figure, then those that cannot be applied. */
export const methodsShown = ({ rows }: Approaches): readonly MethodShown[] => [
  ...rows.filter(({ place }) => place !== 'refused').map(methodOf),
  ...rows.filter(({ place }) => place === 'refused').map(methodOf),
]

/** What is valued, for what, on which basis; the title is left out, the page has its own. */
export const interestWords = (approaches: Approaches, document: FieldfareDocument): string =>
  headLines(approaches, document, ONE_LINE).slice(1).map(sentence).join(' ')

/** What stands beside the rows: an implied split, the delay, the zone, the file of an opinion. */
export const besideWords = (approaches: Approaches, document: FieldfareDocument): readonly string[] =>
  [
    ...besideLines(approaches, document, ONE_LINE),
    ...opinionLines(approaches.fairMarketValue, document.currency, ONE_LINE),
  ].map((line) => line.replace(/^- /, ''))

/** Reported prices that may not stand on the axis, and why; undefined where there are none. */
export const orientationTable = ({ comparables: { table } }: Approaches): Table | undefined =>
  table.length === 0
    ? undefined
    : {
        caption: 'Comparables for orientation',
        columns: ['Reported', 'Why it is not on the axis', 'Known of it', 'Source'].map((label) => ({
          label,
        })),
        rows: table.map(({ label, reason, qualifiers, source, grade }) => [
          textCell(label),
          textCell(reason),
          textCell(qualifiers.join('; ')),
          textCell(`${source}, grade ${grade}`),
        ]),
      }
