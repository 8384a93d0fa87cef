import { compareSchema } from '../../models/scenario/schema/compare.ts'
import { compareQuery } from './negotiation.ts'
import { questionRoute } from './question.ts'

export const compare = questionRoute({
  name: 'compare',
  query: compareQuery,
  summary: 'Two to six deals or strategies on the same futures, for both parties',
  answer:
    'The figures of each; paired verdicts with the difference and what flips it; regret; where an input makes two worth the same',
  schema: compareSchema,
})
