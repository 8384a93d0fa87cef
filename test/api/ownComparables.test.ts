import { describe, expect, it } from 'vitest'
import { testApp } from './testApp.ts'

const own = {
  id: 'ours-2025',
  licensor: 'A clinic',
  licensee: 'A laboratory',
  year: 2025,
  asset: 'images',
  reported: '120,000 USD for a licence of three years',
  grade: 'A',
  source: 'our own contract',
  kind: 'licence',
  amount: { low: 120_000, high: 120_000, currency: 'USD', basis: 'total' },
}
const address = '/api/v1/comparables/own/ours-2025'
const text = JSON.stringify(own)

describe('comparables of one’s own', () => {
  it('are kept, read, listed, changed and taken away', async () => {
    const { ask, send } = await testApp()
    const made = await send('PUT', address, text)
    expect([made.status, made.headers.get('etag')]).toEqual([200, '"1"'])
    expect(await (await ask(address)).json()).toMatchObject({ revision: 1, comparable: own })
    const changed = await send('PUT', address, JSON.stringify({ ...own, caution: 'old' }), {
      'if-match': '"1"',
    })
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"'])
    const { comparables } = await (await ask('/api/v1/comparables/own')).json()
    expect(comparables).toMatchObject([{ revision: 2, comparable: { caution: 'old' } }])
    const removed = await send('DELETE', address, '', { 'if-match': '"2"' })
    expect(removed.status).toBe(204)
    expect((await ask(address)).status).toBe(404)
  })

  it('that somebody else has changed are not written over', async () => {
    const { ask, send } = await testApp()
    await send('PUT', address, text)
    const again = await send('PUT', address, text)
    expect([again.status, again.headers.get('etag')]).toEqual([409, '"1"'])
    expect(await again.text()).toContain('revision 1')
    expect((await send('DELETE', address, '')).status).toBe(428)
    expect((await send('DELETE', address, '', { 'if-match': '"7"' })).status).toBe(409)
    expect((await ask(address)).status).toBe(200)
  })

  it('with faults are refused, all of them at once, by place', async () => {
    const { ask, send } = await testApp()
    const wrong = await send('PUT', address, JSON.stringify({ ...own, kind: 'gift', year: 1.5 }))
    expect(wrong.status).toBe(422)
    const { failures } = await wrong.json()
    expect(failures.map(({ pointer }: { pointer: string }) => pointer).toSorted()).toEqual(['/kind', '/year'])
    const elsewhere = await send('PUT', '/api/v1/comparables/own/other', text)
    expect(await elsewhere.text()).toContain('the id of the address')
    const shipped = await send(
      'PUT',
      '/api/v1/comparables/own/freepik-2024',
      JSON.stringify({ ...own, id: 'freepik-2024' }),
    )
    expect(await shipped.text()).toContain('no shipped comparable')
    expect((await send('PUT', address, '{')).status).toBe(400)
    expect(await (await ask('/api/v1/comparables/own')).json()).toEqual({ comparables: [] })
  })
})
