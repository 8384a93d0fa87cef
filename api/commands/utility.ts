import { utilityTable } from '../../models/report/utilityTable.ts'
import { questionCommand } from './question.ts'

export const utility = questionCommand({ name: 'utility', deal: 'licensee', table: utilityTable })
