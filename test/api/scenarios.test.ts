import { describe, expect, it } from 'vitest'
import { testApp } from './testApp.ts'

const unknown = '/api/v1/scenarios/00000000-0000-4000-8000-000000000000'

const created = async () => {
  const app = await testApp()
  const response = await app.send('POST', '/api/v1/scenarios', { name: 'first', zero: -0 })
  const path = response.headers.get('location') ?? ''
  return { ...app, response, path }
}

describe('keeping a scenario', () => {
  it('answers 201 with its place, its ETag and what was stored', async () => {
    const { response, path, ask } = await created()
    expect(response.status).toBe(201)
    expect(path).toMatch(/^\/api\/v1\/scenarios\/[0-9a-f-]{36}$/)
    expect(response.headers.get('etag')).toBe('"1"')
    const body = await response.json()
    expect(body).toMatchObject({ version: 1, name: 'first', document: { name: 'first', zero: 0 } })
    expect(body.hash).toMatch(/^[0-9a-f]{64}$/)
    const again = await ask(path)
    expect(again.headers.get('etag')).toBe('"1"')
    expect(await again.json()).toEqual(body)
  })

  it('stores nothing of a document with faults, and names all of them', async () => {
    const { send, ask } = await testApp()
    const response = await send('POST', '/api/v1/scenarios', { title: 'no name' })
    expect(response.status).toBe(422)
    const { failures } = await response.json()
    expect(failures).toMatchObject([
      { pointer: '/name', kind: 'missing-key', message: '/name: expected a name, found nothing.' },
      { pointer: '/currency' },
    ])
    expect(await (await ask('/api/v1/scenarios')).json()).toEqual({ items: [], next: null })
  })

  it('has stored a number written as -0 as 0 (JSON-010)', async () => {
    const { path, ask } = await created()
    expect(await (await ask(path)).text()).toContain('"zero":0')
  })
})

describe('changing a scenario', () => {
  it('makes the next version when the latest was changed', async () => {
    const { path, send, ask } = await created()
    const response = await send('PUT', path, { name: 'second' }, { 'if-match': '"1"' })
    expect(response.status).toBe(200)
    expect(response.headers.get('etag')).toBe('"2"')
    const first = await (await ask(`${path}/versions/1`)).json()
    expect(first).toMatchObject({ version: 1, document: { name: 'first' } })
    const { items } = await (await ask(`${path}/versions`)).json()
    expect(items).toMatchObject([
      { version: 2, name: 'second' },
      { version: 1, name: 'first' },
    ])
  })

  it('of a stale version is a 409 that carries base, mine and theirs', async () => {
    const { path, send } = await created()
    await send('PUT', path, { name: 'theirs' }, { 'if-match': '"1"' })
    const response = await send('PUT', path, { name: 'mine' }, { 'if-match': '"1"' })
    expect(response.status).toBe(409)
    expect(response.headers.get('etag')).toBe('"2"')
    expect(await response.json()).toMatchObject({
      type: 'urn:fieldfare:problem:stale',
      base: { version: 1, document: { name: 'first' } },
      mine: { document: { name: 'mine' } },
      theirs: { version: 2, document: { name: 'theirs' } },
    })
  })

  it('of a version that never was is a 409 without a base', async () => {
    const { path, send } = await created()
    const response = await send('PUT', path, { name: 'mine' }, { 'if-match': '"7"' })
    expect(response.status).toBe(409)
    expect((await response.json()).base).toBeNull()
  })

  it.each([undefined, '*', 'W/"1"', '1', '"one"'])('with If-Match %s is a 428', async (tag) => {
    const { path, send } = await created()
    const headers: Record<string, string> = tag === undefined ? {} : { 'if-match': tag }
    expect((await send('PUT', path, { name: 'mine' }, headers)).status).toBe(428)
  })

  it('with faults leaves the version as it is', async () => {
    const { path, send, ask } = await created()
    expect((await send('PUT', path, {}, { 'if-match': '"1"' })).status).toBe(422)
    expect((await (await ask(path)).json()).version).toBe(1)
  })
})

describe('reading', () => {
  it('an ETag that is known saves the body', async () => {
    const { path, ask } = await created()
    for (const place of [path, `${path}/versions/1`]) {
      const response = await ask(place, { headers: { 'if-none-match': '"1"' } })
      expect(response.status).toBe(304)
      expect(await response.text()).toBe('')
    }
  })

  it.each([
    unknown,
    `${unknown}/versions`,
    `${unknown}/versions/1`,
    `${unknown}/versions/1/valuation`,
    `${unknown}/versions/1/valuation/summary.csv`,
    '/api/v1/scenarios/not-an-id',
    '/api/v1/scenarios/1%20OR%201=1',
    '/api/v1/scenarios/__proto__',
  ])('%s is a 404', async (path) => {
    const { ask } = await testApp()
    const response = await ask(path)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  it('an unknown version of a known scenario is a 404', async () => {
    const { path, ask } = await created()
    for (const version of ['2', '0', '-1', '1.5', 'x'])
      expect((await ask(`${path}/versions/${version}`)).status).toBe(404)
  })

  it('changing what does not exist is a 404, not a 428', async () => {
    const { send } = await testApp()
    expect((await send('PUT', unknown, { name: 'a' })).status).toBe(404)
  })

  it('lists at most 100 and goes on by cursor (DOS-006)', async () => {
    const { send, ask } = await testApp()
    for (let index = 0; index < 103; index += 1)
      await send('POST', '/api/v1/scenarios', { name: `s${index}` })
    expect((await ask('/api/v1/scenarios?limit=101')).status).toBe(422)
    const first = await (await ask('/api/v1/scenarios?limit=100')).json()
    expect(first.items).toHaveLength(100)
    expect(first.items[0].name).toBe('s102')
    const second = await (await ask(`/api/v1/scenarios?limit=100&cursor=${first.next}`)).json()
    expect(second.items.map(({ name }: { name: string }) => name)).toEqual(['s2', 's1', 's0'])
    expect(second.next).toBeNull()
  })

  it('a filter for another tenant is ignored (AUTHZ-005)', async () => {
    const { ask } = await created()
    const response = await ask('/api/v1/scenarios?tenant=other')
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual(await (await ask('/api/v1/scenarios')).json())
  })
})
