import { createRoute, z } from '@hono/zod-openapi'
import { type Actuals, actualsSchema } from '../../models/scenario/schema/actuals.ts'
import { actualsRequest } from '../../models/scenario/schema/reports.ts'
import { readBody } from '../body.ts'
import { problem } from '../problem.ts'
import { jsonText } from '../reply.ts'
import type { Services } from '../services.ts'
import { refusedQuestion } from './asked.ts'
import { actualsQuery } from './query.ts'
import { refusals, router } from './shapes.ts'

const asked = z
  .strictObject({
    ...actualsRequest.shape,
    reports: actualsRequest.shape.reports.optional(),
    text: z.string().optional().meta({ description: 'In place of `reports`: a CSV' }),
    xlsx: z.string().optional().meta({ description: 'In place of `reports`: a workbook in base64' }),
    sheet: z.string().optional().meta({ description: 'Of a workbook with several sheets: its name' }),
  })
  .openapi('ActualsRequest')

const post = createRoute({
  method: 'post',
  path: '/api/v1/actuals',
  tags: ['Engine'],
  summary: 'What was due on what was reported, beside what was paid and forecast',
  description:
    'The bytes are those of `fieldfare actuals FILE --reports REPORTS --json`: canonical JSON. Reports are rows, or a file: a CSV or a workbook. Faults of rows stand under `/reports`, those of a file under `/text` or `/xlsx` with their cell, those of the document under `/document`.',
  request: {
    query: actualsQuery,
    // read by the engine like a document, off the thread that serves requests
    body: {
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/ActualsRequest' } } },
    },
  },
  responses: {
    200: {
      description: 'Licence by licence: dues, payments, interest, forecast bands, contributors, revenue',
      content: { 'application/json': { schema: actualsSchema } },
    },
    ...refusals(400, 413, 415, 422, 503),
  },
})

export const actuals = ({ runs }: Services) => {
  const routes = router()
  routes.openAPIRegistry.register('ActualsRequest', asked)
  return routes.openapi(post, async (c) => {
    const body = await readBody(c.req.raw)
    if (!body.ok) return problem(c, body.kind, body.detail)
    const answer = await runs.ask('actuals', body.text, c.req.valid('query'), c.req.raw.signal)
    return answer.ok ? jsonText<Actuals>(c, answer.value) : refusedQuestion(c, answer.faults)
  })
}
