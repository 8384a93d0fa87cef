import type { StatementRow } from '../scenario/schema/answer.ts'
import { type LineKey, lineKeys } from '../terms/statement.ts'

/**
 * The lines of a statement (domain page, section 6.1) in their order, with plain labels: shared by the page, the
 * exports and the command line, so that a line has one name everywhere.
 *
 * `role` says what a line does to cash: `working` lines explain how a royalty came about and are no cash; `receipt`
 * lines are paid by the licensee to the licensor; the rest belong to one party. `withholding` is the licensor's loss
 * when negative and, grossed up, the licensee's extra payment when positive.
 */
export type LineRole =
  | 'working'
  | 'receipt'
  | 'withholding'
  | 'licensorIncome'
  | 'licensorCost'
  | 'licenseeIncome'
  | 'licenseeCost'

export interface StatementLine {
  readonly key: LineKey
  readonly label: string
  readonly role: LineRole
}

const lines: Readonly<Record<LineKey, readonly [string, LineRole]>> = {
  revenue: ['Product revenue in scope', 'working'],
  underReported: ['Not reported', 'working'],
  deductions: ['Deductions', 'working'],
  base: ['Royalty base', 'working'],
  earnedRoyalty: ['Earned royalty', 'working'],
  stackingOffset: ['Offset for third-party royalty', 'working'],
  capReduction: ['Cut by the royalty cap', 'working'],
  royalty: ['Royalty', 'receipt'],
  trueUp: ['True-up to the minimum', 'receipt'],
  recoupment: ['Recoupment of the advance', 'receipt'],
  upfrontFee: ['Upfront fee', 'receipt'],
  optionFee: ['Fees and prices of options', 'receipt'],
  buyout: ['Buy-out', 'receipt'],
  advance: ['Advance', 'receipt'],
  annualFee: ['Annual fee', 'receipt'],
  usageFee: ['Usage fee', 'receipt'],
  revenueShare: ['Revenue share', 'receipt'],
  profitShare: ['Profit share', 'receipt'],
  poolShare: ['Pool share', 'receipt'],
  sublicenceShare: ['Share of sublicences', 'receipt'],
  milestones: ['Milestones', 'receipt'],
  grantBack: ['Grant-back share', 'receipt'],
  residualRoyalty: ['Royalty after the term', 'receipt'],
  terminationFee: ['Termination fee', 'receipt'],
  changeOfControl: ['Fee for a change of control', 'receipt'],
  holdback: ['Held back of the upfront fee', 'receipt'],
  equity: ['Shares and warrants', 'receipt'],
  inKind: ['Received in kind', 'licensorIncome'],
  mostFavoured: ['Refund for a lower price', 'receipt'],
  lateInterest: ['Interest on late payment', 'receipt'],
  auditRecovery: ['Recovered by audit', 'receipt'],
  withholding: ['Withholding tax', 'withholding'],
  taxCredit: ['Credit for tax withheld', 'licensorIncome'],
  currencyEffect: ['Currency effect', 'receipt'],
  licensorCosts: ["Licensor's costs", 'licensorCost'],
  licensorRisks: ["Licensor's losses", 'licensorCost'],
  licensorTax: ["Licensor's tax", 'licensorCost'],
  benefit: ["Licensee's benefit from the data", 'licenseeIncome'],
  integrationCost: ['Integration', 'licenseeCost'],
  compliance: ['Compliance', 'licenseeCost'],
  inKindCost: ['Cost of what is given in kind', 'licenseeCost'],
  licenseeRisks: ["Licensee's losses", 'licenseeCost'],
  licenseeTax: ["Licensee's tax", 'licenseeCost'],
}

export const statementLines: readonly StatementLine[] = lineKeys.map((key) => {
  const [label, role] = lines[key]
  return { key, label, role }
})

/** The label of a line; a line this version does not know keeps its key. */
export const lineLabel = (key: string): string =>
  statementLines.find((line) => line.key === key)?.label ?? key

/** Each party's cash of one row, after tax: the signed sum of its lines. */
export const cashOf = (row: StatementRow): { readonly licensor: number; readonly licensee: number } => ({
  licensor: signedSum(row, licensorSign),
  licensee: signedSum(row, licenseeSign),
})

type Sign = (role: LineRole, amount: number) => number

const signedSum = (row: StatementRow, sign: Sign): number =>
  statementLines.reduce((sum, { key, role }) => sum + (row[key] ?? 0) * sign(role, row[key] ?? 0), 0)

const licensorSign: Sign = (role, amount) => {
  if (role === 'receipt' || role === 'licensorIncome') return 1
  if (role === 'withholding') return amount < 0 ? 1 : 0
  return role === 'licensorCost' ? -1 : 0
}

const licenseeSign: Sign = (role, amount) => {
  if (role === 'licenseeIncome') return 1
  if (role === 'withholding') return amount > 0 ? -1 : 0
  return role === 'receipt' || role === 'licenseeCost' ? -1 : 0
}
