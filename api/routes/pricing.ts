import { createRoute, z } from '@hono/zod-openapi'
import type { Exported } from '../../models/exchange/exportPricing.ts'
import { formats, type Priced } from '../../models/exchange/priced.ts'
import { readBody } from '../body.ts'
import { problem, refused } from '../problem.ts'
import { jsonText } from '../reply.ts'
import type { Services } from '../services.ts'
import { refusedQuestion } from './asked.ts'
import { pricingQuery } from './query.ts'
import { documentBody, refusals, router } from './shapes.ts'

const notes = z.array(z.object({ pointer: z.string(), text: z.string() })).readonly()

const exportedSchema = z
  .object({
    format: z.enum(formats),
    mediaType: z.string(),
    text: z.string().meta({ description: 'The price list as it would be published' }),
    notSaid: notes.meta({ description: 'What it cannot say of the deal, with the place in the document' }),
  })
  .openapi('ExportedPricing')

const importedSchema = z
  .object({
    format: z.enum(formats),
    currency: z.string(),
    terms: z.array(z.looseObject({ kind: z.string() })).readonly(),
    uses: z.array(z.string()).readonly().optional(),
    notTaken: notes.meta({ description: 'What the terms do not hold, with the place in the price list' }),
  })
  .openapi('ImportedPricing')

const out = createRoute({
  method: 'post',
  path: '/api/v1/pricing/export',
  tags: ['Pricing'],
  summary: 'The prices of a deal as RSL 1.0 or as a marketplace plan',
  description:
    'The bytes are those of `fieldfare pricing FILE --deal ID --format FORMAT --json`: canonical JSON.',
  request: { query: pricingQuery, body: documentBody },
  responses: {
    200: {
      description: 'The price list, and what it cannot say',
      content: { 'application/json': { schema: exportedSchema } },
    },
    ...refusals(400, 413, 415, 422, 503),
  },
})

const importBody = z
  .object({
    text: z.string().meta({ description: 'RSL 1.0 (XML) or a marketplace plan (JSON), as text' }),
    volume: z
      .union([z.number(), z.string(), z.looseObject({})])
      .optional()
      .meta({ description: 'Units a year of a fee for use: a quantity' }),
    url: z.string().optional().meta({ description: 'Which content of an RSL document with several' }),
  })
  .openapi('PriceList')

const taken = createRoute({
  method: 'post',
  path: '/api/v1/pricing/import',
  tags: ['Pricing'],
  summary: 'RSL 1.0 or a marketplace plan as terms of a deal',
  description:
    'The bytes are those of `fieldfare pricing import FILE --json`: canonical JSON. Pointers lead into the list.',
  request: {
    // read by the engine like a document, off the thread that serves requests
    body: {
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/PriceList' } } },
    },
  },
  responses: {
    200: {
      description: 'Terms for a deal, and what they do not hold of the list',
      content: { 'application/json': { schema: importedSchema } },
    },
    ...refusals(400, 413, 415, 422, 503),
  },
})

export const pricing = ({ runs }: Services) => {
  const routes = router()
  routes.openAPIRegistry.register('PriceList', importBody)
  return routes
    .openapi(out, async (c) => {
      const body = await readBody(c.req.raw)
      if (!body.ok) return problem(c, body.kind, body.detail)
      const exported = await runs.exportPricing(body.text, c.req.valid('query'))
      return exported.ok ? jsonText<Exported>(c, exported.value) : refusedQuestion(c, exported.faults)
    })
    .openapi(taken, async (c) => {
      const body = await readBody(c.req.raw)
      if (!body.ok) return problem(c, body.kind, body.detail)
      const imported = await runs.importPricing(body.text)
      return imported.ok ? jsonText<Priced>(c, imported.value) : refused(c, imported.faults)
    })
}
