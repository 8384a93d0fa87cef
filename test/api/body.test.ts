import { describe, expect, it } from 'vitest'
import { bodyLimit, readBody } from '../../api/body.ts'
import { testApp } from './testApp.ts'

const request = (body: BodyInit, headers: Readonly<Record<string, string>> = {}) =>
  new Request('http://127.0.0.1/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

const stream = (chunks: number, size: number, pause = 0) =>
  new ReadableStream({
    async pull(controller) {
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause))
      if (chunks-- > 0) controller.enqueue(new Uint8Array(size).fill(32))
      else controller.close()
    },
  })

describe('a body', () => {
  it('is text', async () => {
    expect(await readBody(request('{"é":1}'))).toEqual({ ok: true, text: '{"é":1}' })
    expect(await readBody(new Request('http://127.0.0.1/', { method: 'POST' }))).toEqual({
      ok: true,
      text: '',
    })
  })

  it('that says it is too large is not read', async () => {
    const large = request('{}', { 'content-length': String(bodyLimit + 1) })
    expect(await readBody(large)).toMatchObject({ ok: false, kind: 'too-large' })
    expect(large.bodyUsed).toBe(false)
  })

  it('that does not say how large it is, is counted while it arrives', async () => {
    expect(await readBody(request(stream(100, 100_000)))).toMatchObject({ ok: false, kind: 'too-large' })
    expect(await readBody(request(stream(20, 100_000)))).toMatchObject({ ok: true })
  })

  it('that does not end in time is given up', async () => {
    const start = performance.now()
    expect(await readBody(request(stream(1000, 1, 50)), 0.3)).toMatchObject({ ok: false, kind: 'slow' })
    expect(performance.now() - start).toBeLessThan(1500)
  })

  it('that is not UTF-8 is refused', async () => {
    expect(await readBody(request(new Uint8Array([0x22, 0xff, 0x22])))).toMatchObject({
      ok: false,
      kind: 'json',
    })
  })

  it('that is compressed is never unpacked (JSON-016)', async () => {
    const { send } = await testApp()
    for (const encoding of ['gzip', 'br', 'identity, gzip']) {
      const response = await send('POST', '/api/v1/checks', '{}', { 'content-encoding': encoding })
      expect(response.status).toBe(415)
    }
  })

  it('above the limit is a 413 for every route that takes one', async () => {
    const { send } = await testApp()
    const large = JSON.stringify({ name: 'a'.repeat(bodyLimit) })
    const routes = ['valuations', 'checks', 'explanations?deal=a&trial=0', 'scenarios']
    for (const route of routes) expect((await send('POST', `/api/v1/${route}`, large)).status).toBe(413)
  })
})
