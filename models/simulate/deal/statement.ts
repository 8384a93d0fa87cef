import type { FlowSide } from '../../scenario/dealPlan.ts'
import { type LineKey, lineKeys, statementYear } from '../../terms/statement.ts'
import { valueAt } from '../frame.ts'
import type { Evaluated, FlowFacts } from './evaluate.ts'
import type { TaxFactors } from './factors.ts'

/** A statement: amounts by line and year, every line present while it is being added up. */
export type StatementTable = Readonly<Record<LineKey, Float64Array>>

/** A statement of so many years with every line at 0. */
export const emptyStatement = (rows: number): StatementTable =>
  Object.fromEntries(lineKeys.map((key) => [key, new Float64Array(rows)])) as Record<LineKey, Float64Array>

/** Adds trial i of an evaluation to a statement, with a weight (1, or the probability of a branch). */
export const addToStatement = (
  evaluated: Evaluated,
  table: StatementTable,
  { i, weight = 1 }: { readonly i: number; readonly weight?: number },
): void => {
  evaluated.facts.flows.forEach((flow, f) => {
    if (flow !== null) addFlow(evaluated, table, { flow, f, i, weight })
  })
  addMemo(evaluated, table, { i, weight })
  for (let row = 0; row < table.royalty.length; row++)
    table.royalty[row] = table.earnedRoyalty[row]! + table.stackingOffset[row]! + table.capReduction[row]!
}

interface Told {
  readonly i: number
  readonly weight: number
}

const addFlow = (
  { deal, facts, line }: Evaluated,
  table: StatementTable,
  { flow, f, i, weight }: Told & { readonly flow: FlowFacts; readonly f: number },
): void => {
  const plan = deal.flows[f]!
  const dates = deal.dates[plan.dates]!
  const factor = (name: keyof TaxFactors): number => line(facts.factors[plan.taxAs][name], 0, i)
  for (let j = flow.from; j < flow.until; j++) {
    const amount = weight * line(flow.lines, j, i)
    if (amount === 0) continue
    const year = flow.time === null ? dates.rows[j]! : statementYear(line(flow.time, 0, i))
    const row = Math.min(year, table.royalty.length - 1)
    const settled = flow.rate === null ? amount : amount * line(flow.rate, j, i)
    if (!isTax(plan.side)) table[plan.line][row]! += amount
    switch (plan.side) {
      case 'receipt': {
        const up = deal.terms.withholding?.grossUp === true
        table.currencyEffect[row]! += settled - amount
        table.withholding[row]! += (up ? factor('withheld') : -factor('withheld')) * settled
        table.taxCredit[row]! += factor('credit') * settled
        table.licensorTax[row]! += factor('licensorTax') * factor('gross') * settled
        table.licenseeTax[row]! -= factor('licenseeTax') * factor('gross') * settled
        break
      }
      case 'equity':
      case 'received':
        table.licensorTax[row]! += factor('licensorTax') * amount
        break
      case 'licensorTax':
      case 'licenseeTax':
        table[plan.side][row]! -= amount
        break
      case 'licensorCost':
      case 'licensorRisk':
        table.licensorTax[row]! -= factor('licensorTax') * amount
        break
      case 'benefit':
        table.licenseeTax[row]! += factor('licenseeTax') * amount
        break
      case 'relief':
      case 'given':
      case 'integration':
      case 'compliance':
      case 'licenseeRisk':
        table.licenseeTax[row]! -= factor('licenseeTax') * amount
        break
      default:
        plan.side satisfies never
    }
  }
}

/** Sides that move tax and are no line of their own. */
const isTax = (side: FlowSide): boolean =>
  side === 'relief' || side === 'licensorTax' || side === 'licenseeTax'

/** Lines that explain the royalty and are no cash, at the cash times of their periods. */
const addMemo = (
  { deal, frame, facts, line }: Evaluated,
  table: StatementTable,
  { i, weight }: Told,
): void => {
  const { periods } = frame.plan.calendar
  const { rows } = deal.dates[deal.flows[deal.standing.benefit]!.dates]!
  const { audit } = deal.terms
  for (let k = 0; k < periods; k++) {
    const row = Math.min(rows[k]!, table.royalty.length - 1)
    const revenue = weight * line(facts.revenue, k, i)
    table.revenue[row]! += revenue
    if (audit !== null) table.underReported[row]! += revenue * valueAt(frame, audit.underReporting, i, k)
    table.deductions[row]! += weight * line(facts.deductions, k, i)
    table.base[row]! += weight * line(facts.base, k, i)
  }
}

/** One year: its lines that are not 0. */
export type StatementRow = { readonly year: number } & Readonly<Record<string, number>>

/** Rows of a statement as the answer carries them: the lines that are not 0, year first. */
export const statementRows = (table: StatementTable): StatementRow[] =>
  Array.from({ length: table.royalty.length }, (_, year) => {
    const lines = lineKeys
      .filter((key) => table[key][year] !== 0)
      .map((key) => [key, table[key][year]!] as const)
    return { year, ...Object.fromEntries(lines) }
  }).filter((row) => Object.keys(row).length > 1)
