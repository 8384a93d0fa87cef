import type { CellPlan, GatePlan } from '../plan.ts'
import { nearestWord } from '../suggest.ts'
import type { RaisedGate } from '../utilityPlan.ts'
import type { Place } from '../variable.ts'
import type { Compiling } from './quantities.ts'

interface Raising {
  /** name of the gate */
  readonly gate: string
  readonly rise: Place
  /** path of the position */
  readonly base: string
  readonly covered: readonly CellPlan[]
  /** every gate of the document; those that the data raise are added at the end */
  readonly gates: GatePlan[]
}

/**
 * The gates of that name in the cells of a position, as they are with the data: the same uniform decides at
 * min(1, probability + rise), so a future in which it passes without the data is one in which it passes with them.
 * A gate that none of the cells has is a fault.
 */
export const raiseGates = (
  compiling: Compiling,
  { gate, rise, base, covered, gates }: Raising,
): readonly RaisedGate[] => {
  const named = covered.flatMap((cell) => cell.gates.map((row) => row.gate))
  const own = [...new Set(named)].filter((g) => gates[g]!.gate === gate)
  if (own.length === 0) reportNoGate(compiling, { gate, base, known: named.map((g) => gates[g]!.gate) })
  return own.map((g) => {
    const { field, territory, uniform, probability, year } = gates[g]!
    const path = `${base}.utility.gate${g}`
    const raised: GatePlan = { path, gate, field, territory, uniform, probability, rise, year }
    return { gate: g, withData: gates.push(raised) - 1 }
  })
}

const reportNoGate = (
  { document, faults }: Compiling,
  { gate, base, known }: { readonly gate: string; readonly base: string; readonly known: readonly string[] },
): void => {
  const [, licensee, , key] = base.split('.')
  const row = document.licensees.findIndex(({ id }) => id === licensee)
  const names = [...new Set(known)]
  const suggestion = nearestWord(gate, names)
  const there = names.length === 0 ? 'there is none: its markets have no `success`' : names.join(', ')
  faults.push({
    kind: 'reference',
    pointer: `/licensees/${row}/positions/${key}/utility/gate`,
    expected: `a gate of the markets of this position (${there})`,
    found: `"${gate}"`,
    ...(suggestion === null || suggestion === gate ? {} : { suggestion }),
  })
}
