import type { Algebra } from '../../kernel/formula.ts'
import type { Node } from '../../kernel/program.ts'
import type { FlowSide } from '../../scenario/dealPlan.ts'
import { type Treatment, treatments } from '../../scenario/termsPlan.ts'
import { withheld } from '../../terms/withholding.ts'
import type { Script } from './script.ts'

/** Of one unit owed: what the licensor keeps and the licensee bears after tax, and the parts between. */
export interface TaxFactors<N = Node> {
  readonly gross: N
  readonly withheld: N
  readonly credit: N
  readonly licensorTax: N
  readonly licenseeTax: N
  readonly licensorNet: N
  readonly licenseeNet: N
}

/** By how a payment is taxed. */
export type Factors = Readonly<Record<Treatment, TaxFactors>>

/** Tax, withholding and credit. */
export const writeFactors = (script: Script): Factors => {
  const { licensor, licensees } = script.plan
  const theirs = licensees[script.deal.licensee]!
  const royalty = taxFactors(script, 'royalty')
  const of = (treatment: Treatment): TaxFactors =>
    licensor.tax[treatment] === licensor.tax.royalty && theirs.tax[treatment] === theirs.tax.royalty
      ? royalty
      : taxFactors(script, treatment)
  return Object.fromEntries(treatments.map((each) => [each, of(each)])) as unknown as Factors
}

const taxFactors = ({ deal, plan, at, $ }: Script, treatment: Treatment): TaxFactors => {
  const { withholding } = deal.terms
  const licensorTax = at(plan.licensor.tax[treatment])
  const licenseeTax = at(plan.licensees[deal.licensee]!.tax[treatment])
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

interface Paid {
  readonly party: Party
  readonly side: FlowSide
}

/** What one unit of a flow is to a party after tax; null where it is nothing to it. */
export const netOf = <N>(
  $: Algebra<N>,
  { licensorTax, licenseeTax, licensorNet, licenseeNet }: TaxFactors<N>,
  { party, side }: Paid,
): N | null => {
  const ours = party === 'licensor'
  switch (side) {
    case 'receipt':
      return ours ? licensorNet : $`0 - ${licenseeNet}`
    case 'equity':
      return ours ? $`1 - ${licensorTax}` : $`0 - 1`
    case 'received':
      return ours ? $`1 - ${licensorTax}` : null
    case 'licensorCost':
    case 'licensorRisk':
      return ours ? $`${licensorTax} - 1` : null
    case 'benefit':
      return ours ? null : $`1 - ${licenseeTax}`
    case 'relief':
      return ours ? null : licenseeTax
    case 'given':
    case 'integration':
    case 'compliance':
    case 'licenseeRisk':
      return ours ? null : $`${licenseeTax} - 1`
    case 'licensorTax':
      return ours ? $`1` : null
    case 'licenseeTax':
      return ours ? null : $`1`
    default:
      return side satisfies never
  }
}

/** What tax one unit of a flow adds to what a party owes; null where it is none of its taxable income. */
export const taxOf = (
  { $ }: Pick<Script, '$'>,
  { gross, licensorTax, licenseeTax }: TaxFactors,
  { party, side }: Paid,
): Node | null => {
  const ours = party === 'licensor'
  switch (side) {
    case 'receipt':
      return ours ? $`${licensorTax} * ${gross}` : $`0 - ${licenseeTax} * ${gross}`
    case 'equity':
    case 'received':
      return ours ? licensorTax : null
    case 'licensorCost':
    case 'licensorRisk':
      return ours ? $`0 - ${licensorTax}` : null
    case 'benefit':
      return ours ? null : licenseeTax
    case 'relief':
    case 'given':
    case 'integration':
    case 'compliance':
    case 'licenseeRisk':
      return ours ? null : $`0 - ${licenseeTax}`
    case 'licensorTax':
    case 'licenseeTax':
      return null
    default:
      return side satisfies never
  }
}
