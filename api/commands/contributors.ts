import { contributorsTable } from '../../models/report/contributorsTable.ts'
import { aDeal, questionCommand } from './question.ts'

export const contributors = questionCommand({
  name: 'contributors',
  asks: {
    deal: aDeal('no statement is divided'),
    amount: {
      type: 'string',
      description: 'An amount of money to divide, such as 1234567.89',
      valueHint: 'AMOUNT',
    },
  },
  table: contributorsTable,
})
