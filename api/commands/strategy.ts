import { strategyText } from '../../models/report/strategyText.ts'
import { questionCommand } from './question.ts'

export const strategy = questionCommand({
  name: 'strategy',
  deal: 'possible',
  dealWords: 'The id of a deal that every set has to hold',
  table: strategyText,
})
