import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { changed, sample } from '../laws/documents.ts'
import { newDirectory, type RunningServer, startServer } from '../support/server.ts'
import { root } from '../support/sources.ts'

/** Runs that take minutes, and a server that is there for others meanwhile. */
const northlake = readFileSync(join(root, 'models/samples/northlake.json'), 'utf8')
const headers = { 'content-type': 'application/json' }
const long = 'trials=1000000'

let server: RunningServer

beforeAll(async () => {
  server = await startServer(newDirectory(), { FIELDFARE_THREADS: '2' })
  // until then the first run of the sample has one of the threads
  const { items } = await (await fetch(`${server.address}/api/v1/scenarios`)).json()
  await fetch(`${server.address}/api/v1/scenarios/${items[0].id}/versions/1/valuation`)
})

afterAll(() => server.stop())

const post = (path: string, body: string) =>
  fetch(`${server.address}/api/v1/${path}`, { method: 'POST', headers, body })

const begin = async (query: string): Promise<string> => {
  const response = await post(`runs?${query}`, northlake)
  expect(response.status).toBe(202)
  return `${server.address}${response.headers.get('location')}`
}

const look = async (run: string): Promise<{ readonly state: string; readonly simulated: number }> =>
  (await fetch(run)).json()

const cancel = (run: string) => fetch(run, { method: 'DELETE', headers })

const patience = { timeout: 120_000, interval: 100 }
vi.setConfig({ testTimeout: 240_000 })

describe('a run of a million trials', () => {
  it('says how far it is, and once it is cancelled its threads are free', async () => {
    const run = await begin(long)
    const waiting = fetch(`${run}/valuation`)
    await expect.poll(async () => (await look(run)).simulated, patience).toBeGreaterThan(0)
    const before = (await look(run)).simulated
    await expect.poll(async () => (await look(run)).simulated, patience).toBeGreaterThan(before)
    expect(await look(run)).toMatchObject({ state: 'running' })
    expect((await cancel(run)).status).toBe(204)
    expect(await look(run)).toMatchObject({ state: 'stopped' })
    const never = await waiting
    expect(never.status).toBe(503)
    expect((await never.json()).detail).toBe('The run was cancelled.')
    const two = [1, 2].map((seed) => post(`valuations?trials=64&seed=${seed}`, northlake))
    expect((await Promise.all(two)).map(({ status }) => status)).toEqual([200, 200])
  })

  it('leaves health, saving and checking to others', async () => {
    const runs = await Promise.all([1, 2].map((seed) => begin(`${long}&seed=${seed}`)))
    for (let index = 0; index < 30; index++) {
      expect((await fetch(`${server.address}/healthz`)).status).toBe(200)
      const path = index % 2 === 0 ? 'checks' : 'scenarios'
      expect((await post(path, northlake)).ok).toBe(true)
    }
    // sixty answers came while both were still under way
    for (const run of runs) {
      expect(await look(run)).toMatchObject({ state: 'running' })
      await cancel(run)
    }
  })

  it('is one of two; four more wait, and the next is refused with what to do', async () => {
    const runs = await Promise.all([1, 2, 3, 4, 5, 6].map((seed) => begin(`${long}&seed=1${seed}`)))
    const seventh = await post(`runs?${long}&seed=17`, northlake)
    expect(seventh.status).toBe(503)
    expect(seventh.headers.get('retry-after')).toBe('2')
    for (const run of runs) await cancel(run)
  })
})

describe('a file of a million trials', () => {
  const unsent = () => {
    const folder = join(server.directory, 'unsent')
    return existsSync(folder) ? readdirSync(folder) : []
  }

  it('ends when its reader leaves or it is cancelled, and the next one has its turn', async () => {
    const { items } = await (await fetch(`${server.address}/api/v1/scenarios`)).json()
    const path = `scenarios/${items[0].id}/versions/1/exports/trials.csv`
    const leaving = new AbortController()
    const address = `${server.address}/api/v1/${path}`
    const left = await fetch(`${address}?${long}`, { signal: leaving.signal })
    expect([left.status, left.headers.get('content-length')]).toEqual([200, null])
    const first = await left.body?.getReader().read()
    expect(new TextDecoder().decode(first?.value)).toMatch(/^trial,/)
    const begun = await post(`${path}?${long}`, '')
    leaving.abort()
    const file = `${server.address}${begun.headers.get('location')}`
    await expect.poll(async () => (await look(file)).simulated, patience).toBeGreaterThan(0)
    await expect.poll(unsent, patience).toHaveLength(1)
    await cancel(file)
    const next = await (await fetch(`${address}?trials=256`)).text()
    expect(next.trimEnd().split('\r\n')).toHaveLength(257)
    await expect.poll(unsent, patience).toEqual([])
  })
})

describe('an answer of many megabytes', () => {
  const deals = 150
  const large = changed(sample('constants'), (copy) => {
    copy.deals = Array.from({ length: deals }, (_, index) => ({ ...copy.deals[0], id: `deal-${index}` }))
  })

  it('keeps nobody waiting while it is written and sent', async () => {
    const question = post('valuations?trials=16', JSON.stringify(large))
    let ended = false
    const answer = question.then((response) => response.arrayBuffer())
    void answer.finally(() => {
      ended = true
    })
    let worst = 0
    while (!ended) {
      const start = performance.now()
      await (await fetch(`${server.address}/healthz`)).text()
      worst = Math.max(worst, performance.now() - start)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    expect((await answer).byteLength).toBeGreaterThan(4e6)
    expect(worst).toBeLessThan(5000)
  })
})
