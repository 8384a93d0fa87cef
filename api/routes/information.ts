import { informationSchema } from '../../models/scenario/schema/information.ts'
import { informationQuery } from './negotiation.ts'
import { questionRoute } from './question.ts'

export const information = questionRoute({
  name: 'information',
  query: informationQuery,
  summary: 'What it is worth to learn an input before signing',
  answer:
    'For each choice among deals or strategies: what everything, each learnable input and a pilot would be worth',
  schema: informationSchema,
})
