import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { comparableIds } from '../../models/methods/comparables.ts'
import { canonicalJson } from '../../models/scenario/canonical.ts'
import { faultsOf } from '../../models/scenario/faults.ts'
import { readJson } from '../../models/scenario/readJson.ts'
import { comparableSchema } from '../../models/scenario/schema/comparable.ts'
import { identifier } from '../../models/scenario/schema/object.ts'
import type { Failure } from '../../models/units/failure.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import { readBody } from '../body.ts'
import { type ProblemResponse, problem, refused } from '../problem.ts'
import { jsonText } from '../reply.ts'
import type { Env, Services } from '../services.ts'
import type { KeptComparable } from '../store/comparableStore.ts'
import { revisionOf } from './ifMatch.ts'
import { refusals, router } from './shapes.ts'

const path = '/api/v1/comparables/own/{comparable}'
const tags = ['Comparables']
const params = z.object({ comparable: identifier })
const headers = z.object({ 'if-match': z.string().optional().openapi({ example: '"3"' }) })

const keptSchema = z
  .object({ revision: z.number(), createdAt: z.string(), comparable: comparableSchema })
  .openapi('OwnComparable')
const oneKept = { 'application/json': { schema: keptSchema } }
const listSchema = z.object({ comparables: z.array(keptSchema).readonly() })

const list = createRoute({
  method: 'get',
  path: '/api/v1/comparables/own',
  tags,
  summary: 'Comparables of your own, to be taken over into documents',
  responses: {
    200: { description: 'By id', content: { 'application/json': { schema: listSchema } } },
  },
})

const get = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'One of them',
  request: { params },
  responses: { 200: { description: 'With its ETag', content: oneKept }, ...refusals(404, 422) },
})

const put = createRoute({
  method: 'put',
  path,
  tags,
  summary: 'Keep a comparable, or change it',
  description: 'If-Match carries the ETag of the revision that was changed; without it, it is a new one.',
  request: {
    params,
    headers,
    body: {
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/OwnComparable' } } },
    },
  },
  responses: {
    200: { description: 'The new revision, on disk', content: oneKept },
    ...refusals(400, 409, 413, 415, 422),
  },
})

const remove = createRoute({
  method: 'delete',
  path,
  tags,
  summary: 'Take a comparable away; documents that took it over keep it',
  request: { params, headers },
  responses: { 204: { description: 'Taken away' }, ...refusals(404, 409, 422, 428) },
})

export const ownComparables = ({ store }: Services) =>
  router()
    .openapi(list, async (c) => {
      const rows = (await store.comparables.list()).map(textOf)
      return jsonText<z.output<typeof listSchema>>(c, `{"comparables":[${rows.join(',')}]}`)
    })
    .openapi(get, async (c) => {
      const kept = await store.comparables.read(c.req.valid('param').comparable)
      return kept === null ? unknown(c) : shown(c, kept)
    })
    .openapi(put, async (c) => {
      const { comparable: id } = c.req.valid('param')
      const body = await readBody(c.req.raw)
      if (!body.ok) return problem(c, body.kind, body.detail)
      const read = comparableOf(body.text, id)
      if (!read.ok) return refused(c, read.faults)
      const base = revisionOf(c.req.header('if-match')) ?? 0
      const saved = await store.comparables.save({ id, base, comparable: read.value })
      if (saved.kind === 'stale') return stale(c, saved.revision)
      return shown(c, (await store.comparables.read(id))!)
    })
    .openapi(remove, async (c) => {
      const { comparable: id } = c.req.valid('param')
      const base = revisionOf(c.req.header('if-match'))
      if ((await store.comparables.read(id)) === null) return unknown(c)
      if (base === null)
        return problem(c, 'version-missing', 'Send If-Match with the ETag of the revision you saw.')
      const saved = await store.comparables.save({ id, base, comparable: null })
      return saved.kind === 'stale' ? stale(c, saved.revision) : c.body(null, 204)
    })

const textOf = ({ revision, createdAt, comparable }: KeptComparable): string =>
  `{"comparable":${comparable},"createdAt":${JSON.stringify(createdAt)},"revision":${revision}}`

const shown = (c: Context<Env>, kept: KeptComparable) => {
  c.header('ETag', `"${kept.revision}"`)
  return jsonText<z.output<typeof keptSchema>>(c, textOf(kept))
}

const unknown = (c: Context<Env>): ProblemResponse =>
  problem(c, 'not-found', 'No comparable of your own has this id.')

const stale = (c: Context<Env>, revision: number): ProblemResponse => {
  if (revision > 0) c.header('ETag', `"${revision}"`)
  const there = revision === 0 ? 'There is none of this id.' : `There it is in revision ${revision}.`
  return problem(c, 'stale', `${there} Nothing was saved.`)
}

/** A comparable in canonical JSON, whose id is that of the address and of no shipped one. */
const comparableOf = (text: string, id: string): Result<string, Failure> => {
  const read = readJson(text)
  if (!read.ok) return read
  const parsed = comparableSchema.safeParse(read.value)
  if (!parsed.success) return failure(...faultsOf(parsed.error, read.value))
  const wrong = (expected: string): Result<never, Failure> =>
    failure({ kind: 'value', pointer: '/id', expected, found: `"${parsed.data.id}"` })
  if (parsed.data.id !== id) return wrong(`the id of the address, "${id}"`)
  if (comparableIds.includes(id)) return wrong('an id that no shipped comparable has')
  return success(canonicalJson(parsed.data))
}
