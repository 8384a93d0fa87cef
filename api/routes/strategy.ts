import { fieldStrategySchema } from '../../models/scenario/schema/fieldStrategy.ts'
import { anyDealQuery } from './query.ts'
import { questionRoute } from './question.ts'

export const strategy = questionRoute({
  name: 'strategy',
  query: anyDealQuery,
  summary: 'Which deals to sign together, which rights that leaves, and where the value lies',
  answer:
    'Best set and runner-up, lattice of rights, exclusivity premiums, leakage between fields, split of value',
  schema: fieldStrategySchema,
})
