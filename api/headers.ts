import type { MiddlewareHandler } from 'hono'
import type { Env } from './services.ts'

const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
]

/** Scripts may reach the page only through these two policies: the templates, and the one that starts workers. */
const trustedTypes = ["require-trusted-types-for 'script'", 'trusted-types lit-html fieldfare-worker']

export const pagePolicy = [...policy, ...trustedTypes].join('; ')
/** The reference page writes markup with a library that knows no trusted types. */
export const referencePolicy = policy.join('; ')

const always: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

/** On every answer, also on errors and on the scripts of workers, which carry their own policy. */
export const securityHeaders: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(always)) c.res.headers.set(name, value)
  const reference = c.req.path === '/api/docs'
  c.res.headers.set('Content-Security-Policy', reference ? referencePolicy : pagePolicy)
  c.res.headers.set('X-Request-Id', c.get('requestId'))
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
}
