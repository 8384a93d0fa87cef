import { contributorsSchema } from '../../models/scenario/schema/contributors.ts'
import { contributorsQuery } from './query.ts'
import { questionRoute } from './question.ts'

export const contributors = questionRoute({
  name: 'contributors',
  query: contributorsQuery,
  summary: 'What each contributor to the dataset is worth, and what of a payment is whose',
  answer:
    'Shapley, Banzhaf and leave-one-out of each contributor; shares that add up to 100.00 %; the expected receipts of a deal, and an amount, divided to the cent',
  schema: contributorsSchema,
})
