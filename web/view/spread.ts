import { ownRates, timeOnly } from '../../models/report/bases.ts'
import { driversSentence, shareText } from '../../models/report/driversSentence.ts'
import { gradesOf, mostBars, partsOff, worstCells } from '../../models/report/driversText.ts'
import { agreed } from '../../models/report/figures.ts'
import { inputName } from '../../models/report/inputName.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type {
  DriverPart,
  DriverRow,
  Drivers,
  PartyDrivers,
  Swing,
} from '../../models/scenario/schema/drivers.ts'
import { evenAxis } from '../charts/axis.ts'
import { type Bar, barsHeight, drawBars } from '../charts/bars.ts'
import { drawStacks, type Stack } from '../charts/stacks.ts'
import { figure, inline, plainFigure } from '../format/number.ts'
import { sentenceCase } from '../format/words.ts'
import type { Shown } from './shown.ts'
import { type Cell, figureCell, type Table, textCell } from './table.ts'

/** What moves a deal for one party, and the document it is said of. */
export interface Spread {
  readonly drivers: Drivers
  readonly party: PartyDrivers
  readonly document: FieldfareDocument
}

const nameIn = ({ document }: Spread, path: string): string => sentenceCase(inputName(document, path))

const NUMERIC = (label: string) => ({ label, numeric: true })

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

const isGate = ({ drivers }: Spread, { input }: Swing): boolean =>
  drivers.inputs.find(({ path }) => path === input)?.kind === 'gate'

const atText = (spread: Spread, row: Swing, end: 'low' | 'high'): string => {
  if (isGate(spread, row)) return end === 'low' ? 'failed' : 'passed'
  return agreed(Number(row[end].at.toPrecision(3)))
}

const moneyText = (amount: number): string => plainFigure(amount).text

const swingStack = (spread: Spread, row: Swing): Stack => {
  const { party } = spread.party
  const { expected } = spread.party.tornado
  const part = (end: 'low' | 'high') => ({
    from: expected,
    to: row[end].worth,
    ink: party,
    strength: end === 'low' ? 0.2 : 0.75,
    words: [],
  })
  const ends = (['low', 'high'] as const).map(
    (end) => `${moneyText(row[end].worth)} ${isGate(spread, row) ? 'if' : 'at'} ${atText(spread, row, end)}`,
  )
  return {
    name: nameIn(spread, row.path),
    words: ends.join(', '),
    briefly: `${moneyText(row.low.worth)} to ${moneyText(row.high.worth)}`,
    parts: [part('low'), part('high')],
  }
}

const tornadoTable = (spread: Spread, rows: readonly Swing[]): Table => ({
  caption: `The expected case with one input at its 10th and 90th percentile, a gate failed and passed; ${spread.document.currency}`,
  columns: [{ label: 'Input' }, ...['Low at', 'Worth', 'High at', 'Worth', 'Swing'].map(NUMERIC)],
  rows: rows.map((row) => [
    textCell(nameIn(spread, row.path)),
    ...(['low', 'high'] as const).flatMap((end): readonly Cell[] => [
      { text: atText(spread, row, end), value: row[end].at, title: String(row[end].at) },
      figureCell(plainFigure(row[end].worth)),
    ]),
    figureCell(plainFigure(row.swing)),
  ]),
})

const tornadoSentence = ({ document, party }: Spread): string =>
  `The expected case is worth ${moneyText(party.tornado.expected)} ${document.currency}, ${ownRates}: the line. One input at a time is moved, filled to its 90th percentile or a gate that passes, pale to its 10th or a gate that fails.`

/** The expected case with one input at a time at either end; null where nothing moves it. */
export const tornadoFigure = (spread: Spread): Shown | null => {
  const { expected, rows } = spread.party.tornado
  const moving = rows.filter(({ swing }) => swing > 0)
  if (moving.length === 0) return null
  const drawn = moving.slice(0, mostBars)
  const stacks = drawn.map((row) => swingStack(spread, row))
  const axis = evenAxis([expected, ...drawn.flatMap(({ low, high }) => [low.worth, high.worth])])
  const steps = drawn.flatMap((row, i) =>
    (['low', 'high'] as const).map((end, e) => ({
      text: `${nameIn(spread, row.path)} ${isGate(spread, row) ? '' : 'at '}${atText(spread, row, end)}: ${moneyText(row[end].worth)} ${spread.document.currency}`,
      layer: 0,
      index: 2 * i + e,
    })),
  )
  return {
    sentence: tornadoSentence(spread),
    draw: drawStacks({ axis, rows: stacks, line: expected, labels: true }),
    steps,
    table: tornadoTable(spread, moving),
    height: barsHeight(stacks.length, true),
  }
}

const offBar = (spread: Spread, part: DriverPart): Bar => {
  const { value, high } = part.strength
  const [worst, all] = worstCells(part)
  return {
    name: nameIn(spread, part.path),
    words: `${worst} instead of ${all}`,
    briefly: `${worst}, not ${all}`,
    low: Math.min(0, value),
    high: Math.max(0, value),
    mark: null,
    error: Math.max(0, high - value),
    ink: spread.party.party,
  }
}

const offTable = (spread: Spread, parts: readonly DriverPart[]): Table => ({
  caption: 'What stands elsewhere in the worst tenth of the futures than in all of them',
  columns: [
    { label: 'Input' },
    ...['In the worst tenth', 'In all', 'Off by, sd', 'Rank correlation'].map(NUMERIC),
  ],
  rows: parts.map((part) => [
    textCell(nameIn(spread, part.path)),
    ...worstCells(part).map((text, i): Cell => {
      const value = [part.worst ?? part.percentile, part.all ?? 0.5][i]!
      return { text, value, title: String(value) }
    }),
    figureCell(figure(part.strength.value, part.strength.standardError)),
    figureCell(figure(part.rank.value, part.rank.standardError)),
  ]),
})

/** What the worst tenth of the futures have in common; null where they differ in nothing. */
export const worstFigure = (spread: Spread): Shown | null => {
  const { rows, worst } = spread.party
  const parts = partsOff(rows.filter(({ seen }) => seen)).slice(0, mostBars)
  if (parts.length === 0) return null
  const bars = parts.map((part) => offBar(spread, part))
  const { currency } = spread.document
  const mean = plainFigure(worst.mean).text
  const short = inline(figure(worst.shortfall.value, worst.shortfall.standardError))
  return {
    sentence: `Their mean is ${mean} ${currency}, ${short} ${currency} short of that of all, ${timeOnly}. Bars show how far from usual an input is in them, in standard deviations of its rank, with the 95 % interval; mean values are named, and of a gate how often it passes.`,
    draw: drawBars({
      axis: evenAxis(bars.flatMap(({ low, high, error }) => [low - error, high + error])),
      bars,
      labels: true,
    }),
    steps: bars.map(({ name, words }, i) => ({
      text: `${name}: ${words}, off by ${inline(figure(parts[i]!.strength.value, parts[i]!.strength.standardError))} standard deviations`,
      layer: 0,
      index: i,
    })),
    table: offTable(spread, parts),
    height: barsHeight(bars.length, true),
  }
}
