import { driversSchema } from '../../models/scenario/schema/drivers.ts'
import { driversQuery } from './negotiation.ts'
import { questionRoute } from './question.ts'

export const drivers = questionRoute({
  name: 'drivers',
  query: driversQuery,
  summary: 'What moves the worth of a deal, for both parties',
  answer:
    'Shares of the variance, rank correlations, tornado, and what the worst tenth of the futures have in common',
  schema: driversSchema,
})
