import { describe, expect, it } from 'vitest'
import { remembered } from '../../api/runs/answers.ts'
import { valuedAs } from '../../api/runs/inThread.ts'
import type { Runs } from '../../api/runs/runs.ts'
import { success } from '../../models/units/result.ts'
import { fakeEngine, inProcess } from './testApp.ts'

interface Started {
  readonly text: string
  readonly end: () => void
  readonly stopped: () => boolean
  readonly tell: (fraction: number) => void
}

/** Runs that end when they are told to, and remember whether they were stopped. */
const held = () => {
  const started: Started[] = []
  const runs: Runs = {
    ...inProcess(fakeEngine),
    value: (text, _overrides, { signal, told } = {}) =>
      new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason))
        const end = () => resolve(success(valuedAs(text)))
        started.push({ text, end, stopped: () => signal?.aborted ?? false, tell: (part) => told?.(part) })
      }),
  }
  return { runs: remembered(runs), started }
}

describe('remembered answers', () => {
  it('keep the last ones and forget the oldest', async () => {
    const engine = inProcess(fakeEngine)
    const runs = remembered(engine)
    const text = (index: number) => JSON.stringify({ name: `n${index}` })
    for (let index = 0; index < 70; index += 1) await runs.value(text(index))
    expect(engine.count()).toBe(70)
    await runs.value(text(69))
    expect(engine.count()).toBe(70)
    await runs.value(text(0))
    expect(engine.count()).toBe(71)
  })

  it('tell apart trials, seed and sampling', async () => {
    const engine = inProcess(fakeEngine)
    const runs = remembered(engine)
    for (const overrides of [{}, { trials: 1 }, { seed: 1 }, { sampling: 'random' as const }]) {
      await runs.value('{"name":"a"}', overrides)
      await runs.value('{"name":"a"}', { ...overrides })
    }
    expect(engine.count()).toBe(4)
  })

  it('a run goes on while one of two callers still waits', async () => {
    const { runs, started } = held()
    const leaving = new AbortController()
    void runs.value('a', {}, { signal: leaving.signal })
    const staying = runs.value('a', {})
    leaving.abort()
    expect(started).toHaveLength(1)
    expect(started[0]?.stopped()).toBe(false)
    started[0]?.end()
    expect(await staying).toEqual(success(valuedAs('a')))
  })

  it('a run that nobody waits for is stopped, and the next question starts anew', async () => {
    const { runs, started } = held()
    const leaving = new AbortController()
    const left = runs.value('a', {}, { signal: leaving.signal })
    leaving.abort()
    await expect(left).rejects.toThrow()
    expect(started[0]?.stopped()).toBe(true)
    const next = runs.value('a')
    expect(started).toHaveLength(2)
    started[1]?.end()
    expect(await next).toEqual(success(valuedAs('a')))
  })

  it('everybody who waits is told how far a shared run is', async () => {
    const { runs, started } = held()
    const heard: string[] = []
    const both = [1, 2].map((who) => runs.value('a', {}, { told: (part) => heard.push(`${who}: ${part}`) }))
    started[0]?.tell(0.5)
    started[0]?.end()
    await Promise.all(both)
    started[0]?.tell(1)
    expect(heard).toEqual(['1: 0.5', '2: 0.5'])
  })

  it('keep no more than 64 MB of answers', async () => {
    let asked = 0
    const bytes = new Uint8Array(30e6)
    const runs = remembered({
      ...inProcess(fakeEngine),
      value: async () => {
        asked += 1
        return success({ bytes, hash: '' })
      },
    })
    for (const text of ['a', 'b', 'c']) await runs.value(text)
    await runs.value('c')
    await runs.value('b')
    expect(asked).toBe(3)
    await runs.value('a')
    expect(asked).toBe(4)
  })

  it('a run that fails is not remembered', async () => {
    let asked = 0
    const runs = remembered({
      ...inProcess(fakeEngine),
      value: async () => {
        asked += 1
        throw new Error('no')
      },
    })
    await expect(runs.value('a')).rejects.toThrow('no')
    await expect(runs.value('a')).rejects.toThrow('no')
    expect(asked).toBe(2)
  })
})
