import { createRoute, z } from '@hono/zod-openapi'
import { lineKeys } from '../../models/terms/statement.ts'
import type { Explanation } from '../../models/valuation.ts'
import { readBody } from '../body.ts'
import { problem } from '../problem.ts'
import { jsonText } from '../reply.ts'
import type { Services } from '../services.ts'
import { refusedQuestion } from './asked.ts'
import { explanationQuery } from './query.ts'
import { documentBody, refusals, router } from './shapes.ts'

const worth = z.object({ npv: z.number(), npvAtTimeRate: z.number() })

const share = z.object({
  cash: z.number().openapi({ description: 'After tax' }),
  worth: z.number().openapi({ description: "Present value at the flow's own rate" }),
})

const payment = z.object({
  line: z.enum(lineKeys),
  term: z.number().int().nullable(),
  period: z.number().int().nullable(),
  time: z.number().openapi({ description: 'Years from the valuation date' }),
  year: z.number().int(),
  amount: z.number(),
  exchange: z.number(),
  licensor: share,
  licensee: share,
})

const explanationSchema = z
  .object({
    deal: z.string(),
    trial: z.number().int(),
    inputs: z.array(z.object({ path: z.string(), value: z.number() })).readonly(),
    events: z.array(z.object({ year: z.number(), text: z.string() })).readonly(),
    statement: z.array(z.record(z.string(), z.number())).readonly(),
    payments: z
      .array(payment)
      .readonly()
      .openapi({ description: 'Every dated amount; the worths of a party add up to its npv' }),
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
