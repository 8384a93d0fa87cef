import { createRoute, z } from '@hono/zod-openapi'
import { exportFormatNames, exportFormats } from '../exports/formats.ts'
import { problem } from '../problem.ts'
import { registerOf } from '../runs/register.ts'
import type { Services } from '../services.ts'
import { refusedQuestion } from './asked.ts'
import { exporting, headersOf } from './exporting.ts'
import { anyDealQuery } from './query.ts'
import { runSchema, shownRun } from './runs.ts'
import { refusals, router, versionPath } from './shapes.ts'

const tags = ['Files of a version']
const path = '/api/v1/scenarios/{id}/versions/{version}/exports/{format}'
const request = {
  params: versionPath.extend({
    format: z.enum(exportFormatNames).openapi({ param: { name: 'format', in: 'path' } }),
  }),
  query: anyDealQuery,
}

const file = {
  description: exportFormatNames.map((name) => `${name}: ${exportFormats[name].description}`).join('; '),
  content: Object.fromEntries(
    exportFormatNames.map((name) => [
      exportFormats[name].mediaType,
      { schema: z.string().openapi({ format: 'binary' }) },
    ]),
  ),
}

const whole = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'A version and what it is worth as a file',
  description:
    'With a deal, that deal alone; a term sheet (md, docx) is always of one. A version never changes: the same question gives the same bytes. What a file leaves out, and why, stands in the header Fieldfare-Notes, percent-encoded.',
  request,
  responses: { 200: file, ...refusals(404, 422, 503) },
})

const begun = '/api/v1/exports/{id}'
const one = { params: z.object({ id: z.uuid() }) }
const content = { 'application/json': { schema: runSchema } }

const begin = createRoute({
  method: 'post',
  path,
  tags,
  summary: 'Begin a file that takes long',
  description:
    'It has an address of its own, where its progress is. One that nobody asks about for two minutes is stopped and forgotten. ' +
    'Like every change it is sent with Content-Type: application/json, with nothing to send.',
  request,
  responses: {
    202: { description: 'It is under way at Location', content },
    ...refusals(404, 415, 422, 503),
  },
})

const look = createRoute({
  method: 'get',
  path: begun,
  tags,
  summary: 'How far a file is',
  description: 'Once all trials are simulated (1), it is being written.',
  request: one,
  responses: { 200: { description: 'Running, or how it ended', content }, ...refusals(404) },
})

const taken = createRoute({
  method: 'get',
  path: `${begun}/file` as const,
  tags,
  summary: 'The file, as soon as it is there; then it is forgotten',
  request: one,
  responses: { 200: file, ...refusals(404, 422, 503) },
})

const cancel = createRoute({
  method: 'delete',
  path: begun,
  tags,
  summary: 'Cancel a file',
  description: 'Like every change it is sent with Content-Type: application/json.',
  request: one,
  responses: { 204: { description: 'It is stopped' }, ...refusals(404, 415) },
})

const unknown =
  'No file is being made under this id. One is forgotten once it was sent, or after two minutes.'
const noVersion = 'No scenario has this version.'

const asked = ({ document, name }: { readonly document: string; readonly name: string }) => ({
  text: document,
  name,
})

/** Files that have ended and wait to be fetched; each can have a hundred megabytes. */
const most = 4

/** Files of a version: at once, or begun, looked after and fetched. */
export const exportsOf = ({ runs, store }: Pick<Services, 'runs' | 'store'>) => {
  const start = exporting(runs)
  const register = registerOf(start, { most })
  return router()
    .openapi(whole, async (c) => {
      const { id, version, format } = c.req.valid('param')
      const stored = await store.version(id, version)
      if (stored === null) return problem(c, 'not-found', noVersion)
      const wanted = { ...asked(stored), version, format, question: c.req.valid('query') }
      const made = await start(wanted, { signal: c.req.raw.signal })
      return made.ok ? c.body(made.value.bytes, 200, headersOf(made.value)) : refusedQuestion(c, made.faults)
    })
    .openapi(begin, async (c) => {
      const { id, version, format } = c.req.valid('param')
      const stored = await store.version(id, version)
      if (stored === null) return problem(c, 'not-found', noVersion)
      const wanted = { ...asked(stored), version, format, question: c.req.valid('query') }
      const run = await register.begin(wanted)
      c.header('Location', `/api/v1/exports/${run.id}`)
      return c.json(shownRun(run), 202)
    })
    .openapi(look, (c) => {
      const run = register.find(c.req.valid('param').id)
      return run === null ? problem(c, 'not-found', unknown) : c.json(shownRun(run), 200)
    })
    .openapi(taken, async (c) => {
      const { id } = c.req.valid('param')
      const outcome = register.outcome(id, c.req.raw.signal)
      if (outcome === null) return problem(c, 'not-found', unknown)
      const made = await outcome
      // who only asks about it (HEAD) has not taken it
      if (c.req.method === 'GET') register.cancel(id)
      return made.ok ? c.body(made.value.bytes, 200, headersOf(made.value)) : refusedQuestion(c, made.faults)
    })
    .openapi(cancel, (c) =>
      register.cancel(c.req.valid('param').id) === null
        ? problem(c, 'not-found', unknown)
        : c.body(null, 204),
    )
}
