import { createRoute, z } from '@hono/zod-openapi'
import { answerSchema } from '../../models/scenario/schema/answer.ts'
import { readBody } from '../body.ts'
import { problem, refused } from '../problem.ts'
import type { Services } from '../services.ts'
import { documentBody, refusals, router } from './shapes.ts'

const post = createRoute({
  method: 'post',
  path: '/api/v1/checks',
  tags: ['Engine'],
  summary: 'Check a document without simulating',
  request: { body: documentBody },
  responses: {
    200: {
      description: 'The document can be valued; what was assumed and what deserves a look',
      content: { 'application/json': { schema: z.object({ notes: answerSchema.shape.notes }) } },
    },
    ...refusals(400, 413, 415, 422, 503),
  },
})

export const checks = ({ runs }: Services) =>
  router().openapi(post, async (c) => {
    const body = await readBody(c.req.raw)
    if (!body.ok) return problem(c, body.kind, body.detail)
    const checked = await runs.check(body.text)
    return checked.ok ? c.json({ notes: checked.value.notes }, 200) : refused(c, checked.faults)
  })
