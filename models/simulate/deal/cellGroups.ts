import type { DealCell } from '../../scenario/dealPlan.ts'
import type { Script } from './script.ts'

/** Cells of a deal that differ in nothing but their market: their revenues are added up before anything else. */
export interface CellGroup extends DealCell {
  /** indices into `DealPlan.cells` */
  readonly members: readonly number[]
  readonly exposures: readonly number[]
}

/** Groups the cells of a deal by position, window, exclusivity, scopes and rivals; `apart` keeps every cell its own. */
export const cellGroups = ({ deal, plan, context, others }: Script, apart: boolean): readonly CellGroup[] => {
  const groups = new Map<string, CellGroup & { members: number[]; exposures: number[] }>()
  deal.cells.forEach((cell, c) => {
    const { position, from, until, start, end, exclusive } = cell
    const scopes = deal.scopes.map((scope) => scope.includes(c))
    const own = apart || context?.rivals.has(cell.cell) === true ? c : -1
    const rivalry = plan.variables[plan.cells[cell.cell]!.rivalry]!
    const shared = [others[cell.cell], rivalry.kind === 'constant' ? rivalry.value : rivalry.path]
    const key = JSON.stringify([own, shared, position, from, until, start, end, exclusive, scopes])
    const known = groups.get(key) ?? { ...cell, members: [], exposures: [] }
    known.members.push(c)
    known.exposures.push(cell.exposure)
    groups.set(key, known)
  })
  return [...groups.values()]
}
