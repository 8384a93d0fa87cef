import { createRoute } from '@hono/zod-openapi'
import { keptRows } from '../../models/actuals/keptRows.ts'
import { type Actuals, actualsSchema } from '../../models/scenario/schema/actuals.ts'
import type { Recognition } from '../../models/scenario/schema/reports.ts'
import { problem } from '../problem.ts'
import { jsonText } from '../reply.ts'
import { askedActuals } from '../runs/askedActuals.ts'
import type { Services } from '../services.ts'
import { refusedQuestion } from './asked.ts'
import { keptActualsQuery } from './query.ts'
import { toldReports } from './reportShapes.ts'
import { refusals, router, versionPath } from './shapes.ts'

const get = createRoute({
  method: 'get',
  path: '/api/v1/scenarios/{id}/versions/{version}/actuals',
  tags: ['Royalty reports'],
  summary: 'What was due on the reports that are kept with the scenario, beside what was paid and forecast',
  description:
    'As POST /api/v1/actuals with the version as its document and the rows of every report that is not withdrawn; coverage and CRPS are over all licences that were reported on.',
  request: { params: versionPath, query: keptActualsQuery },
  responses: {
    200: {
      description: 'Licence by licence: dues, payments, interest, forecast bands, contributors, revenue',
      content: { 'application/json': { schema: actualsSchema } },
    },
    ...refusals(404, 422, 503),
  },
})

export const versionActuals = ({ store, runs }: Services) =>
  router().openapi(get, async (c) => {
    const { id, version } = c.req.valid('param')
    const stored = await store.version(id, version)
    if (stored === null) return problem(c, 'not-found', 'No scenario has this version.')
    const rows = keptRows(toldReports((await store.reports.list(id)).reports))
    if (rows.length === 0) return problem(c, 'not-found', noReports)
    const { trials, seed, sampling, deal, asOf, fees, guarantee } = c.req.valid('query')
    const recognition: Recognition = { fixedFees: fees, guarantee }
    const asked = JSON.stringify({ reports: rows, deal, asOf, recognition })
    const body = `${asked.slice(0, -1)},"document":${stored.document}}`
    const answer = await runs.ask('actuals', body, { trials, seed, sampling }, c.req.raw.signal)
    if (answer.ok) return jsonText<Actuals>(c, answer.value)
    return refusedQuestion(c, askedActuals(answer.faults, { deal, asOf, fees, guarantee }))
  })

const noReports = 'No royalty reports are kept with this scenario: keep one, or send rows to /api/v1/actuals.'
