import { ownRates } from '../../models/report/bases.ts'
import { mostBars } from '../../models/report/driversText.ts'
import { agreed } from '../../models/report/figures.ts'
import type { Swing } from '../../models/scenario/schema/drivers.ts'
import { evenAxis } from '../charts/axis.ts'
import { barsHeight } from '../charts/bars.ts'
import { drawStacks, type Stack } from '../charts/stacks.ts'
import { plainFigure } from '../format/number.ts'
import type { Shown } from './shown.ts'
import { NUMERIC, nameIn, type Spread } from './spread.ts'
import { type Cell, figureCell, type Table, textCell } from './table.ts'

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
