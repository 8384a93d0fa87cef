import { createRoute, z } from '@hono/zod-openapi'
import type { Explanation } from '../../models/valuation.ts'
import { readBody } from '../body.ts'
import { problem } from '../problem.ts'
import { jsonText } from '../reply.ts'
import type { Services } from '../services.ts'
import { refusedQuestion } from './asked.ts'
import { explanationQuery } from './query.ts'
import { documentBody, refusals, router } from './shapes.ts'

const worth = z.object({ npv: z.number(), npvAtTimeRate: z.number() })

const explanationSchema = z
  .object({
    deal: z.string(),
    trial: z.number().int(),
    inputs: z.array(z.object({ path: z.string(), value: z.number() })).readonly(),
    events: z.array(z.object({ year: z.number(), text: z.string() })).readonly(),
    statement: z.array(z.record(z.string(), z.number())).readonly(),
    licensor: worth,
    licensee: worth.nullable(),
  })
  .openapi('Explanation')

const post = createRoute({
  method: 'post',
  path: '/api/v1/explanations',
  tags: ['Engine'],
  summary: 'One future of one deal as a statement',
  request: {
    query: explanationQuery,
    body: documentBody,
  },
  responses: {
    200: {
      description: 'Every quantity as drawn, what happened, and the statement',
      content: { 'application/json': { schema: explanationSchema } },
    },
    ...refusals(400, 413, 415, 422, 503),
  },
})

export const explanations = ({ runs }: Services) =>
  router().openapi(post, async (c) => {
    const body = await readBody(c.req.raw)
    if (!body.ok) return problem(c, body.kind, body.detail)
    const explained = await runs.explain(body.text, c.req.valid('query'))
    return explained.ok ? jsonText<Explanation>(c, explained.value) : refusedQuestion(c, explained.faults)
  })
