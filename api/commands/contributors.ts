import { contributorsTable } from '../../models/report/contributorsTable.ts'
import { questionCommand } from './question.ts'

export const contributors = questionCommand({
  name: 'contributors',
  deal: 'possible',
  withoutDeal: 'no statement is divided',
  more: {
    amount: {
      type: 'string',
      description: 'An amount of money to divide, such as 1234567.89',
      valueHint: 'AMOUNT',
    },
  },
  table: contributorsTable,
})
