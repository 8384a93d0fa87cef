import { convergenceTable } from '../../models/report/convergenceTable.ts'
import { questionCommand } from './question.ts'

export const convergence = questionCommand({
  name: 'convergence',
  deal: 'needed',
  table: convergenceTable,
})
