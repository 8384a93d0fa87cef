import { createRoute, z } from '@hono/zod-openapi'
import { type Answer, answerSchema } from '../../models/scenario/schema/answer.ts'
import { readBody } from '../body.ts'
import { problem, refused } from '../problem.ts'
import { jsonText } from '../reply.ts'
import { type Run, registerOf, valuing } from '../runs/register.ts'
import type { Services } from '../services.ts'
import { runQuery } from './query.ts'
import { documentBody, refusals, router } from './shapes.ts'

const tags = ['Runs']
const path = '/api/v1/runs/{id}'
const request = { params: z.object({ id: z.uuid() }) }

export const runSchema = z
  .object({
    id: z.uuid(),
    state: z.enum(['running', 'done', 'refused', 'stopped']),
    simulated: z.number().meta({
      description: 'The part of the trials that is simulated, 0 to 1; the summaries come after them',
    }),
  })
  .openapi('Run')

const content = { 'application/json': { schema: runSchema } }

const begin = createRoute({
  method: 'post',
  path: '/api/v1/runs',
  tags,
  summary: 'Begin a run',
  description:
    'For a valuation that takes long. A run that nobody asks about for two minutes is stopped and forgotten.',
  request: { query: runQuery, body: documentBody },
  responses: {
    202: { description: 'It is under way at Location', content },
    ...refusals(400, 413, 415, 422, 503),
  },
})

const look = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'How far a run is',
  request,
  responses: { 200: { description: 'Running, or how it ended', content }, ...refusals(404) },
})

const answer = createRoute({
  method: 'get',
  path: `${path}/valuation` as const,
  tags,
  summary: 'What a run comes to; waits until it ends',
  description: 'The bytes that POST /api/v1/valuations answers.',
  request,
  responses: {
    200: { description: 'Canonical JSON', content: { 'application/json': { schema: answerSchema } } },
    ...refusals(400, 404, 422, 503),
  },
})

const cancel = createRoute({
  method: 'delete',
  path,
  tags,
  summary: 'Cancel a run',
  description:
    'Its answer is never given, not even in part; one that has ended is forgotten. Like every change it is sent ' +
    'with Content-Type: application/json.',
  request,
  responses: { 204: { description: 'It is stopped' }, ...refusals(404, 415) },
})

const unknown = 'No run has this id. A run is forgotten two minutes after somebody last asked about it.'

export const runs = (services: Pick<Services, 'runs'>) => {
  const register = registerOf(valuing(services.runs))
  return router()
    .openapi(begin, async (c) => {
      const body = await readBody(c.req.raw)
      if (!body.ok) return problem(c, body.kind, body.detail)
      const run = await register.begin({ text: body.text, overrides: c.req.valid('query') })
      c.header('Location', `/api/v1/runs/${run.id}`)
      return c.json(shownRun(run), 202)
    })
    .openapi(look, (c) => {
      const run = register.find(c.req.valid('param').id)
      return run === null ? problem(c, 'not-found', unknown) : c.json(shownRun(run), 200)
    })
    .openapi(answer, async (c) => {
      const outcome = await register.outcome(c.req.valid('param').id, c.req.raw.signal)
      if (outcome === null) return problem(c, 'not-found', unknown)
      return outcome.ok ? jsonText<Answer>(c, outcome.value.bytes) : refused(c, outcome.faults)
    })
    .openapi(cancel, (c) =>
      register.cancel(c.req.valid('param').id) === null
        ? problem(c, 'not-found', unknown)
        : c.body(null, 204),
    )
}

export const shownRun = ({ id, state, simulated }: Run): z.output<typeof runSchema> => ({
  id,
  state,
  simulated,
})
