import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type ProblemResponse, problem } from '../problem.ts'
import { jsonText, notModified } from '../reply.ts'
import type { Env, Services } from '../services.ts'
import type { Content, Version } from '../store/scenarioStore.ts'
import { readContent } from './content.ts'
import { revisionOf } from './ifMatch.ts'
import { documentBody, refusals, router, same, scenarioPath } from './shapes.ts'
import { documentOf, objectOf, type StoredVersion, versionSchema, versionTag, versionText } from './stored.ts'

const path = '/api/v1/scenarios/{id}'
const tags = ['Scenarios']
const oneVersion = { 'application/json': { schema: versionSchema } }

const get = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'The latest version of a scenario',
  request: { params: scenarioPath },
  responses: { 200: { description: 'With its ETag', content: oneVersion }, ...same, ...refusals(404) },
})

const put = createRoute({
  method: 'put',
  path,
  tags,
  summary: 'Save the next version',
  description:
    'If-Match carries the ETag of the version that was changed. A stale one is 409, and nothing is lost.',
  request: {
    params: scenarioPath,
    headers: z.object({ 'if-match': z.string().optional().openapi({ example: '"3"' }) }),
    body: documentBody,
  },
  responses: {
    200: { description: 'The new version, on disk', content: oneVersion },
    ...refusals(400, 404, 409, 413, 415, 422, 428),
  },
})

export const scenario = (services: Services) =>
  router()
    .openapi(get, async (c) => {
      const latest = await services.store.latest(c.req.valid('param').id)
      if (latest === null) return unknown(c)
      return notModified(c, versionTag(latest.version)) ?? shown(c, latest)
    })
    .openapi(put, async (c) => {
      const { id } = c.req.valid('param')
      if ((await services.store.latest(id)) === null) return unknown(c)
      const base = revisionOf(c.req.header('if-match'))
      if (base === null) return problem(c, 'version-missing', versionMissing)
      const read = await readContent(c, services)
      if (!read.ok) return read.problem
      const saved = await services.store.append(id, base, read.content)
      if (saved.kind === 'unknown') return unknown(c)
      if (saved.kind === 'stale') return stale(c, services, { id, base, ...read, theirs: saved.current })
      c.header('ETag', versionTag(saved.version.version))
      return shown(c, saved.version)
    })

const versionMissing = 'Send If-Match with the ETag of the version you changed.'

const shown = (c: Context<Env>, version: Version) => jsonText<StoredVersion>(c, versionText(version))

const unknown = (c: Context<Env>): ProblemResponse => problem(c, 'not-found', 'No scenario has this id.')

interface Conflict {
  readonly id: string
  readonly base: number
  readonly content: Content
  readonly theirs: Version
}

const stale = async (c: Context<Env>, { store }: Services, { id, base, content, theirs }: Conflict) => {
  const before = await store.version(id, base)
  const detail = `You changed version ${base}; the latest is version ${theirs.version}. Nothing was saved.`
  c.header('ETag', versionTag(theirs.version))
  return problem(c, 'stale', detail, {
    base: before === null ? null : documentOf(before),
    mine: { document: objectOf(content.document) },
    theirs: documentOf(theirs),
  })
}
