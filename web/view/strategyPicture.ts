import { strategyName } from '../../models/report/names.ts'
import type { StrategyAnswer } from '../../models/scenario/schema/answer.ts'
import { evenAxis, type MoneyAxis, tailLimit } from '../charts/axis.ts'
import { drawSides, type SideRow } from '../charts/sides.ts'
import { dotSteps, medianOf } from './dealFigures.ts'
import type { Picture } from './picture.ts'
import type { ScenarioView } from './scenario.ts'
import { figureCell, type Table, textCell } from './table.ts'

const SHOWN = 2

/** Strategies that hold together, the one worth most to the licensor first. */
const standing = (view: ScenarioView): readonly StrategyAnswer[] =>
  [...view.answer.strategies]
    .filter(({ refused, conflicts }) => refused.length + conflicts.length === 0)
    .sort((a, b) => b.licensor.expected.value - a.licensor.expected.value)
    .slice(0, SHOWN)

const rowOf = (view: ScenarioView, { id, licensor }: StrategyAnswer): SideRow => ({
  party: 'licensor',
  name: strategyName(view.document, id),
  dots: licensor.dots,
  median: licensor.npv.q50,
  walkAway: 0,
  walkAwayLabel: '',
})

const tableOf = (view: ScenarioView, strategies: readonly StrategyAnswer[]): Table => ({
  caption: `Strategies, ${view.document.currency}`,
  columns: [{ label: 'Strategy' }, { label: 'Middle future', numeric: true }],
  rows: strategies.map(({ id, licensor }) => [
    textCell(strategyName(view.document, id)),
    figureCell(medianOf(licensor)),
  ]),
})

const axisOf = (rows: readonly SideRow[]): MoneyAxis => {
  const dots = rows.map((row) => row.dots)
  return evenAxis(dots.flat(), tailLimit(dots, []))
}

/** The dots of the best strategies, one row each; null where none holds together. */
export const strategyPicture = (view: ScenarioView): Picture | null => {
  const strategies = standing(view)
  if (strategies.length === 0) return null
  const rows = strategies.map((strategy) => rowOf(view, strategy))
  return {
    heading: 'Worth to us, 50 equally likely futures',
    size: 'dots',
    draw: drawSides({ axis: axisOf(rows), rows }),
    steps: rows.flatMap((row, layer) => dotSteps(row, layer, view.document.currency)),
    table: tableOf(view, strategies),
  }
}
