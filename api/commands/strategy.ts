import { strategyText } from '../../models/report/strategyText.ts'
import { aDeal, questionCommand } from './question.ts'

export const strategy = questionCommand({
  name: 'strategy',
  asks: { deal: aDeal('every set of deals instead of those that hold it') },
  table: strategyText,
})
