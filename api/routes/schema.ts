import { createRoute, z } from '@hono/zod-openapi'
import type { Services } from '../services.ts'
import { router } from './shapes.ts'

const get = createRoute({
  method: 'get',
  path: '/api/v1/schema',
  tags: ['Engine'],
  summary: 'JSON Schema of the document',
  responses: {
    200: {
      description: 'JSON Schema 2020-12',
      content: { 'application/json': { schema: z.looseObject({}) } },
    },
  },
})

export const schema = ({ documentSchema }: Services) =>
  router().openapi(get, (c) => c.json(documentSchema, 200))
