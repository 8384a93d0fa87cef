import { zoneSchema } from '../../models/scenario/schema/zone.ts'
import { zoneQuery } from './negotiation.ts'
import { questionRoute } from './question.ts'

export const zone = questionRoute({
  name: 'zone',
  query: zoneQuery,
  summary: 'Where both parties are better off with a deal than without it, over one or two of its terms',
  answer:
    'Both walk-away contours, how sure both are for all we believe of them, and how often each would regret it',
  schema: zoneSchema,
})
