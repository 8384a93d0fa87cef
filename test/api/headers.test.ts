import { describe, expect, it } from 'vitest'
import { testApp } from './testApp.ts'

const page = new Map([
  ['/index.html', file('<!doctype html>', 'text/html; charset=utf-8', false)],
  ['/assets/worker-1a2b.js', file('1', 'text/javascript; charset=utf-8', true)],
])

function file(text: string, type: string, immutable: boolean) {
  return { bytes: new TextEncoder().encode(text), type, etag: `"${text.length}"`, immutable }
}

const { ask, send } = await testApp({ page })

const policy = [
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:",
  "connect-src 'self'; worker-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')
const trusted = "; require-trusted-types-for 'script'; trusted-types lit-html fieldfare-worker"

describe('security headers', () => {
  it.each([
    '/',
    '/s/some-id/deals',
    '/assets/worker-1a2b.js',
    '/healthz',
    '/api/v1/scenarios',
    '/api/docs/start.js',
    '/nothing.html',
  ])('%s carries the whole policy', async (path) => {
    const { headers } = await ask(path)
    expect(headers.get('content-security-policy')).toBe(policy + trusted)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it('the reference page alone goes without trusted types', async () => {
    const response = await ask('/api/docs')
    expect(response.headers.get('content-security-policy')).toBe(policy)
    const html = await response.text()
    expect(html).not.toMatch(/<script(?![^>]* src=)/)
    expect(html).not.toMatch(/https?:\/\//)
  })

  it('refusals of the guard carry it too', async () => {
    const response = await ask('/', { headers: { origin: 'http://evil.example' } })
    expect(response.status).toBe(403)
    expect(response.headers.get('content-security-policy')).toBe(policy + trusted)
  })
})

describe('the page', () => {
  it('is one file for all its addresses, asked about again each time', async () => {
    const response = await ask('/s/0b8e/markets')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-cache')
    const tag = response.headers.get('etag') ?? ''
    expect((await ask('/', { headers: { 'if-none-match': tag } })).status).toBe(304)
  })

  it('assets are kept for good, for their name changes with them', async () => {
    const response = await ask('/assets/worker-1a2b.js')
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  it.each([
    '/assets/nothing.js',
    '/%2e%2e/package.json',
    '/..%5c..%5cetc/passwd',
    '/index.html/../../x.json',
    '/api',
    '/api/v1/nothing',
  ])('%s is nothing', async (path) => {
    const response = await ask(path)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  it('somebody who reads in a browser gets the page with its 404, a program a problem', async () => {
    const response = await ask('/etc/passwd', { headers: { accept: 'text/html,*/*;q=0.8' } })
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const api = await ask('/api/v1/nothing', { headers: { accept: 'text/html' } })
    expect(api.headers.get('content-type')).toBe('application/problem+json')
  })

  it('answers of the API are not stored by caches', async () => {
    const response = await send('POST', '/api/v1/checks', { name: 'a' })
    expect(response.headers.get('cache-control')).toBe('no-store')
  })
})
