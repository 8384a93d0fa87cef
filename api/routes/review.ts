import { createRoute } from '@hono/zod-openapi'
import { type Review, reviewSchema } from '../../models/scenario/schema/review.ts'
import { readBody } from '../body.ts'
import { problem } from '../problem.ts'
import { jsonText } from '../reply.ts'
import type { Services } from '../services.ts'
import { refusedQuestion } from './asked.ts'
import { reviewQuery } from './query.ts'
import { documentBody, refusals, router } from './shapes.ts'

const post = createRoute({
  method: 'post',
  path: '/api/v1/review',
  tags: ['Engine'],
  summary: 'What a licensing lawyer would mark in the deals, with the money of each finding',
  description: 'The bytes are those of `fieldfare review FILE --json`: canonical JSON.',
  request: { query: reviewQuery, body: documentBody },
  responses: {
    200: {
      description: 'Findings of every deal, or of one, the gravest first',
      content: { 'application/json': { schema: reviewSchema } },
    },
    ...refusals(400, 413, 415, 422, 503),
  },
})

export const review = ({ runs }: Services) =>
  router().openapi(post, async (c) => {
    const body = await readBody(c.req.raw)
    if (!body.ok) return problem(c, body.kind, body.detail)
    const reviewed = await runs.review(body.text, c.req.valid('query'), c.req.raw.signal)
    return reviewed.ok ? jsonText<Review>(c, reviewed.value) : refusedQuestion(c, reviewed.faults)
  })
