import { createRoute, z } from '@hono/zod-openapi'
import { type FitAnswer, fitSchema, utilitySchema } from '../../models/scenario/schema/utility.ts'
import { readBody } from '../body.ts'
import { problem, refused } from '../problem.ts'
import { jsonText } from '../reply.ts'
import type { Services } from '../services.ts'
import { fitQuery, licenseeQuery } from './query.ts'
import { questionRoute } from './question.ts'
import { refusals, router } from './shapes.ts'

export const utility = questionRoute({
  name: 'utility',
  query: licenseeQuery,
  summary: "What the dataset's own worth rests on",
  answer:
    'The fit of every learning curve, the worth of more records, what the same error would cost otherwise, and worth against overlap, age, substitutes and rivals',
  schema: utilitySchema,
})

const points = z
  .object({
    text: z.string().meta({
      description:
        'Lines of records, error and perhaps a seed, separated by commas, semicolons, tabs or blanks',
    }),
  })
  .openapi('MeasuredPoints')

const post = createRoute({
  method: 'post',
  path: '/api/v1/utility/fit',
  tags: ['Engine'],
  summary: 'A learning curve through measured points',
  description:
    'The bytes are those of `fieldfare fit POINTS --json`: canonical JSON. Faults name lines of the text.',
  request: {
    query: fitQuery,
    // read by the engine like a document, off the thread that serves requests
    body: {
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/MeasuredPoints' } } },
    },
  },
  responses: {
    200: {
      description: 'The fit, how surely it is known, and `points` to put into a document',
      content: { 'application/json': { schema: fitSchema } },
    },
    ...refusals(400, 413, 415, 422, 503),
  },
})

export const utilityFit = ({ runs }: Services) => {
  const routes = router()
  routes.openAPIRegistry.register('MeasuredPoints', points)
  return routes.openapi(post, async (c) => {
    const body = await readBody(c.req.raw)
    if (!body.ok) return problem(c, body.kind, body.detail)
    const fitted = await runs.ask('fit', body.text, c.req.valid('query'), c.req.raw.signal)
    return fitted.ok ? jsonText<FitAnswer>(c, fitted.value) : refused(c, fitted.faults)
  })
}
