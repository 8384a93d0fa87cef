import { afterEach, describe, expect, it, vi } from 'vitest'
import { valuedAs } from '../../api/runs/inThread.ts'
import { registerOf, valuing } from '../../api/runs/register.ts'
import { type Runs, stoppedRun } from '../../api/runs/runs.ts'
import { failure, success } from '../../models/units/result.ts'
import { minimal } from '../report/fixture.ts'
import { fakeEngine, inProcess, testApp } from './testApp.ts'

type Value = Awaited<ReturnType<Runs['value']>>

/** One run that is told how far it is and how it ends. */
const held = () => {
  let end = (_: Value): void => undefined
  let tell = (_: number): void => undefined
  let stopped = false
  const value: Runs['value'] = (_text, _overrides, { signal, told } = {}) =>
    new Promise((resolve, reject) => {
      end = resolve
      tell = told ?? tell
      signal?.addEventListener('abort', () => {
        stopped = true
        reject(stoppedRun('cancelled'))
      })
    })
  const runs: Runs = { ...inProcess(fakeEngine), value }
  return { runs, end: (by: Value) => end(by), tell: (part: number) => tell(part), stopped: () => stopped }
}

const begun = async (runs: Runs) => {
  const app = await testApp({ runs })
  const response = await app.send('POST', '/api/v1/runs?trials=64', minimal)
  const path = response.headers.get('location') ?? ''
  const look = async () => (await app.ask(path)).json()
  return { ...app, response, path, look }
}

describe('a run that is begun', () => {
  it('has an address where its progress is', async () => {
    const run = held()
    const { response, path, look } = await begun(run.runs)
    expect(response.status).toBe(202)
    const { id } = await response.json()
    expect(path).toBe(`/api/v1/runs/${id}`)
    expect(await look()).toEqual({ id, state: 'running', simulated: 0 })
    run.tell(0.25)
    expect(await look()).toEqual({ id, state: 'running', simulated: 0.25 })
  })

  it('ends with the bytes that a valuation answers', async () => {
    const app = await begun(inProcess(fakeEngine))
    const answer = await app.ask(`${app.path}/valuation`)
    expect(answer.status).toBe(200)
    const direct = await app.send('POST', '/api/v1/valuations?trials=64', minimal)
    expect(await answer.text()).toBe(await direct.text())
    expect(await app.look()).toMatchObject({ state: 'done', simulated: 1 })
  })

  it('answers those who wait as soon as it ends', async () => {
    const run = held()
    const { ask, path, look } = await begun(run.runs)
    const waiting = [1, 2].map(() => ask(`${path}/valuation`))
    run.end(success(valuedAs('{"a":1}')))
    for (const response of await Promise.all(waiting)) expect(await response.text()).toBe('{"a":1}')
    expect(await look()).toMatchObject({ state: 'done' })
  })

  it('is refused with every fault of its document', async () => {
    const run = held()
    const { ask, path, look } = await begun(run.runs)
    run.end(failure({ kind: 'value', pointer: '/name', expected: 'a name', found: '1' }))
    const response = await ask(`${path}/valuation`)
    expect(response.status).toBe(422)
    expect((await response.json()).detail).toBe('/name: expected a name, found 1.')
    expect(await look()).toMatchObject({ state: 'refused' })
  })

  it('beyond two running and four waiting is a 503 and no run', async () => {
    const runs: Runs = {
      ...inProcess(fakeEngine),
      value: async () => {
        throw stoppedRun('busy')
      },
    }
    const { response, path } = await begun(runs)
    expect(response.status).toBe(503)
    expect(path).toBe('')
    expect((await response.json()).detail).toContain('Two runs are under way and four are waiting')
  })
})

describe('a run that is cancelled', () => {
  const cancelling = async () => {
    const run = held()
    const app = await begun(run.runs)
    const waiting = app.ask(`${app.path}/valuation`)
    const response = await app.send('DELETE', app.path, '')
    return { ...app, run, waiting, response }
  }

  it('is marked so, is stopped, and never gives an answer', async () => {
    const { run, look, waiting, response, ask, path } = await cancelling()
    expect(response.status).toBe(204)
    expect(run.stopped()).toBe(true)
    expect((await waiting).status).toBe(503)
    expect(await look()).toMatchObject({ state: 'stopped' })
    const after = await ask(`${path}/valuation`)
    expect(after.status).toBe(503)
    expect((await after.json()).detail).toBe('The run was cancelled.')
  })

  it('a second time is forgotten', async () => {
    const { ask, send, path } = await cancelling()
    expect((await send('DELETE', path, '')).status).toBe(204)
    expect((await ask(path)).status).toBe(404)
    expect((await send('DELETE', path, '')).status).toBe(404)
  })
})

it('an address that names no run is a 404 with what to know', async () => {
  const { ask } = await testApp()
  const nobody = '/api/v1/runs/00000000-0000-4000-8000-000000000000'
  for (const path of [nobody, `${nobody}/valuation`]) {
    const response = await ask(path)
    expect(response.status).toBe(404)
    expect((await response.json()).detail).toMatch(/^No run has this id\. A run is forgotten two minutes/)
  }
  expect((await ask('/api/v1/runs/1')).status).toBe(404)
})

describe('a run that nobody asks about', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  const lease = 1000

  it('is stopped and forgotten', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] })
    const run = held()
    const register = registerOf(valuing(run.runs), { lease })
    const { id } = await register.begin({ text: '', overrides: {} })
    vi.advanceTimersByTime(lease - 1)
    expect(register.find(id)).toMatchObject({ state: 'running' })
    vi.advanceTimersByTime(lease - 1)
    expect(run.stopped()).toBe(false)
    vi.advanceTimersByTime(1)
    expect(run.stopped()).toBe(true)
    expect(register.find(id)).toBeNull()
  })

  it('goes on while somebody waits for its outcome', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] })
    const run = held()
    const register = registerOf(valuing(run.runs), { lease })
    const { id } = await register.begin({ text: '', overrides: {} })
    const outcome = register.outcome(id, new AbortController().signal)
    vi.advanceTimersByTime(10 * lease)
    expect(run.stopped()).toBe(false)
    run.end(success(valuedAs('a')))
    expect(await outcome).toEqual(success(valuedAs('a')))
  })

  it('is forgotten earlier when many have ended since', async () => {
    const register = registerOf(valuing(inProcess(fakeEngine)))
    const ids: string[] = []
    for (let index = 0; index < 70; index++) {
      const { id } = await register.begin({ text: '{"name":"a"}', overrides: { seed: index } })
      await register.outcome(id, new AbortController().signal)
      ids.push(id)
    }
    expect(register.find(ids[0] ?? '')).toBeNull()
    expect(register.find(ids[69] ?? '')).toMatchObject({ state: 'done' })
  })
})
