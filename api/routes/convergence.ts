import { createRoute } from '@hono/zod-openapi'
import { type Convergence, convergenceSchema } from '../../models/scenario/schema/convergence.ts'
import { readBody } from '../body.ts'
import { problem } from '../problem.ts'
import { jsonText } from '../reply.ts'
import type { Services } from '../services.ts'
import { refusedQuestion } from './asked.ts'
import { convergenceQuery } from './query.ts'
import { documentBody, refusals, router } from './shapes.ts'

const post = createRoute({
  method: 'post',
  path: '/api/v1/convergence',
  tags: ['Engine'],
  summary: 'How the figures of one deal settle as trials are added',
  description: 'The bytes are those of `fieldfare convergence FILE --deal ID --json`: canonical JSON.',
  request: { query: convergenceQuery, body: documentBody },
  responses: {
    200: {
      description: 'Mean and quantiles with their standard errors, at powers of two of the trials',
      content: { 'application/json': { schema: convergenceSchema } },
    },
    ...refusals(400, 413, 415, 422, 503),
  },
})

export const convergence = ({ runs }: Services) =>
  router().openapi(post, async (c) => {
    const body = await readBody(c.req.raw)
    if (!body.ok) return problem(c, body.kind, body.detail)
    const converged = await runs.converge(body.text, c.req.valid('query'), c.req.raw.signal)
    return converged.ok ? jsonText<Convergence>(c, converged.value) : refusedQuestion(c, converged.faults)
  })
