import { approachesTable } from '../../models/report/approachesTable.ts'
import { questionCommand } from './question.ts'

export const approaches = questionCommand({
  name: 'approaches',
  deal: 'possible',
  dealWords: "The id of the deal whose licence is valued; without it, the document's interest",
  table: approachesTable,
})
