import { type Context, Hono } from 'hono'
import type { PageFile } from '../page.ts'
import { problem } from '../problem.ts'
import { notModified } from '../reply.ts'
import type { Env, Services } from '../services.ts'

/** Addresses of the page itself, as web/router.ts reads them. */
const view = /^\/(?:library|s\/[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+){0,2})?$/

/** The built page: files by exact path, and `index.html` for the page's own addresses. */
export const page = ({ page: files }: Services) =>
  new Hono<Env>().get('*', (c) => {
    const index = files?.get('/index.html')
    const found = files?.get(c.req.path) ?? (view.test(c.req.path) ? index : undefined)
    if (found !== undefined) return sent(c, found)
    const read = c.req.header('accept')?.includes('text/html') === true && !c.req.path.startsWith('/api')
    return read && index !== undefined ? lost(c, index) : problem(c, 'not-found', 'Nothing has this address.')
  })

const sent = (c: Context<Env>, file: PageFile) => {
  const fresh = notModified(c, file.etag)
  c.header('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
  return fresh ?? c.body(file.bytes, 200, { 'Content-Type': file.type })
}

/** Somebody reading in a browser gets the page, which says that nothing is here and where to go. */
const lost = (c: Context<Env>, index: PageFile) => c.body(index.bytes, 404, { 'Content-Type': index.type })
