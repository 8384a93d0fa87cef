import { timeOnly } from '../../models/report/bases.ts'
import { mostBars, partsOff, worstCells } from '../../models/report/driversText.ts'
import type { DriverPart } from '../../models/scenario/schema/drivers.ts'
import { evenAxis } from '../charts/axis.ts'
import { type Bar, barsHeight, drawBars } from '../charts/bars.ts'
import { figure, inline, plainFigure } from '../format/number.ts'
import type { Shown } from './shown.ts'
import { NUMERIC, nameIn, type Spread } from './spread.ts'
import { type Cell, figureCell, type Table, textCell } from './table.ts'

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
