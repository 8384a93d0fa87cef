import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type Answer, answerSchema } from '../../models/scenario/schema/answer.ts'
import type { Overrides } from '../../models/valuation.ts'
import { type ProblemResponse, problem, refused } from '../problem.ts'
import { etagOf, jsonText, notModified } from '../reply.ts'
import type { Table, Valued } from '../runs/runs.ts'
import type { Env, Services } from '../services.ts'
import { runQuery } from './query.ts'
import { refusals, router, same, versionPath } from './shapes.ts'

const path = '/api/v1/scenarios/{id}/versions/{version}/valuation'
const tags = ['Valuations of a version']
const request = { params: versionPath, query: runQuery }

const json = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'What a version is worth',
  description: 'A version never changes, so neither does this: ask again with If-None-Match.',
  request,
  responses: {
    200: {
      description: 'Canonical JSON, with its ETag',
      content: { 'application/json': { schema: answerSchema } },
    },
    ...same,
    ...refusals(404, 422, 503),
  },
})

const csv = { 'text/csv': { schema: z.string() } }

const summary = createRoute({
  method: 'get',
  path: `${path}/summary.csv` as const,
  tags,
  summary: 'The summaries as a table',
  request,
  responses: { 200: { description: 'Comma-separated, UTF-8', content: csv }, ...refusals(404, 422, 503) },
})

const cash = createRoute({
  method: 'get',
  path: `${path}/cash.csv` as const,
  tags,
  summary: 'The yearly cash flows as a table',
  request,
  responses: { 200: { description: 'Comma-separated, UTF-8', content: csv }, ...refusals(404, 422, 503) },
})

type ValuedVersion =
  | { readonly ok: true; readonly answer: Valued; readonly document: string }
  | { readonly ok: false; readonly problem: ProblemResponse }

interface Asked {
  readonly id: string
  readonly version: number
  readonly overrides: Overrides
}

export const versionValuation = (services: Services) =>
  router()
    .openapi(json, async (c) => {
      const valued = await valueVersion(c, services, {
        ...c.req.valid('param'),
        overrides: c.req.valid('query'),
      })
      if (!valued.ok) return valued.problem
      return notModified(c, etagOf(valued.answer)) ?? jsonText<Answer>(c, valued.answer.bytes)
    })
    .openapi(summary, async (c) => {
      const valued = await valueVersion(c, services, {
        ...c.req.valid('param'),
        overrides: c.req.valid('query'),
      })
      return valued.ok ? table(c, services, { ...valued, table: 'summary' }) : valued.problem
    })
    .openapi(cash, async (c) => {
      const valued = await valueVersion(c, services, {
        ...c.req.valid('param'),
        overrides: c.req.valid('query'),
      })
      return valued.ok ? table(c, services, { ...valued, table: 'cash' }) : valued.problem
    })

const valueVersion = async (
  c: Context<Env>,
  { runs, store }: Services,
  { id, version, overrides }: Asked,
): Promise<ValuedVersion> => {
  const stored = await store.version(id, version)
  if (stored === null) return { ok: false, problem: problem(c, 'not-found', 'No scenario has this version.') }
  const answer = await runs.value(stored.document, overrides, { signal: c.req.raw.signal })
  if (!answer.ok) return { ok: false, problem: refused(c, answer.faults) }
  return { ok: true, answer: answer.value, document: stored.document }
}

interface Asking {
  readonly table: Table
  readonly answer: Valued
  readonly document: string
}

const table = async (c: Context<Env>, { runs }: Services, { table: which, answer, document }: Asking) => {
  const text = await runs.table(which, answer, document)
  c.header('Content-Disposition', `attachment; filename="${which}.csv"`)
  c.header('Cache-Control', 'private, no-cache')
  return c.body(text, 200, { 'Content-Type': 'text/csv; charset=utf-8' })
}
