import { dayNumber } from '../../units/date.ts'
import type { TermOf } from '../schema/terms.ts'
import type { TermsPlan } from '../termsPlan.ts'
import type { Parts } from './clauses.ts'

export const triggerPlan = (
  parts: Parts,
  term: number,
  clause: TermOf<'milestone'>,
): TermsPlan['milestones'][number]['trigger'] => {
  const { trigger } = clause
  const { document } = parts.compiling
  if ('date' in trigger) {
    const year = (dayNumber(trigger.date) - dayNumber(document.valuationDate)) / 365
    return { kind: 'date', year }
  }
  if ('salesCumulative' in trigger) return { kind: 'salesCumulative', amount: trigger.salesCumulative }
  if ('salesAnnual' in trigger) return { kind: 'salesAnnual', amount: trigger.salesAnnual }
  const market = parts.context.cells.find((cell) => cell.id === trigger.market)
  const gate = parts.context.gates.findIndex(
    (row) =>
      row.gate === trigger.gate &&
      row.field === (market?.field ?? trigger.field ?? row.field) &&
      (row.territory === null || row.territory === market?.territory),
  )
  if (gate < 0) {
    const pointer = `${parts.source.pointer}/terms/${term}/trigger`
    const expected = 'a gate of that field (with market, where the gate is drawn by market)'
    parts.compiling.faults.push({ kind: 'reference', pointer, expected, found: JSON.stringify(trigger) })
  }
  return { kind: 'gate', gate: Math.max(gate, 0) }
}
