import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Hono } from 'hono'
import type { Env } from '../services.ts'

const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fieldfare: API reference</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="reference"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`

const start = `SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#reference',
  validatorUrl: null,
  deepLinking: true,
  defaultModelsExpandDepth: 0,
})
`

const files: ReadonlyMap<string, string> = new Map([
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
])

/** The reference page: everything it needs comes from this server, and no script stands in the page itself. */
export const docs = () =>
  new Hono<Env>()
    .get('/api/docs', (c) => c.html(html))
    .get('/api/docs/start.js', (c) =>
      c.body(start, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
    )
    .get('/api/docs/:file', (c) => {
      const type = files.get(c.req.param('file'))
      if (type === undefined) return c.notFound()
      return c.body(packaged(c.req.param('file')), 200, { 'Content-Type': type })
    })

const packaged = (file: string): Uint8Array<ArrayBuffer> => {
  const manifest = createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')
  return new Uint8Array(readFileSync(join(dirname(manifest), file)))
}
