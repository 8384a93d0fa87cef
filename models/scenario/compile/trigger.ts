import { dayNumber } from '../../units/date.ts'
import type { Failure } from '../../units/failure.ts'
import type { TermOf } from '../schema/terms.ts'
import { nearestWord } from '../suggest.ts'
import type { MilestonePlan } from '../termsPlan.ts'
import { placing } from './kinds.ts'
import type { Parts } from './parts.ts'

type Trigger = MilestonePlan['trigger']

/** A payment on an event; its date is fixed for a date, known in the trial for a gate, a period's end for sales. */
export const milestonePlan = (parts: Parts, term: number, clause: TermOf<'milestone'>): MilestonePlan => {
  const trigger = triggerPlan(parts, term, clause)
  const isSales = trigger.kind === 'salesCumulative' || trigger.kind === 'salesAnnual'
  const draft = { line: 'milestones', rate: 'milestone', term, taxAs: clause.taxAs } as const
  return {
    term,
    amount: placing(parts, term).place(clause.amount),
    trigger,
    flow: parts.pay(
      isSales
        ? { ...draft, on: 'periodEndLag' }
        : { ...draft, on: 'event', at: trigger.kind === 'date' ? trigger.year : Number.NaN },
    ),
  }
}

/** What sets a milestone off: a gate of a field or market, a date while the grant runs, or sales. */
const triggerPlan = (parts: Parts, term: number, { trigger }: TermOf<'milestone'>): Trigger => {
  const pointer = `${parts.source.pointer}/terms/${term}/trigger`
  if ('date' in trigger) return dateTrigger(parts, trigger.date, `${pointer}/date`)
  if ('salesCumulative' in trigger) return { kind: 'salesCumulative', amount: trigger.salesCumulative }
  if ('salesAnnual' in trigger) return { kind: 'salesAnnual', amount: trigger.salesAnnual }
  return { kind: 'gate', gate: findGate(parts, trigger, pointer) }
}

const dateTrigger = ({ compiling, source }: Parts, date: string, pointer: string): Trigger => {
  const year = (dayNumber(date) - dayNumber(compiling.document.valuationDate)) / 365
  const start = Math.min(...source.grants.map((row) => row.start))
  const end = Math.max(...source.grants.map((row) => row.end))
  if (year < start || year >= end)
    compiling.faults.push({
      kind: 'value',
      pointer,
      expected: 'a date while the grant runs',
      found: date,
    })
  return { kind: 'date', year }
}

interface GateName {
  readonly gate: string
  readonly field?: string | undefined
  readonly market?: string | undefined
}

/** Index of a gate by its name, and its field or market; a fault and the first gate where there is none. */
export const findGate = (parts: Parts, name: GateName, pointer: string): number => {
  const { cells, gates } = parts.context
  const market = cells.find((cell) => cell.id === name.market)
  const candidates =
    market === undefined
      ? gates.map((_, g) => g).filter((g) => gates[g]!.territory === null)
      : market.gates.map((row) => row.gate)
  const gate =
    candidates.find((g) => {
      const row = gates[g]!
      return row.gate === name.gate && row.field === (name.field ?? row.field)
    }) ?? -1
  if (gate < 0) parts.compiling.faults.push(noGate(parts, name, pointer))
  return Math.max(gate, 0)
}

/** Names the trigger, and the place and names of the gates that there are. */
const noGate = (
  { context, compiling }: Parts,
  { gate, field, market }: GateName,
  pointer: string,
): Failure => {
  const where = field ?? context.cells.find((cell) => cell.id === market)?.field
  const there = context.gates.filter((row) => where === undefined || row.field === where)
  const names = [...new Set(there.map((row) => row.gate))]
  const index = compiling.document.fields?.findIndex(({ id }) => id === where) ?? -1
  const place = index < 0 ? 'the markets' : `/fields/${index}`
  const known = names.length === 0 ? `${place} has none` : `${place} has ${names.join(', ')}`
  const suggestion = nearestWord(gate, names)
  return {
    kind: 'reference',
    pointer,
    expected: `a gate of that field (${known}), with market where the gate is drawn by market`,
    found: `"${gate}"${where === undefined ? '' : ` in ${where}`}`,
    ...(suggestion === null || suggestion === gate ? {} : { suggestion }),
  }
}
