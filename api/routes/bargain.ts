import { bargainSchema } from '../../models/scenario/schema/bargain.ts'
import { bargainQuery } from './negotiation.ts'
import { questionRoute } from './question.ts'

export const bargain = questionRoute({
  name: 'bargain',
  query: bargainQuery,
  summary: 'What both parties would settle on over one or two terms of a deal',
  answer:
    'Frontier of expected gains, Nash solutions by bargaining weight, Kalai–Smorodinsky, least regret, what drawn walk-aways make of them, expectation against the worst 5 %',
  schema: bargainSchema,
})
