import { risksTable } from '../../models/report/risksTable.ts'
import { questionCommand, theDeal } from './question.ts'

export const risks = questionCommand({
  name: 'risks',
  asks: {
    deal: theDeal,
    without: {
      type: 'string',
      description: 'A clause to leave out, by number or kind; without it, each in turn',
      valueHint: 'CLAUSE',
    },
    with: {
      type: 'string',
      description: 'A clause read otherwise, as readings tells: clock=year',
      valueHint: 'READING',
    },
  },
  table: risksTable,
})
