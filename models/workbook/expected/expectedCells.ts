import type { Node } from '../../kernel/program.ts'
import { lineLabel } from '../../report/lines.ts'
import type { DealPlan } from '../../scenario/dealPlan.ts'
import { type DealScript, writeDeal } from '../../simulate/deal/evaluate.ts'
import { expectedFrame } from '../../simulate/expectedFrame.ts'
import type { Frame } from '../../simulate/frame.ts'
import type { Futures } from '../../simulate/futures.ts'
import { writePaths } from '../../simulate/paths.ts'
import { toolsOf } from '../../simulate/run.ts'
import { createCellBuilder } from '../cells/cellBuilder.ts'
import { createGraph, type Graph } from '../cells/graph.ts'
import { createTapeBuilder } from '../cells/tapeBuilder.ts'
import type { LossLaws } from '../lossLaws.ts'
import { callTold } from './calls.ts'
import { type Ending, endingsOf } from './endings.ts'
import { lossesTold } from './losses.ts'
import { expectedReading } from './reading.ts'
import { type StatementCells, statementCells } from './statementCells.ts'

/** The expected case of a deal as formulas: every ending worked out, its statement lines, and what it is worth. */
export interface ExpectedCells {
  readonly graph: Graph
  readonly means: Frame
  readonly endings: readonly Ending[]
  readonly statement: StatementCells
  /** by ending: probability, and present values of both parties */
  readonly roots: readonly Root[]
  /** names of rows that are known by name */
  readonly labels: ReadonlyMap<string, string>
  /** rows that are amounts of money */
  readonly moneyRows: ReadonlySet<string>
  /** what no formula could be written for */
  readonly carried: readonly string[]
}

/** What an ending comes to, and what it is. */
export interface Root extends Given {
  readonly probability: Node
  readonly licensor: Node
  readonly licensee: Node
}

interface Expecting {
  readonly recreates: boolean
  readonly lossLaws: LossLaws
}

interface Given {
  readonly failure: Node
  readonly gate: Node
  readonly termination: Node
  readonly takenOver: Node
}

/** The ending that comes last stands first: an earlier one repeats what it has until then. */
const latestFirst = (endings: readonly Ending[]): readonly Ending[] =>
  endings.toSorted(
    (a, b) =>
      later(a.failureYear, b.failureYear) ||
      later(a.gateYear, b.gateYear) ||
      later(a.termination, b.termination) ||
      later(a.takenOver, b.takenOver),
  )

const later = (a: number, b: number): number => (a === b ? 0 : a > b ? -1 : 1)

export const expectedCells = (
  futures: Futures,
  deal: DealPlan,
  { recreates, lossLaws }: Expecting,
): ExpectedCells => {
  const means = expectedFrame(futures.plan)
  const graph = createGraph()
  const reading = expectedReading(graph, means)
  const builder = createCellBuilder(graph, reading, means.size)
  const carried = new Set<string>()
  const numberOf = (node: Node): number => graph.factOf(node).value
  const endings = latestFirst(endingsOf({ $: reading.$, at: reading.at, deal, means, numberOf }))
  const labels = new Map<string, string>()
  const moneyRows = new Set<string>()
  const statement = statementCells(graph, deal, reading.at)
  const carry = (what: string) => void carried.add(what)
  const tools = {
    ...toolsOf(futures, { deal, recreates, context: null }, () => means),
    cash: false,
    terms: false,
    tellCall: callTold,
  }
  const tape = createTapeBuilder(builder, (own) =>
    writeDeal(deal, means, {
      ...tools,
      builder: own,
      tellLosses: lossesTold({ graph, builder: own, lossLaws, carry }),
    }),
  )
  const { rowOf } = tape
  const roots = endings.map((ending, group) => {
    builder.startGroup(group)
    const given = giveEnding(graph, { reading, means, deal, ending, group })
    // of an ending, paths read nothing but the gates
    builder.once(ending.passed.map(({ id }) => id).join(' '), () => void writePaths(means, builder))
    const script = tape.play()
    if (group === 0) label({ labels, moneyRows }, { graph, script, rowOf })
    statement.add(script, { ...builder, rowOf }, group)
    const keep = (row: string, node: Node): Node => graph.copy(node, { row, group, at: 0 })
    return {
      ...given,
      probability: graph.copy(ending.probability, { row: 'probability', group, at: 0 }),
      licensor: keep('npv licensor', builder.outputs.get('licensor.flow')!),
      licensee: keep('npv licensee', builder.outputs.get('licensee.flow')!),
    }
  })
  return { graph, means, endings, statement, roots, labels, moneyRows, carried: [...carried] }
}

interface Giving {
  readonly reading: ReturnType<typeof expectedReading>
  readonly means: Frame
  readonly deal: DealPlan
  readonly ending: Ending
  readonly group: number
}

/** What is known of an ending: when and why, and which gates have passed. */
const giveEnding = (graph: Graph, { reading, means, deal, ending, group }: Giving): Given => {
  const give = (column: Float64Array, row: string, value: number): Node => {
    const home = { row, group, at: 0 }
    const node = graph.leaf(`${row} ${group}`, { kind: 'ending' }, { value, home })
    reading.give(column, node)
    return node
  }
  ending.passed.forEach((node, g) => {
    reading.give(means.gates[g]!, node)
  })
  return {
    failure: give(means.failureYear[deal.licensee]!, 'fails in year', ending.failureYear),
    gate: give(means.gateYear[deal.licensee]!, 'gate fails at', ending.gateYear),
    termination: give(means.termination, 'terminated in contract year', ending.termination),
    takenOver: give(means.takenOver, 'taken over in contract year', ending.takenOver),
  }
}

interface Labelling {
  readonly graph: Graph
  readonly script: DealScript
  readonly rowOf: (lines: object) => readonly Node[]
}

interface Named {
  readonly labels: Map<string, string>
  readonly moneyRows: Set<string>
}

/** Names of the rows that a statement knows. */
const label = ({ labels, moneyRows }: Named, { graph, script, rowOf }: Labelling): void => {
  const name = (lines: object | null, words: string, isMoney: boolean): void => {
    if (lines === null) return
    for (const node of rowOf(lines)) {
      const { home } = graph.factOf(node)
      if (home === null || labels.has(home.row)) continue
      labels.set(home.row, words)
      if (isMoney) moneyRows.add(home.row)
    }
  }
  const { facts, deal } = script
  for (const key of ['revenue', 'base', 'deductions'] as const) name(facts[key], lineLabel(key), true)
  name(facts.ending.ends, 'Contract years that run', false)
  name(facts.ending.endTime, 'End of the grant, in years', false)
  name(facts.ending.cause, 'Cause of the end', false)
  facts.flows.forEach((flow, f) => {
    if (flow === null) return
    const line = lineLabel(deal.flows[f]!.line)
    name(flow.lines, line, true)
    name(flow.time, `Date of ${line.toLowerCase()}`, false)
    name(flow.rate, `Exchange rate for ${line.toLowerCase()}`, false)
  })
  for (const [treatment, factors] of Object.entries(facts.factors))
    for (const [factor, lines] of Object.entries(factors))
      name(lines, `Of one unit taxed as ${treatment}: ${taxWords[factor] ?? factor}`, false)
}

/** Parts of one unit owed (`TaxFactors`). */
const taxWords: Readonly<Record<string, string>> = {
  gross: 'paid, grossed up for withholding',
  withheld: 'withheld at source',
  credit: 'credited for what is withheld',
  licensorTax: "the licensor's tax",
  licenseeTax: "the licensee's tax",
  licensorNet: 'left to the licensor after tax',
  licenseeNet: 'borne by the licensee after tax',
}
