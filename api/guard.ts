import type { HonoRequest, MiddlewareHandler } from 'hono'
import type { MethodsAt } from './methods.ts'
import { type ProblemKind, problem } from './problem.ts'
import type { Env } from './services.ts'

interface Refusal {
  readonly kind: ProblemKind
  readonly detail: string
  /** the methods that would be taken */
  readonly allow?: string
}

interface Guarded {
  readonly hosts: readonly string[]
  readonly methodsAt: MethodsAt
}

type Check = (request: HonoRequest, guarded: Guarded) => Refusal | null

/**
 * Before anything else is read. A page of another site must not reach a server that listens on this computer, even
 * when its name resolves to 127.0.0.1 (DNS rebinding): so the host is compared with a fixed list, not with the origin.
 */
export const guard =
  (guarded: Guarded): MiddlewareHandler<Env> =>
  async (c, next) => {
    for (const check of [checkHost, checkOrigin, checkSite, checkMethod, checkBody]) {
      const refusal = check(c.req, guarded)
      if (refusal === null) continue
      if (refusal.allow !== undefined) c.header('Allow', refusal.allow)
      return problem(c, refusal.kind, refusal.detail)
    }
    return next()
  }

const checkHost: Check = (request, { hosts }) => {
  const host = request.header('host')
  const names = `This server answers as ${hosts.join(' and ')}.`
  if (host === undefined || host === '') return { kind: 'host-missing', detail: names }
  const target = new URL(request.url).host
  const known = hosts.includes(host) && hosts.some((name) => new URL(`http://${name}`).host === target)
  return known ? null : { kind: 'host-unknown', detail: names }
}

const checkOrigin: Check = (request) => {
  const origin = request.header('origin')
  if (origin === undefined || origin === `http://${request.header('host')}`) return null
  return { kind: 'foreign-origin', detail: 'Requests are taken from the own page or from no page at all.' }
}

const checkSite: Check = (request) => {
  const site = request.header('sec-fetch-site')
  if (site === undefined || site === 'same-origin' || site === 'none') return null
  return { kind: 'foreign-origin', detail: 'The browser says that another site asked for this.' }
}

const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Before the type of the body: who asks with a method that is not taken learns that, not what to send with it. */
const checkMethod: Check = (request, { methodsAt }) => {
  const methods = methodsAt(request.path)
  if (methods.length === 0 || methods.includes(request.method)) return null
  const allow = methods.join(', ')
  return { kind: 'method', detail: `This address takes ${allow}.`, allow }
}

const checkBody: Check = (request) => {
  if (safe.has(request.method)) return null
  const encoding = request.header('content-encoding') ?? 'identity'
  if (encoding.toLowerCase() !== 'identity')
    return { kind: 'media-type', detail: 'Send the body without Content-Encoding.' }
  const type = (request.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase()
  if (type === 'application/json') return null
  return { kind: 'media-type', detail: 'Send the body with Content-Type: application/json.' }
}
