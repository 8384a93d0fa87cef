import { reviewSchema } from '../../models/scenario/schema/review.ts'
import { anyDealQuery } from './query.ts'
import { questionRoute } from './question.ts'

export const review = questionRoute({
  name: 'review',
  query: anyDealQuery,
  summary: 'What a licensing lawyer would mark in the deals, with the money of each finding',
  answer: 'Findings of every deal, or of one, the gravest first',
  schema: reviewSchema,
})
