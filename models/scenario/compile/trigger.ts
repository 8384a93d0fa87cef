import { dayNumber } from '../../units/date.ts'
import type { TermOf } from '../schema/terms.ts'
import type { TermsPlan } from '../termsPlan.ts'
import type { Parts } from './clauses.ts'

/** What sets a milestone off: a gate of a field or market, a date while the grant runs, or sales. */
export const triggerPlan = (
  parts: Parts,
  term: number,
  clause: TermOf<'milestone'>,
): TermsPlan['milestones'][number]['trigger'] => {
  const { trigger } = clause
  const { source } = parts
  const { document } = parts.compiling
  if ('date' in trigger) {
    const year = (dayNumber(trigger.date) - dayNumber(document.valuationDate)) / 365
    const [start, end] = [
      Math.min(...source.grants.map((row) => row.start)),
      Math.max(...source.grants.map((row) => row.end)),
    ]
    if (year < start || year >= end)
      parts.compiling.faults.push({
        kind: 'value',
        pointer: `${source.pointer}/terms/${term}/trigger/date`,
        expected: 'a date while the grant runs',
        found: trigger.date,
      })
    return { kind: 'date', year }
  }
  if ('salesCumulative' in trigger) return { kind: 'salesCumulative', amount: trigger.salesCumulative }
  if ('salesAnnual' in trigger) return { kind: 'salesAnnual', amount: trigger.salesAnnual }
  const market = parts.context.cells.find((cell) => cell.id === trigger.market)
  const candidates =
    market === undefined
      ? parts.context.gates.map((_, g) => g).filter((g) => parts.context.gates[g]!.territory === null)
      : market.gates.map((row) => row.gate)
  const gate =
    candidates.find((g) => {
      const row = parts.context.gates[g]!
      return row.gate === trigger.gate && row.field === (trigger.field ?? row.field)
    }) ?? -1
  if (gate < 0) {
    const pointer = `${parts.source.pointer}/terms/${term}/trigger`
    const expected = 'a gate of that field (with market, where the gate is drawn by market)'
    parts.compiling.faults.push({ kind: 'reference', pointer, expected, found: JSON.stringify(trigger) })
  }
  return { kind: 'gate', gate: Math.max(gate, 0) }
}
