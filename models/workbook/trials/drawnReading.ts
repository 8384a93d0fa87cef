import { algebraOf } from '../../kernel/formula.ts'
import type { Node } from '../../kernel/program.ts'
import type { Place } from '../../scenario/variable.ts'
import { type Frame, offsetIn } from '../../simulate/frame.ts'
import type { Graph } from '../cells/graph.ts'
import type { Reading } from '../cells/reading.ts'
import { userFormula } from '../cells/userFormula.ts'
import { giveQuality, giveRates } from '../expected/reading.ts'
import { drawnInputs, type Writing } from './inputs.ts'

type Column = (k: number) => Node

/** What the script of a deal reads of one future: inputs, gates, failures, discount factors. */
export const drawnReading = (
  graph: Graph,
  frame: Frame,
  { carry, lawAt }: Pick<Writing, 'carry' | 'lawAt'>,
): Reading => {
  const { plan } = frame
  const $ = algebraOf<Node>({
    constant: (value) => graph.constant(value),
    apply: (op, operands) => graph.apply(op, operands, () => ({ row: 'reading', group: 0, at: 0 })),
  })
  const scheduled = (values: ArrayLike<number>, k: number): Node => calendar(graph, values[k]!)
  const middle = Array.from(plan.calendar.middle)
  const drawn = drawnInputs({ graph, $, plan, carry, lawAt })
  const known = new Map<string, Node>()
  const at = (place: Place, k: number): Node => {
    const variable = plan.variables[place]!
    if (variable.kind === 'constant')
      return graph.leaf(`quantity ${place}`, { kind: 'quantity', place }, { value: variable.value })
    if (variable.kind !== 'formula') return drawn(place)
    const key = `${place} ${variable.varies ? k : 0}`
    const named = (name: string): Node => {
      if (name === 't') return scheduled(middle, k)
      return name === 'period' ? graph.constant(k + 1) : at(variable.reads.get(name)!, k)
    }
    const found = known.get(key) ?? userFormula({ $, named }, variable.formula.root)
    known.set(key, found)
    return found
  }
  const columns = new Map<number, Column>()
  const give = (column: Float64Array, of: Column): void => {
    columns.set(offsetIn(frame, column), of)
  }
  frame.values.forEach((column, place) => {
    give(column, (k) => at(place, k))
  })
  giveRates({ graph, means: frame, $, at, give, scheduled })
  giveQuality({ means: frame, $, at, give })
  giveEvents({ frame, $, at, give })
  return {
    quantity: (place) => at(place, 0),
    schedule: scheduled,
    date: (value) => graph.leaf(`date ${value}`, { kind: 'date' }, { value }),
    column: (offset, k) => columns.get(offset)?.(k) ?? null,
  }
}

const calendar = (graph: Graph, value: number): Node =>
  graph.leaf(`figure calendar ${value}`, { kind: 'figure', label: 'a number of the calendar' }, { value })

interface Giving {
  readonly frame: Frame
  readonly $: ReturnType<typeof algebraOf<Node>>
  readonly at: (place: Place, k: number) => Node
  readonly give: (column: Float64Array, of: Column) => void
}

/** Gates and failures as `simulate/events.ts` has them. */
const giveEvents = ({ frame, $, at, give }: Giving): void => {
  const { plan } = frame
  const passed = plan.gates.map(({ uniform, probability, rise }) => (): Node => {
    const without = at(probability, 0)
    const chance = rise === null ? without : $`min(1, ${without} + ${at(rise, 0)})`
    return $`${at(uniform, 0)} >= 1 - ${chance} ? 1 : 0`
  })
  plan.gates.forEach((_, g) => {
    give(frame.gates[g]!, passed[g]!)
  })
  plan.licensees.forEach((licensee, l) => {
    const { failure, failureUniform, terminates, terminatesUniform, closingGates } = licensee
    give(frame.failureYear[l]!, () => {
      const hazard = at(failure, 0)
      const year = $`floor(log(1 - ${at(failureUniform, 0)}) / log(1 - ${hazard})) + 1`
      return $`${hazard} > 0 ? (${hazard} < 1 ? ${year} : 1) : ${Infinity}`
    })
    give(frame.gateYear[l]!, () => {
      const first = closingGates.reduce<Node>(
        (sooner, g) => $`min(${sooner}, ${passed[g]!()} == 0 ? ${at(plan.gates[g]!.year, 0)} : ${Infinity})`,
        $`${Infinity}`,
      )
      return $`${at(terminatesUniform, 0)} < ${at(terminates, 0)} ? ${first} : ${Infinity}`
    })
  })
}
