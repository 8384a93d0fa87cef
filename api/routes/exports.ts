import { createRoute, z } from '@hono/zod-openapi'
import { success } from '../../models/units/result.ts'
import { exportFormatNames, exportFormats, formatOf } from '../exports/formats.ts'
import { problem, refused } from '../problem.ts'
import type { Services } from '../services.ts'
import { anyDealQuery } from './query.ts'
import { refusals, router, versionPath } from './shapes.ts'

const route = createRoute({
  method: 'get',
  path: '/api/v1/scenarios/{id}/versions/{version}/exports/{format}',
  tags: ['Valuations of a version'],
  summary: 'A version and what it is worth as a file',
  description:
    'With a deal, that deal alone; a term sheet (md, docx) is always of one. A version never changes: the same question gives the same bytes. What a file leaves out, and why, stands in the header Fieldfare-Notes, percent-encoded.',
  request: {
    params: versionPath.extend({
      format: z.enum(exportFormatNames).openapi({ param: { name: 'format', in: 'path' } }),
    }),
    query: anyDealQuery,
  },
  responses: {
    200: {
      description: exportFormatNames.map((name) => `${name}: ${exportFormats[name].description}`).join('; '),
      content: Object.fromEntries(
        exportFormatNames.map((name) => [
          exportFormats[name].mediaType,
          { schema: z.string().openapi({ format: 'binary' }) },
        ]),
      ),
    },
    ...refusals(404, 422, 503),
  },
})

/** Files of a version. */
export const exportsOf = ({ runs, store }: Services) =>
  router().openapi(route, async (c) => {
    const { id, version, format } = c.req.valid('param')
    const { deal, ...overrides } = c.req.valid('query')
    const stored = await store.version(id, version)
    if (stored === null) return problem(c, 'not-found', 'No scenario has this version.')
    const { signal } = c.req.raw
    const { from, mediaType, extension } = formatOf(format)
    const answer =
      from === 'answer' ? await runs.value(stored.document, overrides, { signal }) : success(null)
    if (!answer.ok) return refused(c, answer.faults)
    const task = { format, answer: answer.value, text: stored.document, question: { ...overrides, deal } }
    const file = await runs.exportFile(task, signal)
    if (!file.ok) return refused(c, file.faults)
    const { bytes, notes } = file.value
    return c.body(new Uint8Array(bytes), 200, {
      ...(notes.length === 0 ? {} : { 'Fieldfare-Notes': encodeURIComponent(notes.join(' ')) }),
      'Content-Type': mediaType,
      'Content-Disposition': `attachment; filename="version-${version}.${extension}"`,
      'Cache-Control': 'private, no-cache',
    })
  })
