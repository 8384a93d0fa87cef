import { convergenceSchema } from '../../models/scenario/schema/convergence.ts'
import { dealQuery } from './query.ts'
import { questionRoute } from './question.ts'

export const convergence = questionRoute({
  name: 'convergence',
  query: dealQuery,
  summary: 'How the figures of one deal settle as trials are added',
  answer: 'Mean and quantiles with their standard errors, at powers of two of the trials',
  schema: convergenceSchema,
})
