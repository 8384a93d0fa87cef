import { createRoute } from '@hono/zod-openapi'
import { type Answer, answerSchema } from '../../models/scenario/schema/answer.ts'
import { readBody } from '../body.ts'
import { problem, refused } from '../problem.ts'
import { jsonText } from '../reply.ts'
import type { Services } from '../services.ts'
import { runQuery } from './query.ts'
import { documentBody, refusals, router } from './shapes.ts'

const post = createRoute({
  method: 'post',
  path: '/api/v1/valuations',
  tags: ['Engine'],
  summary: 'Value a document',
  description: 'The bytes are those of `fieldfare value FILE --json`: canonical JSON.',
  request: { query: runQuery, body: documentBody },
  responses: {
    200: {
      description: 'What it is worth, market by market and deal by deal',
      content: { 'application/json': { schema: answerSchema } },
    },
    ...refusals(400, 413, 415, 422, 503),
  },
})

export const valuations = ({ runs }: Services) =>
  router().openapi(post, async (c) => {
    const body = await readBody(c.req.raw)
    if (!body.ok) return problem(c, body.kind, body.detail)
    const answer = await runs.value(body.text, c.req.valid('query'), { signal: c.req.raw.signal })
    return answer.ok ? jsonText<Answer>(c, answer.value.bytes) : refused(c, answer.faults)
  })
