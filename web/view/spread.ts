import { driversSentence, shareText } from '../../models/report/driversSentence.ts'
import { gradesOf, mostBars } from '../../models/report/driversText.ts'
import { inputName } from '../../models/scenario/inputName.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { DriverRow, Drivers, PartyDrivers } from '../../models/scenario/schema/drivers.ts'
import { evenAxis } from '../charts/axis.ts'
import { type Bar, barsHeight, drawBars } from '../charts/bars.ts'
import { plainFigure } from '../format/number.ts'
import { sentenceCase } from '../format/words.ts'
import type { Shown } from './shown.ts'
import { type Cell, type Table, textCell } from './table.ts'

/** What moves a deal for one party, and the document it is said of. */
export interface Spread {
  readonly drivers: Drivers
  readonly party: PartyDrivers
  readonly document: FieldfareDocument
}

/** What an input is called at the start of a line. */
export const nameIn = ({ document }: Spread, path: string): string => sentenceCase(inputName(document, path))

/** A column of figures. */
export const NUMERIC = (label: string) => ({ label, numeric: true })

/** The sentence of the page: the few inputs behind most of the spread; then the worst tenth. */
export const spreadSentences = ({ document, party }: Spread): readonly string[] =>
  driversSentence(document, party)

const seenText = (text: string): string => (text === 'none seen' ? 'no effect seen' : text)

type Share = DriverRow['first']

const shareCell = (share: Share): Cell => ({
  text: seenText(shareText(share)),
  value: share.value,
  title: `${share.value}, 95 %: ${share.low} to ${share.high}`,
})

const percentText = (share: number): string => `${plainFigure(100 * share, 2).text} %`

const boundCell = (share: number): Cell => ({ text: percentText(share), value: share, title: String(share) })

const shareBar = (spread: Spread, { input, first }: DriverRow): Bar => {
  const words = seenText(shareText(first))
  return {
    name: nameIn(spread, input),
    words: first.low > 0 ? `${words} (95 %: ${percentText(first.low)} to ${percentText(first.high)})` : words,
    briefly: words,
    low: 0,
    high: Math.max(0, first.value),
    mark: null,
    error: Math.max(0, first.high - first.value),
    ink: spread.party.party,
  }
}

const sharesTable = (spread: Spread): Table => {
  const gradeOf = gradesOf(spread.drivers)
  return {
    caption:
      'Share of the variance that each input makes by itself, and of what the worst tenth falls short by',
    columns: [
      { label: 'Input' },
      ...['By itself', '95 % from', 'to', 'Of the shortfall'].map(NUMERIC),
      { label: 'Grade' },
    ],
    rows: spread.party.rows.map(({ input, first, explains }) => [
      textCell(nameIn(spread, input)),
      shareCell(first),
      boundCell(first.low),
      boundCell(first.high),
      shareCell(explains),
      textCell(gradeOf(input)),
    ]),
  }
}

/** Shares of the variance as bars, the 95 % interval as a whisker; null where nothing is seen. */
export const sharesFigure = (spread: Spread): Shown | null => {
  const { rows, together } = spread.party
  const bars = rows
    .filter(({ seen }) => seen)
    .slice(0, mostBars)
    .map((row) => shareBar(spread, row))
  if (bars.length === 0) return null
  const idle = rows.length - rows.filter(({ seen }) => seen).length
  const rest = idle === 0 ? '' : ` No effect is seen of ${idle} more, which the table lists.`
  return {
    sentence: `Of the variance, what each input makes by itself, with its 95 % interval; all together ${shareText(together)}.${rest}`,
    draw: drawBars({ axis: evenAxis(bars.map(({ high, error }) => high + error)), bars, labels: false }),
    steps: bars.map(({ name, words }, index) => ({ text: `${name}: ${words}`, layer: 0, index })),
    table: sharesTable(spread),
    height: barsHeight(bars.length, false),
  }
}
