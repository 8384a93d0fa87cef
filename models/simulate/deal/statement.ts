import { type LineKey, lineKeys, statementYear } from '../../terms/statement.ts'
import { valueAt } from '../frame.ts'
import type { DealEvaluation } from './evaluate.ts'

/** A statement: amounts by line and year, every line present while it is being added up. */
export type StatementTable = Readonly<Record<LineKey, Float64Array>>

/** A statement of so many years with every line at 0. */
export const emptyStatement = (rows: number): StatementTable =>
  Object.fromEntries(lineKeys.map((key) => [key, new Float64Array(rows)])) as Record<LineKey, Float64Array>

/** Adds the current trial of an evaluation to a statement, with a weight (1, or the probability of a branch). */
export const addToStatement = (evaluation: DealEvaluation, table: StatementTable, weight = 1): void => {
  const { state } = evaluation
  state.deal.flows.forEach((_, f) => {
    addFlow(evaluation, table, { f, weight })
  })
  addMemo(evaluation, table, weight)
  for (let row = 0; row < table.royalty.length; row++)
    table.royalty[row] = table.earnedRoyalty[row]! + table.stackingOffset[row]! + table.capReduction[row]!
}

const addFlow = (
  { state, settlement, exchange }: DealEvaluation,
  table: StatementTable,
  { f, weight }: { readonly f: number; readonly weight: number },
): void => {
  const flow = state.deal.flows[f]!
  const dates = state.deal.dates[flow.dates]!
  const { factors } = settlement
  const amounts = state.amounts[f]!
  for (let j = 0; j < amounts.length; j++) {
    const amount = weight * amounts[j]!
    if (amount === 0) continue
    const isEvent = dates.name === 'event'
    const time = isEvent ? state.eventTime[f]! : dates.times[j]!
    const row = Math.min(isEvent ? statementYear(time) : dates.rows[j]!, table.royalty.length - 1)
    table[flow.line][row]! += amount
    switch (flow.side) {
      case 'receipt': {
        const settled = amount * exchange.at(time)
        const up = state.deal.terms.withholding?.grossUp === true
        table.currencyEffect[row]! += settled - amount
        table.withholding[row]! += (up ? factors.withheld : -factors.withheld) * settled
        table.taxCredit[row]! += factors.credit * settled
        table.licensorTax[row]! += factors.licensorTax * factors.gross * settled
        table.licenseeTax[row]! -= factors.licenseeTax * factors.gross * settled
        break
      }
      case 'licensorCost':
      case 'licensorRisk':
        table.licensorTax[row]! -= factors.licensorTax * amount
        break
      case 'benefit':
        table.licenseeTax[row]! += factors.licenseeTax * amount
        break
      case 'integration':
      case 'compliance':
      case 'licenseeRisk':
        table.licenseeTax[row]! -= factors.licenseeTax * amount
        break
      default:
        flow.side satisfies never
    }
  }
}

/** Lines that explain the royalty and are no cash, at the cash times of their periods. */
const addMemo = ({ state, receipts }: DealEvaluation, table: StatementTable, weight: number): void => {
  const { deal, frame, i } = state
  const { periods } = frame.plan.calendar
  const { rows } = deal.dates[deal.flows[deal.standing.benefit]!.dates]!
  const { audit } = deal.terms
  for (let k = 0; k < periods; k++) {
    const row = Math.min(rows[k]!, table.royalty.length - 1)
    const revenue = weight * state.revenue[0]![k]!
    table.revenue[row]! += revenue
    if (audit !== null) table.underReported[row]! += revenue * valueAt(frame, audit.underReporting, i, k)
    table.deductions[row]! += weight * receipts.reported.deductions[k]!
    table.base[row]! += weight * receipts.reported.base[k]!
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
