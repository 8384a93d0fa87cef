import { createRoute } from '@hono/zod-openapi'
import { problem } from '../problem.ts'
import { jsonText, notModified } from '../reply.ts'
import type { Services } from '../services.ts'
import { pageQuery } from './query.ts'
import { pageRequest, refusals, router, same, scenarioPath, versionPath } from './shapes.ts'
import { type StoredVersion, versionPage, versionSchema, versionTag, versionText } from './stored.ts'

const tags = ['Scenarios']

const list = createRoute({
  method: 'get',
  path: '/api/v1/scenarios/{id}/versions',
  tags,
  summary: 'The versions of a scenario, the latest first',
  request: { params: scenarioPath, query: pageQuery },
  responses: {
    200: { description: 'A page of at most 100', content: { 'application/json': { schema: versionPage } } },
    ...refusals(404, 422),
  },
})

const one = createRoute({
  method: 'get',
  path: '/api/v1/scenarios/{id}/versions/{version}',
  tags,
  summary: 'One version; it never changes',
  request: { params: versionPath },
  responses: {
    200: { description: 'With its document', content: { 'application/json': { schema: versionSchema } } },
    ...same,
    ...refusals(404),
  },
})

export const versions = ({ store }: Services) =>
  router()
    .openapi(list, async (c) => {
      const { id } = c.req.valid('param')
      if ((await store.latest(id)) === null) return problem(c, 'not-found', 'No scenario has this id.')
      return c.json(await store.versions(id, pageRequest(c.req.valid('query'))), 200)
    })
    .openapi(one, async (c) => {
      const { id, version: number } = c.req.valid('param')
      const version = await store.version(id, number)
      if (version === null) return problem(c, 'not-found', 'No scenario has this version.')
      return notModified(c, versionTag(number)) ?? jsonText<StoredVersion>(c, versionText(version))
    })
