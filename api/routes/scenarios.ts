import { createRoute } from '@hono/zod-openapi'
import { jsonText } from '../reply.ts'
import type { Services } from '../services.ts'
import { readContent } from './content.ts'
import { pageQuery } from './query.ts'
import { documentBody, pageRequest, refusals, router } from './shapes.ts'
import { type StoredVersion, scenarioPage, versionSchema, versionTag, versionText } from './stored.ts'

const path = '/api/v1/scenarios'
const tags = ['Scenarios']

const list = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'The scenarios, each with its latest version; the newest first',
  request: { query: pageQuery },
  responses: {
    200: { description: 'A page of at most 100', content: { 'application/json': { schema: scenarioPage } } },
    ...refusals(422),
  },
})

const post = createRoute({
  method: 'post',
  path,
  tags,
  summary: 'Keep a new scenario',
  request: { body: documentBody },
  responses: {
    201: {
      description: 'Version 1, on disk; Location says where, ETag is what a change names in If-Match',
      content: { 'application/json': { schema: versionSchema } },
    },
    ...refusals(400, 413, 415, 422),
  },
})

export const scenarios = (services: Services) =>
  router()
    .openapi(list, async (c) => c.json(await services.store.list(pageRequest(c.req.valid('query'))), 200))
    .openapi(post, async (c) => {
      const read = await readContent(c, services)
      if (!read.ok) return read.problem
      const version = await services.store.create(read.content)
      c.header('Location', `${path}/${version.id}`)
      c.header('ETag', versionTag(version.version))
      return jsonText<StoredVersion, 201>(c, versionText(version), 201)
    })
