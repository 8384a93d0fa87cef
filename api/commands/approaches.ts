import { approachesTable } from '../../models/report/approachesTable.ts'
import { aDeal, questionCommand } from './question.ts'

export const approaches = questionCommand({
  name: 'approaches',
  asks: { deal: aDeal("the document's interest instead of the licence of a deal") },
  table: approachesTable,
})
