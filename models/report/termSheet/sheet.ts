import type { Finding } from '../../review/rule.ts'
import type { FieldfareDocument } from '../../scenario/schema/document.ts'
import { currencyOfSums, type DealInput } from '../clauses/clause.ts'
import { dealName, licenseeName, licensorName } from '../names.ts'
import type { Block } from '../pages.ts'
import { openPoints } from './openPoints.ts'
import { sharedSheet } from './shared.ts'

const list = (title: string, items: readonly string[], numbered = false): readonly Block[] =>
  items.length === 0
    ? []
    : [
        { kind: 'heading', text: title },
        { kind: 'list', items, numbered },
      ]

const amountsIn = (deal: DealInput, document: FieldfareDocument): string => {
  const [sums, own] = [currencyOfSums(document, deal), document.currency]
  return sums === own ? own : `${sums}, shares of revenue in ${own}`
}

/**
 * The term sheet of one deal, for both parties: grants, numbered clauses, ownership, liability and the points that are still
 * open. It carries no identity of a result and nothing that follows from a figure of one side (`shared.ts`).
 */
export const termSheet = (
  deal: DealInput,
  document: FieldfareDocument,
  findings: readonly Pick<Finding, 'rule'>[],
): readonly Block[] => {
  const { grants, terms, rights, risks } = sharedSheet(deal, document)
  const [licensor, licensee] = [licensorName(document), licenseeName(document, deal.licensee)]
  const named = document.licensor.name === undefined ? licensor : `${licensor} (licensor)`
  return [
    { kind: 'title', text: `Term sheet: ${dealName(document, deal.id)}` },
    {
      kind: 'text',
      text: `Between ${named} and ${licensee} (licensee). Amounts in ${amountsIn(deal, document)}.`,
    },
    {
      kind: 'note',
      text: `Draft for discussion, as of ${document.valuationDate}. It binds neither ${licensor} nor ${licensee}.`,
    },
    ...list('Grant', grants),
    ...list('Terms', terms, true),
    ...list('Ownership', rights),
    ...list('Liability', risks),
    ...list('Open points', openPoints(findings)),
  ]
}
