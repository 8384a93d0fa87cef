import { createRoute, z } from '@hono/zod-openapi'
import { router } from './shapes.ts'

const get = createRoute({
  method: 'get',
  path: '/healthz',
  tags: ['Server'],
  summary: 'Whether the server answers',
  responses: {
    200: {
      description: 'It does',
      content: { 'application/json': { schema: z.object({ status: z.literal('ok') }) } },
    },
  },
})

export const health = () => router().openapi(get, (c) => c.json({ status: 'ok' as const }, 200))
