import { compareTable } from '../../models/report/compareTable.ts'
import { questionCommand } from './question.ts'

export const compare = questionCommand({
  name: 'compare',
  asks: {
    deals: {
      type: 'string',
      description: 'Two to six ids of deals or strategies, with commas between them',
      valueHint: 'IDS',
      required: true,
    },
    refused: {
      type: 'string',
      description: 'include: what would be refused takes part in the verdicts as well',
      valueHint: 'include',
    },
    input: {
      type: 'string',
      description: 'Path of an input whose break-even is asked for',
      valueHint: 'PATH',
    },
  },
  table: compareTable,
})
