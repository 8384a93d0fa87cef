import type { Builder } from '../../kernel/builder.ts'
import { algebraOf } from '../../kernel/formula.ts'
import type { Node } from '../../kernel/program.ts'
import { type Frame, offsetIn, rateClasses, valueAt } from '../../simulate/frame.ts'
import type { Graph } from '../cells/graph.ts'
import { type QuantityAt, quantitiesOf } from '../cells/quantities.ts'
import type { Reading } from '../cells/reading.ts'
import { createSchedules } from './schedules.ts'

/** What the script of a deal reads of the expected case: quantities, discount factors, quality, calendars. */
export interface ExpectedReading extends Reading {
  readonly $: Builder['$']
  readonly at: QuantityAt
  /** columns that differ between endings are given for each */
  readonly give: (column: Float64Array, node: Node) => void
}

type Column = (k: number) => Node

export const expectedReading = (graph: Graph, means: Frame): ExpectedReading => {
  const { plan } = means
  const scheduleOf = createSchedules()
  const scheduled = (values: ArrayLike<number>, k: number): Node => {
    const { row, nodes } = scheduleOf(values)
    const at = { value: values[k]!, home: { row, group: 0, at: k } }
    nodes[k] ??= graph.leaf(`${row} ${k}`, { kind: 'given' }, at)
    return nodes[k]
  }
  const $ = algebraOf<Node>({
    constant: (value) => graph.constant(value),
    apply: (op, operands) => graph.apply(op, operands, () => ({ row: 'reading', group: 0, at: 0 })),
  })
  const middle = Array.from(plan.calendar.middle)
  const at = quantitiesOf({
    graph,
    plan,
    numberOf: (place) => valueAt(means, place, 0),
    middle: (k) => scheduled(middle, k),
  })
  const dates = new Map<number, Node>()
  const columns = new Map<number, Column>()
  const give = (column: Float64Array, of: Column): void => {
    columns.set(offsetIn(means, column), of)
  }
  means.values.forEach((column, place) => {
    give(column, (k) => at(place, k))
  })
  giveRates({ graph, means, $, at, give, scheduled })
  giveQuality({ means, $, at, give })
  return {
    $,
    at,
    quantity: (place) => at(place, 0),
    schedule: scheduled,
    date: (value) => {
      const made = dates.get(value) ?? graph.leaf(`date ${value}`, { kind: 'date' }, { value })
      dates.set(value, made)
      return made
    },
    column: (offset, k) => columns.get(offset)?.(k) ?? null,
    give: (column, node) => give(column, () => node),
  }
}

interface Giving {
  readonly means: Frame
  readonly $: Builder['$']
  readonly at: QuantityAt
  readonly give: (column: Float64Array, of: Column) => void
}

/** ln(1 + rate), deflated with real prices, and (1 + r)^(−τ_k), one row for each party and class. */
export const giveRates = ({
  graph,
  means,
  $,
  at,
  give,
  scheduled,
}: Giving & {
  readonly graph: Graph
  readonly scheduled: (values: ArrayLike<number>, k: number) => Node
}): void => {
  const { plan } = means
  const cash = Array.from(plan.calendar.cash)
  const parties = [plan.licensor, ...plan.licensees]
  parties.forEach(({ rates }, p) => {
    for (const name of rateClasses) {
      const [place, columns] = [rates[name], means.discounting[p]![name]]
      if (place === null || columns === null) continue
      const log = once((): Node => {
        const own = $`log(1 + ${at(place, 0)})`
        const whole = plan.inflation === null ? own : $`${own} - log(1 + ${at(plan.inflation, 0)})`
        graph.settle(whole, { row: `rate ${p} ${name}`, group: 0, at: 0 })
        return whole
      })
      const factors: Node[] = []
      give(columns.log, log)
      const factorAt = (k: number): Node => {
        const factor = $`exp(0 - ${log()} * ${scheduled(cash, k)})`
        graph.settle(factor, { row: `factor ${p} ${name}`, group: 0, at: k })
        return factor
      }
      give(columns.factors, (k) => {
        factors[k] ??= factorAt(k)
        return factors[k]
      })
    }
  })
}

/** Π q_j^{w_j}, weights divided by their sum. */
export const giveQuality = ({ means, $, at, give }: Giving): void => {
  const { scores, weights } = means.plan.dataset
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const quality = once(() =>
    scores.reduce<Node>((all, place, j) => $`${all} * pow(${at(place, 0)}, ${weights[j]! / total})`, $`1`),
  )
  give(means.quality, quality)
}

/** The same for every ending, and written where it is first read. */
const once = (write: () => Node): (() => Node) => {
  let made: Node | null = null
  return () => {
    made ??= write()
    return made
  }
}
