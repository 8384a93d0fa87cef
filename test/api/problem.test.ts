import { describe, expect, it } from 'vitest'
import { errorPlace, logText } from '../../api/log.ts'
import type { RunStop, Runs } from '../../api/runs/runs.ts'
import { fakeEngine, inProcess, testApp } from './testApp.ts'

const failing = (error: Error): Runs => ({ ...inProcess(fakeEngine), value: () => Promise.reject(error) })

describe('what goes wrong is a problem document', () => {
  it('names the request, as the log and the header do (LOG-002)', async () => {
    const { ask, lines } = await testApp()
    const response = await ask('/api/v1/nothing')
    const id = response.headers.get('x-request-id')
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toEqual({
      type: 'urn:fieldfare:problem:not-found',
      title: 'Not here',
      status: 404,
      detail: 'Nothing has this address.',
      instance: `urn:uuid:${id}`,
    })
    expect(lines).toMatchObject([{ event: 'request', requestId: id, status: 404 }])
  })

  it('our own mistake is a 500 without a stack and without the text that caused it', async () => {
    const { send, lines } = await testApp()
    const response = await send('POST', '/api/v1/valuations', { name: 'our mistake' })
    expect(response.status).toBe(500)
    const text = await response.text()
    expect(text).not.toMatch(/secret|at .*\.ts|node_modules/)
    expect(JSON.stringify(lines)).not.toContain('secret')
    expect(lines.find(({ event }) => event === 'error')?.error).toMatch(/^Error at /)
  })

  it.each([
    ['busy', 503, '2'],
    ['memory', 503, null],
    ['cancelled', 503, null],
  ] as const)('a run that ends as %s is a %i', async (stop: RunStop, status, retryAfter) => {
    const { send } = await testApp({ runs: failing(Object.assign(new Error('x'), { runStop: stop })) })
    const response = await send('POST', '/api/v1/valuations', { name: 'a' })
    expect(response.status).toBe(status)
    expect(response.headers.get('retry-after')).toBe(retryAfter)
  })

  it('a full disk says that nothing was saved', async () => {
    const { send } = await testApp({
      runs: failing(Object.assign(new Error('full'), { code: 'SQLITE_FULL' })),
    })
    const response = await send('POST', '/api/v1/valuations', { name: 'a' })
    expect(response.status).toBe(507)
  })
})

describe('the log', () => {
  it('says the route, never the path, the query or a header (LOG-004, LOG-006)', async () => {
    const { send, lines } = await testApp()
    const secret = '5f0c7b1e-0000-4000-8000-00000000beef'
    const headers = { 'if-match': '"1"', cookie: 'session=topsecret' }
    await send('PUT', `/api/v1/scenarios/${secret}?token=topsecret`, { name: 'topsecret' }, headers)
    expect(lines).toMatchObject([
      { event: 'request', method: 'PUT', route: '/api/v1/scenarios/:id', status: 404 },
    ])
    expect(JSON.stringify(lines)).not.toMatch(/topsecret|beef/)
  })

  it('writes one line of JSON with the fields of its list and no others', () => {
    const line = { event: 'request', status: 200, body: 'secret', cookie: 'secret' } as const
    const text = logText(line, new Date(Date.UTC(2027, 0, 2)))
    expect(text).toBe('{"time":"2027-01-02T00:00:00.000Z","event":"request","status":200}\n')
  })

  it('places an error without its message', () => {
    const place = errorPlace(new TypeError('quoted\nsecret'))
    expect(place).toMatch(/^TypeError at /)
    expect(place).not.toContain('secret')
  })
})
