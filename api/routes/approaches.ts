import { approachesSchema } from '../../models/scenario/schema/approaches.ts'
import { anyDealQuery } from './query.ts'
import { questionRoute } from './question.ts'

export const approaches = questionRoute({
  name: 'approaches',
  query: anyDealQuery,
  summary: 'The three approaches to value and their football field; with a deal, of the licence it grants',
  answer:
    'Income, cost and market beside each other, with every convention, and what stands there for orientation only',
  schema: approachesSchema,
})
