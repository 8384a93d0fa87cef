import { createRoute, z } from '@hono/zod-openapi'
import type { Explanation } from '../../models/valuation.ts'
import { readBody } from '../body.ts'
import { problem, refused } from '../problem.ts'
import { jsonText } from '../reply.ts'
import type { Services } from '../services.ts'
import { documentBody, refusals, router, runQuery } from './shapes.ts'

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
    query: runQuery.extend({
      deal: z.string({ error: 'the id of a deal' }).min(1, 'the id of a deal'),
      trial: z
        .string({ error: 'the number of a trial, from 0' })
        .regex(/^\d{1,9}$/, 'the number of a trial, from 0')
        .transform(Number)
        .openapi({ type: 'integer', minimum: 0, example: 0 }),
    }),
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
    return explained.ok ? jsonText<Explanation>(c, explained.value) : refused(c, explained.faults)
  })
