import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { jsonText } from '../reply.ts'
import type { Services } from '../services.ts'
import { revisionOf } from './ifMatch.ts'
import {
  keepReport,
  listed,
  readReport,
  revisionMissing,
  saved,
  unknownReport,
  unknownScenario,
} from './keepingReports.ts'
import { query } from './query.ts'
import {
  ifMatch,
  keptContent,
  listSchema,
  reportFile,
  reportFileBody,
  reportPath,
  toKeepSchema,
} from './reportShapes.ts'
import { refusals, router, scenarioPath } from './shapes.ts'

const tags = ['Royalty reports']
const path = '/api/v1/scenarios/{id}/reports'
const onePath = `${path}/{report}` as const

const list = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'Royalty reports that are kept with a scenario, the latest revision of each',
  description: 'In the order in which they were first kept; withdrawn ones have no rows.',
  request: { params: scenarioPath },
  responses: {
    200: { description: 'All of them', content: { 'application/json': { schema: listSchema } } },
    ...refusals(404),
  },
})

/** The report that would be corrected: its periods are not told twice by it. */
const previewQuery = query({ report: z.uuid({ error: 'the id of a report' }).optional() })

const preview = createRoute({
  method: 'post',
  path: `${path}/preview` as const,
  tags,
  summary: 'What keeping a report would keep, and whether it fits; stores nothing',
  description:
    'Held against the latest version and the reports that are kept: what does not fit the deals, and what another report has told already, is refused by cell. Its hash is what keeping it names.',
  request: { params: scenarioPath, query: previewQuery, body: reportFileBody },
  responses: {
    200: { description: 'Its rows', content: { 'application/json': { schema: toKeepSchema } } },
    ...refusals(400, 404, 413, 415, 422, 503),
  },
})

/** A first revision is 201, every other 200. */
const kept = {
  200: { description: 'The new revision, on disk, with its ETag', content: keptContent },
  201: { description: 'Revision 1, on disk; Location says where', content: keptContent },
}

const post = createRoute({
  method: 'post',
  path,
  tags,
  summary: 'Keep a royalty report that was looked at',
  description: 'Held against everything as in its preview; `hash` says which file was looked at.',
  request: { params: scenarioPath, body: reportFileBody },
  responses: {
    ...kept,
    ...refusals(400, 404, 409, 413, 415, 422, 503),
  },
})

const revisions = createRoute({
  method: 'get',
  path: onePath,
  tags,
  summary: 'Every revision of a report, the first one first; none is ever changed',
  request: { params: reportPath },
  responses: {
    200: {
      description: 'With the ETag of the latest',
      content: { 'application/json': { schema: listSchema } },
    },
    ...refusals(404),
  },
})

const put = createRoute({
  method: 'put',
  path: onePath,
  tags,
  summary: 'Correct a report, or keep it again after it was withdrawn: a new revision',
  description: 'If-Match carries the ETag of the revision that is corrected.',
  request: { params: reportPath, headers: ifMatch, body: reportFileBody },
  responses: {
    ...kept,
    ...refusals(400, 404, 409, 413, 415, 422, 428, 503),
  },
})

const remove = createRoute({
  method: 'delete',
  path: onePath,
  tags,
  summary: 'Withdraw a report: a revision without rows; those before it stay',
  request: { params: reportPath, headers: ifMatch },
  responses: {
    ...kept,
    ...refusals(404, 409, 428),
  },
})

export const reports = (services: Services) => {
  const { store } = services
  const routes = router()
  routes.openAPIRegistry.register('ReportFile', reportFile)
  return routes
    .openapi(list, async (c) => {
      const { id } = c.req.valid('param')
      if ((await store.latest(id)) === null) return unknownScenario(c)
      return listed(c, (await store.reports.list(id)).reports)
    })
    .openapi(preview, async (c) => {
      const { id } = c.req.valid('param')
      const { report = null } = c.req.valid('query')
      const read = await readReport(c, services, { id, report, keeping: false })
      return read.ok ? jsonText<z.output<typeof toKeepSchema>>(c, read.text) : read.problem
    })
    .openapi(post, async (c) =>
      keepReport(c, services, { scenario: c.req.valid('param').id, report: randomUUID(), base: 0 }),
    )
    .openapi(revisions, async (c) => {
      const { id, report } = c.req.valid('param')
      const all = await store.reports.revisions(id, report)
      const latest = all.at(-1)
      if (latest === undefined) return unknownReport(c)
      c.header('ETag', `"${latest.revision}"`)
      return listed(c, all)
    })
    .openapi(put, async (c) => {
      const { id: scenario, report } = c.req.valid('param')
      if ((await store.reports.revisions(scenario, report)).length === 0) return unknownReport(c)
      const base = revisionOf(c.req.header('if-match'))
      return base === null ? revisionMissing(c) : keepReport(c, services, { scenario, report, base })
    })
    .openapi(remove, async (c) => {
      const { id: scenario, report } = c.req.valid('param')
      const latest = (await store.reports.revisions(scenario, report)).at(-1)
      if (latest === undefined) return unknownReport(c)
      const base = revisionOf(c.req.header('if-match'))
      if (base === null) return revisionMissing(c)
      const { mark } = await store.reports.list(scenario)
      const { file, hash, deal } = latest
      const content = { file, hash, deal, rows: null }
      return saved(c, services, { scenario, report, base, mark, by: services.person, ...content })
    })
}
