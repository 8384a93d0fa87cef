import type { FlowPlan } from '../../scenario/dealPlan.ts'
import { withheld } from '../../terms/withholding.ts'
import { valueAt } from '../frame.ts'
import type { DealState } from './state.ts'

/** Of one unit owed: what the licensor keeps and the licensee bears after tax, and the parts between. */
export interface Factors {
  gross: number
  withheld: number
  credit: number
  licensorTax: number
  licenseeTax: number
  licensorNet: number
  licenseeNet: number
}

/** Tax, withholding and credit of the current trial. */
export const fillFactors = (state: DealState, factors: Factors): void => {
  const { deal, frame, i } = state
  const { withholding } = deal.terms
  factors.licensorTax = valueAt(frame, frame.plan.licensor.tax, i)
  factors.licenseeTax = valueAt(frame, frame.plan.licensees[deal.licensee]!.tax, i)
  factors.gross = 1
  factors.withheld = factors.credit = 0
  if (withholding !== null) {
    const clause = {
      rate: valueAt(frame, withholding.rate, i),
      usable: valueAt(frame, withholding.usable, i),
      grossUp: withholding.grossUp,
    }
    const parts = withheld(clause, factors.licensorTax)
    factors.gross = parts.gross
    factors.withheld = parts.withheld
    factors.credit = parts.credit
  }
  factors.licensorNet = factors.gross * (1 - factors.licensorTax) - factors.withheld + factors.credit
  factors.licenseeNet = factors.gross * (1 - factors.licenseeTax)
}

/** What one unit of a flow is to the licensor after tax. */
export const oursOf = (flow: FlowPlan, factors: Factors): number => {
  if (flow.side === 'receipt') return factors.licensorNet
  return flow.side === 'licensorCost' || flow.side === 'licensorRisk' ? factors.licensorTax - 1 : 0
}

/** What one unit of a flow is to the licensee after tax. */
export const theirsOf = (flow: FlowPlan, factors: Factors): number => {
  switch (flow.side) {
    case 'receipt':
      return -factors.licenseeNet
    case 'benefit':
      return 1 - factors.licenseeTax
    case 'integration':
    case 'compliance':
    case 'licenseeRisk':
      return factors.licenseeTax - 1
    case 'licensorCost':
    case 'licensorRisk':
      return 0
    default:
      return flow.side satisfies never
  }
}
