import { solveSchema } from '../../models/scenario/schema/solve.ts'
import { solveQuery } from './negotiation.ts'
import { questionRoute } from './question.ts'

export const solve = questionRoute({
  name: 'solve',
  query: solveQuery,
  summary: 'What of a term, or of a belief, keeps a party where it is',
  answer:
    'Every value of the term that holds the mean, certainty equivalent or percentile of a party at its target, with its standard error and what the offer then comes to for both; the term sheets between which the party is indifferent',
  schema: solveSchema,
})
