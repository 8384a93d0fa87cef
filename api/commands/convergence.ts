import { convergenceTable } from '../../models/report/convergenceTable.ts'
import { questionCommand, theDeal } from './question.ts'

export const convergence = questionCommand({
  name: 'convergence',
  asks: { deal: theDeal },
  table: convergenceTable,
})
