import { describe, expect, it } from 'vitest'
import { host, testApp } from './testApp.ts'

const { ask, send } = await testApp()
const id = '00000000-0000-4000-8000-000000000000'

describe('a method that an address does not take', () => {
  it.each([
    ['DELETE', '/api/v1/scenarios', 'GET, HEAD, POST'],
    ['PATCH', `/api/v1/scenarios/${id}`, 'GET, HEAD, PUT'],
    ['POST', `/api/v1/scenarios/${id}/versions/1/valuation`, 'GET, HEAD'],
    ['GET', '/api/v1/valuations', 'POST'],
    ['OPTIONS', '/api/v1/checks', 'POST'],
    ['POST', '/api/v1/openapi.json', 'GET, HEAD'],
    ['PUT', '/api/docs', 'GET, HEAD'],
    ['DELETE', '/healthz', 'GET, HEAD'],
  ])('%s %s is a 405 whatever the body', async (method, path, allow) => {
    for (const type of ['application/json', 'text/plain', undefined]) {
      const headers = new Headers(type === undefined ? {} : { 'content-type': type })
      const response = await ask(path, { method, headers })
      expect(response.status).toBe(405)
      expect(response.headers.get('allow')).toBe(allow)
      expect(await response.json()).toMatchObject({
        type: 'urn:fieldfare:problem:method',
        detail: `This address takes ${allow}.`,
      })
    }
  })

  it('is told only to the own page and to callers without one', async () => {
    const foreign = { method: 'DELETE', headers: { origin: 'http://evil.example' } }
    const response = await ask('/api/v1/scenarios', foreign)
    expect(response.status).toBe(403)
    expect(response.headers.get('allow')).toBeNull()
    const elsewhere = await ask('/api/v1/scenarios', { method: 'DELETE', headers: { host: 'evil.example' } })
    expect(elsewhere.status).toBe(421)
  })

  it('is not in the way of those it takes, nor of HEAD', async () => {
    expect((await ask('/api/v1/scenarios', { method: 'HEAD' })).status).toBe(200)
    expect((await send('POST', '/api/v1/checks', { name: 'a' }, { origin: `http://${host}` })).status).toBe(
      200,
    )
    expect((await ask('/api/v1/nothing')).status).toBe(404)
    expect((await ask('/api/docs/start.js')).status).toBe(200)
  })
})
