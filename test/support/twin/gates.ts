import type { Agreement } from './agreement.ts'
import { type Cell, cellsOf, type Gate, gatesOf, isBlocked, raises } from './market.ts'
import { inside, type Place, text } from './place.ts'

/** The position by which this deal's data raise a gate: where it is granted, or in its field where one draw serves all. */
const raisedBy = (agreement: Agreement, cell: Cell, gate: Gate): Place | undefined =>
  agreement.cells.find(
    (live) =>
      raises(live.position, gate.name) &&
      (gate.scope === 'market' ? live.cell.id === cell.id : live.cell.field === cell.field),
  )?.position

/** The gate that a clause names, in the first cell that has it: whether it passed (or how probably), and its year. */
export const gateNamed = (agreement: Agreement, place: Place): { passed: number; year: number } => {
  const { facts } = agreement
  const name = text(inside(place, 'gate'))
  const cell = cellsOf(agreement.root).find(
    (one) =>
      !isBlocked(one) &&
      text(inside(place, 'field'), one.field) === one.field &&
      text(inside(place, 'market'), one.id) === one.id &&
      gatesOf(facts, one).some((gate) => gate.name === name),
  )
  const gate = cell && gatesOf(facts, cell).find((one) => one.name === name)
  if (cell === undefined || gate === undefined) throw new Error(`The document has no gate for ${place.path}`)
  const raised = raisedBy(agreement, cell, gate)
  const named = { field: cell.field, territory: cell.territory, gate: name }
  const passed =
    raised === undefined ? facts.gate(cell.field, cell.territory, name) : facts.raised(raised.path, named)
  return { passed, year: gate.year }
}
