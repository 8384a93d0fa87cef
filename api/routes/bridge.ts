import { createRoute, z } from '@hono/zod-openapi'
import { type Bridge, bridgeSchema } from '../../models/scenario/schema/bridge.ts'
import { readBody } from '../body.ts'
import { problem } from '../problem.ts'
import { jsonText } from '../reply.ts'
import type { Services } from '../services.ts'
import { refusedQuestion } from './asked.ts'
import { bridgeQuery } from './negotiation.ts'
import { anyDealQuery } from './query.ts'
import { refusals, router, scenarioPath } from './shapes.ts'

const answered = {
  description: 'By deal and party: before, after, and a row for each change, which add up exactly',
  content: { 'application/json': { schema: bridgeSchema } },
}

const two = z
  .object({ before: z.unknown(), after: z.unknown() })
  .openapi('TwoDocuments', { description: 'Two documents, as GET /api/v1/schema describes them' })

const post = createRoute({
  method: 'post',
  path: '/api/v1/bridge',
  tags: ['Engine'],
  summary: 'Why the value moved between two documents',
  description:
    'The bytes are those of `fieldfare bridge BEFORE AFTER --json` with the same options: canonical JSON. Faults of both documents at once, under /before and /after.',
  request: {
    query: anyDealQuery,
    // read by the engine like a document, off the thread that serves requests
    body: {
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/TwoDocuments' } } },
    },
  },
  responses: { 200: answered, ...refusals(400, 413, 415, 422, 503) },
})

export const bridge = ({ runs }: Services) => {
  const routes = router()
  routes.openAPIRegistry.register('TwoDocuments', two)
  return routes.openapi(post, async (c) => {
    const body = await readBody(c.req.raw)
    if (!body.ok) return problem(c, body.kind, body.detail)
    const found = await runs.ask('bridge', body.text, c.req.valid('query'), c.req.raw.signal)
    return found.ok ? jsonText<Bridge>(c, found.value) : refusedQuestion(c, found.faults)
  })
}

const between = createRoute({
  method: 'get',
  path: '/api/v1/scenarios/{id}/bridge',
  tags: ['Valuations of a version'],
  summary: 'Why the value moved between two versions of a scenario',
  request: { params: scenarioPath, query: bridgeQuery },
  responses: { 200: answered, ...refusals(404, 422, 503) },
})

/** Two versions of a scenario, which never change. */
export const versionsBridge = ({ runs, store }: Services) =>
  router().openapi(between, async (c) => {
    const { from, to, ...question } = c.req.valid('query')
    const { id } = c.req.valid('param')
    const [before, after] = [await store.version(id, from), await store.version(id, to)]
    if (before === null || after === null)
      return problem(c, 'not-found', `No scenario has this version ${before === null ? from : to}.`)
    const text = `{"before":${before.document},"after":${after.document}}`
    const found = await runs.ask('bridge', text, question, c.req.raw.signal)
    return found.ok ? jsonText<Bridge>(c, found.value) : refusedQuestion(c, found.faults)
  })
