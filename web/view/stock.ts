import { percent } from '../../models/report/figures.ts'
import { digits } from '../../models/report/fitTable.ts'
import { cellName, recordUnit } from '../../models/report/names.ts'
import { shownLicensees, whole } from '../../models/report/utilityTable.ts'
import { plural } from '../../models/report/words.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { UtilityEvidence } from '../../models/scenario/schema/utility.ts'
import { evenAxis } from '../charts/axis.ts'
import { drawCurves, LAYERS, type Line } from '../charts/curves.ts'
import type { Step } from '../charts/drawing.ts'
import { fullText } from '../format/number.ts'
import type { ScenarioView } from './scenario.ts'
import type { Shown } from './shown.ts'
import { type Cell, type Table, textCell } from './table.ts'

type Freshness = NonNullable<UtilityEvidence['freshness']>

const last = (amounts: readonly number[]): number => amounts.at(-1) ?? 0

const sentenceOf = (
  { years, without, with: updated, halfLifeYears }: Freshness,
  document: FieldfareDocument,
): string => {
  const unit = plural(recordUnit(document))
  return `With updates ${whole(last(updated))} ${unit} still count in year ${digits(last(years))}, without them ${whole(last(without))} of ${whole(without[0] ?? 0)}: what is not renewed halves every ${digits(halfLifeYears)} years.`
}

const lineOf = (
  { years }: Freshness,
  amounts: readonly number[],
  look: Pick<Line, 'name' | 'ink' | 'side' | 'dash'>,
): Line => ({
  ...look,
  namedAt: Math.floor(years.length * 0.6),
  points: years.map((x, i) => ({ x, y: amounts[i] ?? 0 })),
})

const stepsOf = ({ years, without, with: updated }: Freshness): readonly Step[] =>
  years.map((year, index) => ({
    text: `Year ${digits(year)}: ${whole(updated[index] ?? 0)} with updates, ${whole(without[index] ?? 0)} without`,
    layer: LAYERS.lines,
    index,
  }))

const records = (value: number): Cell => ({ text: whole(value), title: fullText(value), value })

const tableOf = (freshness: Freshness, unit: string): Table => ({
  caption: `Stock of records (${unit}) by year; the last updates would keep ${whole(freshness.steady)} for good`,
  columns: ['Year', 'With updates', 'Flow in', 'Without updates'].map((label) => ({ label, numeric: true })),
  rows: freshness.years.map((year, i) => [
    { text: digits(year), value: year },
    records(freshness.with[i] ?? 0),
    records(freshness.refresh[i] ?? 0),
    records(freshness.without[i] ?? 0),
  ]),
})

/** How the stock of records ages, with updates and without; null where the dataset does not age. */
export const stockFigure = ({ freshness }: UtilityEvidence, document: FieldfareDocument): Shown | null => {
  if (freshness === null) return null
  const updated = lineOf(freshness, freshness.with, {
    name: 'with updates',
    ink: 'licensor',
    side: 'above',
    dash: [],
  })
  const without = lineOf(freshness, freshness.without, {
    name: 'without',
    ink: 'licensee',
    side: 'below',
    dash: [6, 4],
  })
  const draw = drawCurves({
    x: evenAxis(freshness.years),
    y: evenAxis([...freshness.with, ...freshness.without].map((amount) => amount * 1.08)),
    unit: 'years from the valuation date',
    band: null,
    lines: freshness.refresh.some((amount) => amount > 0) ? [updated, without] : [without],
    spots: [],
    dots: [],
  })
  return {
    sentence: sentenceOf(freshness, document),
    draw,
    steps: stepsOf(freshness),
    table: tableOf(freshness, recordUnit(document)),
    height: '15rem',
  }
}

/** What is left for each licensee of a market where it has company; undefined where nobody takes from anybody. */
export const rivalryTable = (
  { dilution }: UtilityEvidence,
  { answer, document }: ScenarioView,
): Table | undefined => {
  const rivals = dilution.filter(({ rivalry }) => rivalry > 0)
  if (rivals.length === 0) return undefined
  const nameOf = (id: string): string => {
    const market = answer.markets.find((each) => each.id === id)
    return market === undefined ? id : cellName(document, market)
  }
  return {
    caption: 'What is left for each licensee of a market, by how many there are',
    columns: [
      { label: 'Market' },
      ...shownLicensees.map((count) => ({ label: String(count), numeric: true })),
    ],
    rows: rivals.map(({ market, each }) => [
      textCell(nameOf(market)),
      ...shownLicensees.map((count): Cell => {
        const left = each[count - 1] ?? 0
        return { text: percent(Number(left.toPrecision(3))), value: left }
      }),
    ]),
  }
}
