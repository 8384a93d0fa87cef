import type { DealAnswer } from '../../models/scenario/schema/answer.ts'
import type { Summary } from '../../models/scenario/schema/figures.ts'
import { evenAxis, type MoneyAxis } from '../charts/axis.ts'
import type { Draw, Step } from '../charts/drawing.ts'
import { drawFan, type FanYear, MEDIAN_LAYER } from '../charts/fan.ts'
import { figure, inline, plainFigure } from '../format/number.ts'
import { partiesOf } from './dealFigures.ts'
import type { ScenarioView } from './scenario.ts'
import { figureCell, type Table, textCell } from './table.ts'

interface YearOf {
  readonly year: number
  readonly cash: Summary
}

export interface CashFigure {
  readonly name: string
  readonly sentence: string
  readonly draw: Draw
  readonly steps: readonly Step[]
  readonly table: Table
}

const yearsOf = (deal: DealAnswer, party: 'licensor' | 'licensee'): readonly YearOf[] =>
  deal.cash.flatMap((row) => {
    const cash = row[party]
    return cash === null ? [] : [{ year: row.year, cash }]
  })

const fanYear = ({ year, cash }: YearOf): FanYear => ({
  year,
  q05: cash.q05,
  q25: cash.q25,
  q50: cash.q50,
  q75: cash.q75,
  q95: cash.q95,
})

const yearName = (year: number): string => (year === 0 ? 'At the start' : `Year ${year}`)

const stepOf = ({ year, cash }: YearOf, index: number, currency: string): Step => ({
  text:
    `${yearName(year)}: median ${inline(figure(cash.q50, cash.errors.q50))} ${currency}; ` +
    `9 of 10 futures between ${plainFigure(cash.q05).text} and ${plainFigure(cash.q95).text}`,
  layer: MEDIAN_LAYER,
  index,
})

const cashTable = (name: string, years: readonly YearOf[], currency: string): Table => ({
  caption: `Net cash of ${name} by year, ${currency}`,
  columns: ['Year', '5th percentile', '25th', 'Median', '75th', '95th', 'Mean'].map((label, i) => ({
    label,
    numeric: i > 0,
  })),
  rows: years.map(({ year, cash }) => [
    textCell(year === 0 ? 'Start' : String(year)),
    figureCell(figure(cash.q05, cash.errors.q10)),
    figureCell(figure(cash.q25, Math.max(cash.errors.q10, cash.errors.q50))),
    figureCell(figure(cash.q50, cash.errors.q50)),
    figureCell(figure(cash.q75, Math.max(cash.errors.q90, cash.errors.q50))),
    figureCell(figure(cash.q95, cash.errors.q90)),
    figureCell(figure(cash.mean, cash.standardError)),
  ]),
})

const best = (years: readonly YearOf[]): YearOf | undefined =>
  years.reduce<YearOf | undefined>(
    (found, year) => (found === undefined || year.cash.q50 > found.cash.q50 ? year : found),
    undefined,
  )

const cashSentence = (name: string, years: readonly YearOf[], currency: string): string => {
  const late = best(years.filter(({ year }) => year > 0))
  const start = years.find(({ year }) => year === 0)
  const startWords =
    start === undefined
      ? ''
      : `${name} ${start.cash.mean >= 0 ? 'receives' : 'pays'} ` +
        `${plainFigure(Math.abs(start.cash.mean)).text} ${currency} net at the start`
  if (late === undefined) return startWords === '' ? '' : `${startWords}.`
  const lateWords = `its best year is year ${late.year}, ${plainFigure(late.cash.q50).text} ${currency} in the median`
  return startWords === '' ? `${name}: ${lateWords}.` : `${startWords}; ${lateWords}.`
}

/** Both parties' cash over one axis of money each, so that neither is flattened by the other. */
export const cashFigures = (view: ScenarioView, deal: DealAnswer): readonly CashFigure[] =>
  partiesOf(view, deal).map(({ party, name }) => {
    const years = yearsOf(deal, party)
    const fan = years.map(fanYear)
    const axis: MoneyAxis = evenAxis(fan.flatMap((year) => [year.q05, year.q95]))
    const { currency } = view.document
    return {
      name,
      sentence: cashSentence(name, years, currency),
      draw: drawFan({ axis, party, years: fan }),
      steps: years.map((year, index) => stepOf(year, index, currency)),
      table: cashTable(name, years, currency),
    }
  })
