import type { Node } from '../../kernel/program.ts'
import type { DealPlan } from '../../scenario/dealPlan.ts'
import type { DealScript, FlowFacts } from '../../simulate/deal/evaluate.ts'
import type { TaxFactors } from '../../simulate/deal/factors.ts'
import type { LineKey } from '../../terms/statement.ts'
import type { CellBuilder } from '../cells/cellBuilder.ts'
import type { Graph } from '../cells/graph.ts'
import type { QuantityAt } from '../cells/quantities.ts'
import { createSums, type Sums } from './sums.ts'

/** The lines of a statement by ending: rows of cells, each with a row of the statement years of its dates. */
export interface StatementCells {
  readonly add: (script: DealScript, builder: CellBuilder, group: number) => void
  /** rows that make up a line, each with the row of its years */
  readonly rows: ReadonlyMap<LineKey, ReadonlyMap<string, string>>
  readonly nodes: readonly Node[]
}

/** Adds up what `simulate/deal/statement.ts` adds, with formulas for numbers. */
export const statementCells = (graph: Graph, deal: DealPlan, quantity: QuantityAt): StatementCells => {
  const rows = new Map<LineKey, Map<string, string>>()
  const nodes: Node[] = []
  const rowOf = (line: LineKey, dates: string): string => {
    const row = `line ${line} ${dates}`
    const own = rows.get(line) ?? new Map<string, string>()
    rows.set(line, own.set(row, `year ${dates}`))
    return row
  }
  return {
    rows,
    nodes,
    add: (script, builder, group) => {
      const sums = createSums()
      const known = new Map<string, boolean[]>()
      const year = (dates: string, j: number, value: Node | number): void => {
        const own = known.get(dates) ?? []
        known.set(dates, own)
        if (own[j] === true) return
        own[j] = true
        const home = { row: `year ${dates}`, group, at: j }
        nodes.push(
          typeof value === 'number'
            ? graph.leaf(`${home.row} ${group} ${j}`, { kind: 'given' }, { value, home })
            : graph.copy(value, home),
        )
      }
      collect({ script, builder, deal, sums, year, quantity })
      for (const { line, dates, j, node } of sums.all)
        nodes.push(graph.copy(node, { row: rowOf(line, dates), group, at: j }))
    },
  }
}

interface Collecting {
  readonly script: DealScript
  readonly builder: CellBuilder
  readonly deal: DealPlan
  readonly sums: Sums
  readonly quantity: QuantityAt
  readonly year: (dates: string, j: number, value: Node | number) => void
}

const collect = (collecting: Collecting): void => {
  collecting.script.facts.flows.forEach((flow, f) => {
    if (flow !== null) addFlow(collecting, flow, f)
  })
  addMemo(collecting)
}

const addTo =
  ({ sums, builder: { $ } }: Collecting, dates: string, j: number) =>
  (line: LineKey, amount: Node): void => {
    if (amount.source?.kind === 'constant' && amount.source.value === 0) return
    sums.add({ line, dates, j }, amount, (a, b) => $`${a} + ${b}`)
  }

const addFlow = (collecting: Collecting, flow: FlowFacts, f: number): void => {
  const { script, builder, deal, year } = collecting
  const { $ } = builder
  const plan = deal.flows[f]!
  const { rows } = deal.dates[plan.dates]!
  const last = deal.rows - 1
  const own = builder.rowOf(flow.lines)
  const dates = flow.time === null ? `${plan.dates}` : `event ${f}`
  for (let j = flow.from; j < flow.until; j++) {
    const amount = own[j]!
    if (amount.source?.kind === 'constant' && amount.source.value === 0) continue
    if (flow.time === null) year(dates, j, Math.min(rows[j]!, last))
    else year(dates, j, $`min(max(0, ceil(${builder.rowOf(flow.time)[0]!} - 1e-9)), ${last})`)
    const settled = flow.rate === null ? amount : $`${amount} * ${builder.rowOf(flow.rate)[j]!}`
    const factor = (name: keyof TaxFactors): Node => builder.rowOf(script.facts.factors[plan.taxAs][name])[0]!
    const add = addTo(collecting, dates, j)
    if (plan.side !== 'relief' && plan.side !== 'licensorTax' && plan.side !== 'licenseeTax')
      add(plan.line, amount)
    addTaxes({ collecting, deal, side: plan.side, factor, add }, { amount, settled })
  }
}

interface Taxing {
  readonly collecting: Collecting
  readonly deal: DealPlan
  readonly side: DealPlan['flows'][number]['side']
  readonly factor: (name: keyof TaxFactors) => Node
  readonly add: (line: LineKey, amount: Node) => void
}

/** What a payment adds to tax, withholding and currency: the cases of `simulate/deal/statement.ts`. */
const addTaxes = (
  { collecting, deal, side, factor, add }: Taxing,
  { amount, settled }: { readonly amount: Node; readonly settled: Node },
): void => {
  const { $ } = collecting.builder
  switch (side) {
    case 'receipt': {
      const up = deal.terms.withholding?.grossUp === true
      if (settled !== amount) add('currencyEffect', $`${settled} - ${amount}`)
      add(
        'withholding',
        up ? $`${factor('withheld')} * ${settled}` : $`(0 - ${factor('withheld')}) * ${settled}`,
      )
      add('taxCredit', $`${factor('credit')} * ${settled}`)
      add('licensorTax', $`${factor('licensorTax')} * ${factor('gross')} * ${settled}`)
      add('licenseeTax', $`0 - ${factor('licenseeTax')} * ${factor('gross')} * ${settled}`)
      return
    }
    case 'equity':
    case 'received':
      add('licensorTax', $`${factor('licensorTax')} * ${amount}`)
      return
    case 'licensorTax':
    case 'licenseeTax':
      add(side, $`0 - ${amount}`)
      return
    case 'licensorCost':
    case 'licensorRisk':
      add('licensorTax', $`0 - ${factor('licensorTax')} * ${amount}`)
      return
    case 'benefit':
      add('licenseeTax', $`${factor('licenseeTax')} * ${amount}`)
      return
    case 'relief':
    case 'given':
    case 'integration':
    case 'compliance':
    case 'licenseeRisk':
      add('licenseeTax', $`0 - ${factor('licenseeTax')} * ${amount}`)
      return
    default:
      side satisfies never
  }
}

/** Lines that explain the royalty and are no cash, at the cash times of their periods. */
const addMemo = (collecting: Collecting): void => {
  const { script, builder, deal, year } = collecting
  const { $ } = builder
  const { facts } = script
  const dates = deal.flows[deal.standing.benefit]!.dates
  const { rows } = deal.dates[dates]!
  const [revenue, deductions, base] = [facts.revenue, facts.deductions, facts.base].map(builder.rowOf)
  revenue!.forEach((sold, k) => {
    year(`${dates}`, k, Math.min(rows[k]!, deal.rows - 1))
    const add = addTo(collecting, `${dates}`, k)
    add('revenue', sold)
    const { audit } = deal.terms
    if (audit !== null) add('underReported', $`${sold} * ${collecting.quantity(audit.underReporting, k)}`)
    add('deductions', deductions![k]!)
    add('base', base![k]!)
  })
}
