import { diligenceAnswerSchema } from '../../models/scenario/schema/diligence.ts'
import { anyDealQuery } from './query.ts'
import { questionRoute } from './question.ts'

export const diligence = questionRoute({
  name: 'diligence',
  query: anyDealQuery,
  summary:
    'Diligence, obligations, coverage, delivery, chains of deals, mandates and walk-aways, with their money',
  answer: 'What stands beside the figures of every deal, or of one; own side only',
  schema: diligenceAnswerSchema,
})
