import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDirectory, type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer

/** One byte a second, from the first test on: nothing else has to wait for the end of it. */
let dripping: Promise<{ readonly answer: string; readonly took: number }>

beforeAll(async () => {
  server = await startServer()
  const start = performance.now()
  const lines = ['POST /api/v1/checks HTTP/1.1', 'Content-Type: application/json', 'Content-Length: 100']
  dripping = raw(`${head(...lines)}{`, { dripEvery: 1000 }).then((answer) => ({
    answer,
    took: performance.now() - start,
  }))
})

afterAll(() => server.stop())

/** Sends bytes as they are and gives back everything that comes until the other end closes. */
const raw = (text: string, { dripEvery = 0 } = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text))
    const drip = dripEvery > 0 ? setInterval(() => socket.write('x'), dripEvery) : undefined
    let answer = ''
    socket.on('data', (data) => {
      answer += data
    })
    socket.on('close', () => {
      clearInterval(drip)
      resolve(answer)
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error)
    })
  })

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])

const head = (...lines: readonly string[]): string =>
  [...lines, `Host: 127.0.0.1:${server.port}`, 'Connection: close', '', ''].join('\r\n')

describe('a socket', () => {
  it('without a Host is a 400 (HOST-014)', async () => {
    expect(statusOf(await raw('GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n'))).toBe(400)
    expect(statusOf(await raw('GET /healthz HTTP/1.0\r\n\r\n'))).toBe(400)
  })

  it('with a foreign Host is a 421', async () => {
    expect(statusOf(await raw('GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'))).toBe(421)
  })

  it('that asks for a foreign address is a 421 although its Host is right', async () => {
    expect(statusOf(await raw(head('GET http://evil.example/healthz HTTP/1.1')))).toBe(421)
  })

  it('with two lengths for one body is a 400 (ORIGIN-011)', async () => {
    const lines = ['POST /api/v1/checks HTTP/1.1', 'Content-Type: application/json', 'Content-Length: 2']
    expect(statusOf(await raw(`${head(...lines, 'Transfer-Encoding: chunked')}2\r\n{}\r\n0\r\n\r\n`))).toBe(
      400,
    )
  })

  it('that announces a large body is answered before the body comes', async () => {
    const lines = [
      'POST /api/v1/checks HTTP/1.1',
      'Content-Type: application/json',
      'Content-Length: 3000000',
    ]
    const answer = await raw(head(...lines))
    expect(statusOf(answer)).toBe(413)
    expect(answer).toContain('application/problem+json')
  })

  it('that sends a large body in chunks is stopped', async () => {
    const lines = [
      'POST /api/v1/checks HTTP/1.1',
      'Content-Type: application/json',
      'Transfer-Encoding: chunked',
    ]
    const chunk = `10000\r\n${' '.repeat(65_536)}\r\n`
    expect(statusOf(await raw(head(...lines) + chunk.repeat(40)))).toBe(413)
  })

  it('path traversal finds nothing (ORIGIN-017)', async () => {
    for (const path of [
      '/..%2f..%2fetc/passwd',
      '/../../etc/passwd',
      '/assets/../../package.json',
      '//etc/passwd',
    ])
      expect(statusOf(await raw(head(`GET ${path} HTTP/1.1`)))).toBe(404)
  })
})

describe('the store', () => {
  it('belongs to one process; the second is told which', async () => {
    const second = startServer(server.directory)
    const first = `already running \\(process ${server.child.pid}, ${server.address}\\)`
    await expect(second).rejects.toThrow(new RegExp(first))
  })

  it('survives kill −9 in the middle of writing: what was acknowledged is there', async () => {
    const directory = newDirectory()
    const before = await startServer(directory)
    const acknowledged: string[] = []
    const writing = (async () => {
      for (let index = 0; ; index += 1) acknowledged.push((await create(before.address, `kept ${index}`)).id)
    })().catch(() => acknowledged.length)
    await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(4)
    expect(await before.stop('SIGKILL')).toBe('SIGKILL')
    expect(await writing).toBeGreaterThan(4)
    const after = await startServer(directory)
    const found = await Promise.all(
      acknowledged.map(async (id) => (await fetch(`${after.address}/api/v1/scenarios/${id}`)).status),
    )
    expect(found).toEqual(acknowledged.map(() => 200))
    expect(await after.stop()).toBe(0)
  })

  it('starts with the sample in it, valued ahead of the first question', async () => {
    const { items } = await (await fetch(`${server.address}/api/v1/scenarios`)).json()
    expect(items).toMatchObject([{ name: 'Northlake chest imaging', version: 1 }])
    const valuation = `${server.address}/api/v1/scenarios/${items[0].id}/versions/1/valuation`
    expect((await fetch(valuation)).status).toBe(200)
    const start = performance.now()
    await (await fetch(valuation)).json()
    expect(performance.now() - start).toBeLessThan(500)
  })

  const create = async (address: string, name: string) => {
    const sample = await (await fetch(`${address}/api/v1/scenarios`)).json()
    const stored = await (await fetch(`${address}/api/v1/scenarios/${sample.items[0].id}`)).json()
    const body = JSON.stringify({ ...stored.document, name })
    const headers = { 'content-type': 'application/json' }
    return (await fetch(`${address}/api/v1/scenarios`, { method: 'POST', headers, body })).json()
  }
})

describe('a long run', () => {
  it('does not keep others waiting: health answers meanwhile', async () => {
    const { items } = await (await fetch(`${server.address}/api/v1/scenarios`)).json()
    const valuation = `${server.address}/api/v1/scenarios/${items[0].id}/versions/1/valuation`
    const leaving = new AbortController()
    const runs = [1, 2].map((seed) =>
      fetch(`${valuation}?trials=1000000&seed=${seed}`, { signal: leaving.signal }).catch(() => null),
    )
    let ended = false
    const both = Promise.all(runs).then(() => {
      ended = true
    })
    for (let index = 0; index < 100; index += 1)
      expect(await (await fetch(`${server.address}/healthz`)).text()).toContain('ok')
    // a hundred answers came while both runs were still under way
    expect(ended).toBe(false)
    leaving.abort()
    await both
  })

  it('is stopped when nobody waits for it any more, and the threads are free again', async () => {
    const { items } = await (await fetch(`${server.address}/api/v1/scenarios`)).json()
    const valuation = `${server.address}/api/v1/scenarios/${items[0].id}/versions/1/valuation`
    const start = performance.now()
    const answer = await fetch(`${valuation}?trials=256&seed=99`)
    expect(answer.status).toBe(200)
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

describe('a slow socket', () => {
  it('that sends one byte a second is a 408 within 15 seconds (JSON-026)', async () => {
    const { answer, took } = await dripping
    expect(statusOf(answer)).toBe(408)
    expect(took).toBeLessThan(15_000)
  })
})

describe('the log', () => {
  it('is one object a line, with the route instead of the address', async () => {
    await fetch(`${server.address}/api/v1/scenarios/secret-id?token=topsecret`)
    const lines = () =>
      server
        .log()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    const line = { event: 'request', route: '/api/v1/scenarios/:id', status: 404 }
    await expect.poll(lines).toContainEqual(expect.objectContaining(line))
    expect(server.log()).not.toMatch(/secret/)
  })
})
