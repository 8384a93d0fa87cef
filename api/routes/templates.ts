import { createRoute, z } from '@hono/zod-openapi'
import { placed } from '../../models/dealTemplates/dealTemplate.ts'
import { dealTemplates } from '../../models/dealTemplates/dealTemplates.ts'
import { canonicalJson } from '../../models/scenario/canonical.ts'
import { identifier } from '../../models/scenario/schema/object.ts'
import { problem } from '../problem.ts'
import { jsonText } from '../reply.ts'
import { placeQuery } from './query.ts'
import { refusals, router } from './shapes.ts'

const named = z.object({ id: z.string(), name: z.string(), explanation: z.string() })
const listSchema = z.object({ templates: z.array(named).readonly() })
const templateSchema = named.extend({ deal: z.looseObject({}) }).openapi('DealTemplate')

const list = createRoute({
  method: 'get',
  path: '/api/v1/templates',
  tags: ['Engine'],
  summary: 'Usual deals to begin with',
  description: 'The bytes are those of `fieldfare templates --json`: canonical JSON.',
  responses: {
    200: { description: 'All of them', content: { 'application/json': { schema: listSchema } } },
  },
})

const one = createRoute({
  method: 'get',
  path: '/api/v1/templates/{template}',
  tags: ['Engine'],
  summary: 'A deal to put into a document',
  description:
    'The bytes are those of `fieldfare templates ID --json`: canonical JSON. Its figures are illustrations.',
  request: { params: z.object({ template: identifier }), query: placeQuery },
  responses: {
    200: {
      description: 'With a licensee and a field, `deal` is an entry of `deals`',
      content: { 'application/json': { schema: templateSchema } },
    },
    ...refusals(404, 422),
  },
})

export const templates = () =>
  router()
    .openapi(list, (c) =>
      jsonText<z.output<typeof listSchema>>(
        c,
        canonicalJson({ templates: dealTemplates.map(({ deal: _, ...rest }) => rest) }),
      ),
    )
    .openapi(one, (c) => {
      const found = dealTemplates.find(({ id }) => id === c.req.valid('param').template)
      if (found === undefined) return problem(c, 'not-found', 'There is no template of this name.')
      const deal = placed(found.deal, c.req.valid('query'))
      return jsonText<z.output<typeof templateSchema>>(c, canonicalJson({ ...found, deal }))
    })
