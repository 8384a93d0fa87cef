import { readingsSchema } from '../../models/scenario/schema/readings.ts'
import { dealQuery } from './query.ts'
import { questionRoute } from './question.ts'

export const readings = questionRoute({
  name: 'readings',
  query: dealQuery,
  summary: 'What each clause of a deal would be worth if it were read the other way',
  answer:
    'Every switch that can be read two ways, with the money between the readings, and each clause with and without',
  schema: readingsSchema,
})
