import { describe, expect, it } from 'vitest'
import { badInputs } from '../support/badInput.ts'
import { host, testApp } from './testApp.ts'

const port = '8787'
const { app, send, ask } = await testApp()

describe('the host is compared with a fixed list before anything is read', () => {
  for (const { id, payload, expect: expected } of badInputs('HOST')) {
    it(`${id}: ${payload} is ${expected}`, async () => {
      const [name = '', extra] = String(payload).replaceAll('PORT', port).split(' + ')
      const headers = new Headers(name === '(absent)' ? {} : { host: name })
      const [header, value] = extra?.split(': ') ?? []
      if (header !== undefined && value !== undefined) headers.set(header, value)
      const response = await app.request(`http://${host}/healthz`, { headers })
      expect(response.status).toBe(expected)
    })
  }

  it('a request target that names another host is refused although the header is right', async () => {
    const response = await app.request(`http://evil.example:${port}/healthz`, { headers: { host } })
    expect(response.status).toBe(421)
  })

  it('refuses before it looks at the path, so a foreign host cannot tell what exists', async () => {
    const foreign = { headers: { host: 'evil.example' } }
    const [known, unknown] = await Promise.all([
      app.request(`http://${host}/healthz`, foreign),
      app.request(`http://${host}/nothing`, foreign),
    ])
    expect([known.status, unknown.status]).toEqual([421, 421])
  })
})

/** What each case of the collection sends, worded there for people. */
const requests: Readonly<Record<string, () => Response | Promise<Response>>> = {
  'ORIGIN-001': () =>
    send(
      'POST',
      '/api/v1/valuations',
      { name: 'a' },
      { origin: `http://${host}`, 'sec-fetch-site': 'same-origin' },
    ),
  'ORIGIN-003': () => send('POST', '/api/v1/valuations', { name: 'a' }, { origin: 'null' }),
  'ORIGIN-005': () => ask('/api/v1/scenarios', { headers: { 'sec-fetch-site': 'cross-site' } }),
  'ORIGIN-007': () =>
    ask('/api/v1/valuations', {
      method: 'POST',
      body: 'a=1',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: `http://${host}` },
    }),
  'ORIGIN-009': () => send('POST', '/api/v1/valuations', { name: 'a' }),
  'ORIGIN-013': () =>
    ask('/api/v1/valuations', {
      method: 'OPTIONS',
      headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST' },
    }),
  'ORIGIN-015': () =>
    ask('/api/v1/scenarios', { headers: { origin: 'http://evil.example', accept: 'text/event-stream' } }),
  'ORIGIN-017': () => ask('/..%2f..%2fetc/passwd'),
}

/** This one needs a socket: test/api/server.test.ts sends it. */
const elsewhere = ['ORIGIN-011']

describe('only the own page and callers without a page', () => {
  it('every case of the group is here', () => {
    const ids = badInputs('ORIGIN').map(({ id }) => id)
    expect(ids.filter((id) => requests[id] === undefined)).toEqual(elsewhere)
  })

  for (const { id, payload, expect: expected } of badInputs('ORIGIN')) {
    const request = requests[id]
    if (request === undefined) continue
    it(`${id}: ${payload} is ${expected}`, async () => {
      const response = await request()
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
      if (typeof expected === 'number') expect(response.status).toBe(expected)
    })
  }

  it.each(['http://localhost:8787', 'https://127.0.0.1:8787', 'http://127.0.0.1', 'http://evil.example'])(
    'the origin %s is not that of the host that was asked',
    async (origin) => {
      expect((await ask('/healthz', { headers: { origin } })).status).toBe(403)
    },
  )

  it.each(['same-site', 'cross-site', 'anything'])('Sec-Fetch-Site: %s is refused', async (site) => {
    expect((await ask('/healthz', { headers: { 'sec-fetch-site': site } })).status).toBe(403)
  })

  it.each(['text/plain', 'application/json-seq', 'multipart/form-data', ''])(
    'a body of type "%s" is not read',
    async (type) => {
      const response = await send('PUT', '/api/v1/scenarios/x', '{}', { 'content-type': type })
      expect(response.status).toBe(415)
    },
  )

  it('a type with a parameter is JSON too', async () => {
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' }
    expect((await send('POST', '/api/v1/checks', { name: 'a' }, headers)).status).toBe(200)
  })
})
