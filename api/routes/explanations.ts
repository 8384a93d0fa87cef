import { createRoute, z } from '@hono/zod-openapi'
import type { Explanation } from '../../models/valuation.ts'
import { readBody } from '../body.ts'
import { parameterFault, parameterProblem, problem, refused } from '../problem.ts'
import { jsonText } from '../reply.ts'
import type { AskedFailure, AskedParameter } from '../runs/asked.ts'
import type { Services } from '../services.ts'
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
    if (explained.ok) return jsonText<Explanation>(c, explained.value)
    const asked = explained.faults.flatMap((fault) =>
      fault.parameter === undefined ? [] : [askedFault(fault.parameter, fault)],
    )
    return asked.length > 0 ? parameterProblem(c, asked) : refused(c, explained.faults)
  })

const askedFault = (parameter: AskedParameter, { expected, found, suggestion }: AskedFailure) => {
  const kind = parameter === 'deal' ? 'reference' : 'value'
  return parameterFault({ parameter, kind, expected, found, suggestion })
}
