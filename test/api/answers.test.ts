import { describe, expect, it } from 'vitest'
import { remembered } from '../../api/runs/answers.ts'
import type { Runs } from '../../api/runs/runs.ts'
import { success } from '../../models/units/result.ts'
import { fakeEngine, inProcess } from './testApp.ts'

/** Runs that end when they are told to, and remember whether they were stopped. */
const held = () => {
  const started: { text: string; end: () => void; stopped: () => boolean }[] = []
  const runs: Runs = {
    ...inProcess(fakeEngine),
    value: (text, _overrides, signal) =>
      new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason))
        started.push({ text, end: () => resolve(success(text)), stopped: () => signal?.aborted ?? false })
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
    void runs.value('a', {}, leaving.signal)
    const staying = runs.value('a', {})
    leaving.abort()
    expect(started).toHaveLength(1)
    expect(started[0]?.stopped()).toBe(false)
    started[0]?.end()
    expect(await staying).toEqual(success('a'))
  })

  it('a run that nobody waits for is stopped, and the next question starts anew', async () => {
    const { runs, started } = held()
    const leaving = new AbortController()
    const left = runs.value('a', {}, leaving.signal)
    leaving.abort()
    await expect(left).rejects.toThrow()
    expect(started[0]?.stopped()).toBe(true)
    const next = runs.value('a')
    expect(started).toHaveLength(2)
    started[1]?.end()
    expect(await next).toEqual(success('a'))
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
