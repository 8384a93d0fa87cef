import { dealName, strategyName } from '../../models/report/names.ts'
import { isEmptied } from '../../models/report/standing.ts'
import type { StrategyAnswer } from '../../models/scenario/schema/answer.ts'
import { figure } from '../format/number.ts'
import { listed } from '../format/words.ts'
import { expectedOf } from './dealFigures.ts'
import type { ScenarioView } from './scenario.ts'
import { type Cell, figureCell, NO_CELL, type Table, textCell } from './table.ts'

const dealsCell = (view: ScenarioView, ids: readonly string[], none: string): Cell =>
  textCell(ids.length === 0 ? none : listed(ids.map((id) => dealName(view.document, id))))

const rowOf = (view: ScenarioView, strategy: StrategyAnswer): readonly Cell[] => {
  const written = view.document.strategies?.find(({ id }) => id === strategy.id)
  const emptied = isEmptied(strategy, view.document)
  const { mean, standardError } = strategy.saving
  return [
    textCell(strategyName(view.document, strategy.id)),
    emptied ? NO_CELL : figureCell(expectedOf(strategy.licensor)),
    emptied ? NO_CELL : figureCell(figure(mean, standardError)),
    dealsCell(view, written?.deals ?? [], '–'),
    emptied ? textCell('every deal would be refused') : dealsCell(view, strategy.refused, 'none'),
    textCell(strategy.conflicts.length === 0 ? 'none' : strategy.conflicts.join('; ')),
  ]
}

/** Strategies: sets of deals together, with the shared costs they save and the deals that would be refused. */
export const strategyTable = (view: ScenarioView): Table | undefined => {
  const { strategies } = view.answer
  if (strategies.length === 0) return undefined
  return {
    caption: `Strategies, ${view.document.currency}, present value to the licensor`,
    columns: [
      { label: 'Strategy' },
      { label: 'We expect', numeric: true },
      { label: 'Shared costs saved', numeric: true },
      { label: 'Deals' },
      { label: 'Would be refused, left out' },
      { label: 'Conflicts' },
    ],
    rows: strategies.map((strategy) => rowOf(view, strategy)),
  }
}
