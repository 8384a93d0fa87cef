import type { Index, Node } from '../../kernel/program.ts'
import { log } from '../../numerics/elementary.ts'
import type { DealCell } from '../../scenario/dealPlan.ts'
import type { Script } from './script.ts'

/**
 * m^(−rivalry), m the licensees with a running grant in the cell: this one, the strategy's others, and expected others, of
 * whom there are none while an exclusive or sole grant runs.
 */
export const dilution = (
  { deal, plan, context, others, at, table, $ }: Script,
  cell: DealCell,
  k: Index,
): Node | null => {
  const rivals = context?.rivals.get(cell.cell) ?? []
  if (rivals.length === 0 && !(others[cell.cell]! > 0)) return null
  const closed = (deal.grants[cell.grant]?.exclusivity ?? 'none') !== 'none'
  const logs = Float64Array.from(plan.calendar.middle, (t, period) => {
    const running = rivals.filter(({ from, until }) => t >= from && t < until).length
    const expected = closed && period >= cell.from && period < cell.until ? 0 : others[cell.cell]!
    return log(1 + running + expected)
  })
  return $`exp(-${at(plan.cells[cell.cell]!.rivalry)} * ${table(logs)(k)})`
}
