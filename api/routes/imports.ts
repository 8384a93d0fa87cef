import { createRoute, z } from '@hono/zod-openapi'
import { importKinds } from '../../models/exchange/importSheet.ts'
import { readBody } from '../body.ts'
import { problem, refused } from '../problem.ts'
import { jsonText } from '../reply.ts'
import type { Services } from '../services.ts'
import { refusals, router } from './shapes.ts'

const cellFault = z.object({ cell: z.string(), expected: z.string(), found: z.string() })

const importedSchema = z
  .object({
    kind: z.enum(importKinds),
    rows: z.array(z.unknown()).readonly().meta({ description: 'What was read, row by row' }),
    changes: z
      .array(
        z.object({
          cell: z.string().openapi({ example: 'Assumptions!B7' }),
          pointer: z.string(),
          path: z.string(),
          before: z.unknown(),
          after: z.unknown(),
        }),
      )
      .readonly(),
    faults: z.array(cellFault).readonly(),
    file: z
      .array(
        z.object({
          at: z.string(),
          cells: z.array(z.object({ at: z.string(), text: z.string() })).readonly(),
        }),
      )
      .readonly()
      .meta({ description: 'The first 200 rows as they stand in the file, and those with a fault' }),
    hash: z.string().meta({ description: 'SHA-256 of the file, hex: what keeping it names' }),
    document: z.unknown().meta({ description: 'With all of it; null without a document, or with faults' }),
  })
  .openapi('Imported')

const fileBody = z
  .strictObject({
    as: z.enum(importKinds),
    text: z.string().optional().meta({ description: 'A CSV' }),
    xlsx: z.string().optional().meta({ description: 'A workbook in base64' }),
    sheet: z.string().optional(),
    document: z.looseObject({}).optional(),
    curve: z.string().optional().openapi({
      description: 'Of points: the learning curve that they are of',
      example: 'licensees.meridian.positions.diagnostics',
    }),
  })
  .openapi('ImportFile')

const post = createRoute({
  method: 'post',
  path: '/api/v1/imports/preview',
  tags: ['Engine'],
  summary: 'What a workbook or CSV says and would change, by cell; nothing is stored',
  description: 'The bytes are those of `fieldfare import FILE --as KIND --json`: canonical JSON.',
  request: {
    // read off the thread that serves requests
    body: {
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/ImportFile' } } },
    },
  },
  responses: {
    200: {
      description: 'Rows, changes and faults by cell, and the changed document',
      content: { 'application/json': { schema: importedSchema } },
    },
    ...refusals(400, 413, 415, 422, 503),
  },
})

export const imports = ({ runs }: Services) => {
  const routes = router()
  routes.openAPIRegistry.register('ImportFile', fileBody)
  return routes.openapi(post, async (c) => {
    const body = await readBody(c.req.raw)
    if (!body.ok) return problem(c, body.kind, body.detail)
    const read = await runs.importFile(body.text)
    return read.ok ? jsonText<z.output<typeof importedSchema>>(c, read.value) : refused(c, read.faults)
  })
}
