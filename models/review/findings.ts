import type { ReadDocument } from '../scenario/schema/document.ts'
import { type Finding, placeOfHit, type Reviewed, type Severity } from './rule.ts'
import { rules } from './rules.ts'

const order: readonly Severity[] = ['serious', 'caution', 'info']

/** What the rules find in one deal of a document that holds together: the gravest first, then in the order of the rules. */
export const findingsOf = (document: ReadDocument, index: number): readonly Finding[] => {
  const deal = document.deals[index]
  const licensee = document.licensees.find(({ id }) => id === deal?.licensee)
  if (deal === undefined || licensee === undefined) return []
  const reviewed: Reviewed = { document, deal, index, licensee }
  const found = rules.flatMap(({ id, find }) =>
    find(reviewed).map((hit): Finding => ({ ...hit, rule: id, pointer: placeOfHit(reviewed, hit) })),
  )
  return order.flatMap((severity) => found.filter((finding) => finding.severity === severity))
}
