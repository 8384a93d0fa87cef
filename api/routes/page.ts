import { Hono } from 'hono'
import type { PageFile } from '../page.ts'
import { problem } from '../problem.ts'
import { notModified } from '../reply.ts'
import type { Env, Services } from '../services.ts'

/** Addresses of the page itself: words, ids and slashes, never the API and never a file. */
const view = /^(?!\/api(\/|$))(\/[A-Za-z0-9_-]+)*\/?$/

/** The built page: files by exact path, and `index.html` for the page's own addresses. */
export const page = (services: Services) =>
  new Hono<Env>().get('*', (c) => {
    const found = fileAt(services, c.req.path)
    if (found === undefined) return problem(c, 'not-found', 'Nothing has this address.')
    const fresh = notModified(c, found.etag)
    if (found.immutable) c.header('Cache-Control', 'public, max-age=31536000, immutable')
    else c.header('Cache-Control', 'no-cache')
    return fresh ?? c.body(found.bytes, 200, { 'Content-Type': found.type })
  })

const fileAt = ({ page: files }: Services, path: string): PageFile | undefined =>
  files?.get(path) ?? (view.test(path) ? files?.get('/index.html') : undefined)
