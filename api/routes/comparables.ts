import { createRoute, z } from '@hono/zod-openapi'
import { importComparables } from '../../models/exchange/comparablesCsv.ts'
import { canonicalJson } from '../../models/scenario/canonical.ts'
import { readJson } from '../../models/scenario/readJson.ts'
import { comparableSchema } from '../../models/scenario/schema/comparable.ts'
import { readBody } from '../body.ts'
import { problem, refused } from '../problem.ts'
import { jsonText } from '../reply.ts'
import type { JsonObject, Services } from '../services.ts'
import { refusals, router } from './shapes.ts'

const get = createRoute({
  method: 'get',
  path: '/api/v1/comparables',
  tags: ['Engine'],
  summary: 'Publicly reported data licences, with source, grade and caution',
  responses: {
    200: { description: 'All of them', content: { 'application/json': { schema: z.looseObject({}) } } },
  },
})

const lineFault = z.object({
  line: z.number(),
  column: z.string(),
  expected: z.string(),
  found: z.string(),
})

const importedSchema = z
  .object({
    comparables: z.array(comparableSchema).readonly(),
    faults: z
      .array(lineFault)
      .readonly()
      .meta({ description: 'Lines that are no comparable; the others were read' }),
  })
  .openapi('ImportedComparables')

const textBody = z
  .strictObject({ text: z.string().meta({ description: 'A header and one report a line, RFC 4180' }) })
  .openapi('ComparablesText')

const taken = createRoute({
  method: 'post',
  path: '/api/v1/comparables/import',
  tags: ['Engine'],
  summary: 'A CSV of reports as comparables for a document; nothing is stored',
  description: 'The bytes are those of `fieldfare comparables import FILE --json`: canonical JSON.',
  request: {
    body: {
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/ComparablesText' } } },
    },
  },
  responses: {
    200: {
      description: 'Entries of `comparables`, and the lines that are none',
      content: { 'application/json': { schema: importedSchema } },
    },
    ...refusals(400, 413, 415, 422),
  },
})

export const comparables = (services: Services) => {
  const routes = router()
  routes.openAPIRegistry.register('ComparablesText', textBody)
  return routes
    .openapi(get, (c) => jsonText<JsonObject>(c, canonicalJson(services.comparables)))
    .openapi(taken, async (c) => {
      const body = await readBody(c.req.raw)
      if (!body.ok) return problem(c, body.kind, body.detail)
      const text = textOf(body.text)
      if (text === null) return problem(c, 'json', 'The body is { "text": … } with the CSV as a string.')
      const found = importComparables(text)
      return found.ok
        ? jsonText<z.output<typeof importedSchema>>(c, canonicalJson(found.value))
        : refused(c, found.faults)
    })
}

const textOf = (body: string): string | null => {
  const read = readJson(body)
  const parsed = read.ok ? textBody.safeParse(read.value) : null
  return parsed?.success ? parsed.data.text : null
}
