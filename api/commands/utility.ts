import { utilityTable } from '../../models/report/utilityTable.ts'
import { aLicensee, questionCommand } from './question.ts'

export const utility = questionCommand({
  name: 'utility',
  asks: { licensee: aLicensee },
  table: utilityTable,
})
