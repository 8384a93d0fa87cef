import { createRoute, z } from '@hono/zod-openapi'
import type { Services } from '../services.ts'
import { router } from './shapes.ts'

const get = createRoute({
  method: 'get',
  path: '/api/v1/comparables',
  tags: ['Engine'],
  summary: 'Publicly reported data licences, with source, grade and caution',
  responses: {
    200: { description: 'All of them', content: { 'application/json': { schema: z.looseObject({}) } } },
  },
})

export const comparables = (services: Services) =>
  router().openapi(get, (c) => c.json(services.comparables, 200))
