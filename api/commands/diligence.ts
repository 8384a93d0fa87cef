import { diligenceText } from '../../models/report/diligenceText.ts'
import { aDeal, questionCommand } from './question.ts'

export const diligence = questionCommand({
  name: 'diligence',
  asks: { deal: aDeal() },
  table: diligenceText,
})
