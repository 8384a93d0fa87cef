import type { Agreement } from './agreement.ts'
import { cellsOf, gatesOf, isBlocked } from './market.ts'
import { inside, type Place, text } from './place.ts'

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
  return { passed: facts.gate(cell.field, cell.territory, name), year: gate.year }
}
