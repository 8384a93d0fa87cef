import { createRoute, z } from '@hono/zod-openapi'
import { samples as rows } from '../../models/samples/samples.ts'
import { canonicalJson } from '../../models/scenario/canonical.ts'
import { identifier } from '../../models/scenario/schema/object.ts'
import { problem } from '../problem.ts'
import { jsonText } from '../reply.ts'
import { refusals, router } from './shapes.ts'

const listSchema = z.object({
  samples: z.array(z.object({ id: z.string(), name: z.string(), explanation: z.string() })).readonly(),
})
const documentSchema = z.looseObject({})

const list = createRoute({
  method: 'get',
  path: '/api/v1/samples',
  tags: ['Engine'],
  summary: 'Fictional documents to begin with',
  description: 'The bytes are those of `fieldfare samples --json`: canonical JSON.',
  responses: {
    200: { description: 'All of them', content: { 'application/json': { schema: listSchema } } },
  },
})

const one = createRoute({
  method: 'get',
  path: '/api/v1/samples/{sample}',
  tags: ['Engine'],
  summary: 'A fictional document, complete and valued as it stands',
  description: 'The bytes are those of `fieldfare samples ID --json`: canonical JSON.',
  request: { params: z.object({ sample: identifier }) },
  responses: {
    200: { description: 'A document', content: { 'application/json': { schema: documentSchema } } },
    ...refusals(404, 422),
  },
})

export const samples = () =>
  router()
    .openapi(list, (c) =>
      jsonText<z.output<typeof listSchema>>(
        c,
        canonicalJson({ samples: rows.map(({ document: _, ...rest }) => rest) }),
      ),
    )
    .openapi(one, (c) => {
      const found = rows.find(({ id }) => id === c.req.valid('param').sample)
      if (found === undefined) return problem(c, 'not-found', 'There is no sample of this name.')
      return jsonText<z.output<typeof documentSchema>>(c, canonicalJson(found.document))
    })
