import type { Node } from '../../kernel/program.ts'
import type { FlowSide } from '../../scenario/dealPlan.ts'
import { withheld } from '../../terms/withholding.ts'
import type { Script } from './script.ts'

/** Of one unit owed: what the licensor keeps and the licensee bears after tax, and the parts between. */
export interface Factors {
  readonly gross: Node
  readonly withheld: Node
  readonly credit: Node
  readonly licensorTax: Node
  readonly licenseeTax: Node
  readonly licensorNet: Node
  readonly licenseeNet: Node
}

/** Tax, withholding and credit. */
export const writeFactors = ({ deal, plan, at, $ }: Script): Factors => {
  const { withholding } = deal.terms
  const licensorTax = at(plan.licensor.tax)
  const licenseeTax = at(plan.licensees[deal.licensee]!.tax)
  const none = { gross: $`1`, withheld: $`0`, credit: $`0` }
  const parts =
    withholding === null
      ? none
      : withheld(
          $,
          { rate: at(withholding.rate), usable: at(withholding.usable), grossUp: withholding.grossUp },
          licensorTax,
        )
  const licensorNet = $`${parts.gross} * (1 - ${licensorTax}) - ${parts.withheld} + ${parts.credit}`
  const licenseeNet = $`${parts.gross} * (1 - ${licenseeTax})`
  return { ...parts, licensorTax, licenseeTax, licensorNet, licenseeNet }
}

export const parties = ['licensor', 'licensee'] as const
export type Party = (typeof parties)[number]

/** What one unit of a flow is to a party after tax; null where it is nothing to it. */
export const netOf = (
  { $ }: Pick<Script, '$'>,
  factors: Factors,
  { party, side }: { readonly party: Party; readonly side: FlowSide },
): Node | null => {
  const { licensorTax, licenseeTax, licensorNet, licenseeNet } = factors
  switch (side) {
    case 'receipt':
      return party === 'licensor' ? licensorNet : $`0 - ${licenseeNet}`
    case 'licensorCost':
    case 'licensorRisk':
      return party === 'licensor' ? $`${licensorTax} - 1` : null
    case 'benefit':
      return party === 'licensee' ? $`1 - ${licenseeTax}` : null
    case 'integration':
    case 'compliance':
    case 'licenseeRisk':
      return party === 'licensee' ? $`${licenseeTax} - 1` : null
    default:
      return side satisfies never
  }
}
