import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { localRuns } from '../../api/runs/local.ts'
import { type Runs, runStop } from '../../api/runs/runs.ts'
import { success } from '../../models/units/result.ts'

const worker = new URL('../support/workers/misbehaving.mjs', import.meta.url)
let runs: Runs

beforeEach(() => {
  runs = localRuns(() => undefined, { worker, threads: 2 })
})

afterEach(() => runs.close())

const stopOf = (run: Promise<unknown>) => run.then(() => null, runStop)

describe('runs in threads', () => {
  it('answer', async () => {
    expect(await runs.value('right')).toEqual(success('right'))
  })

  it('that eat all memory end with a plain reason, and the next one runs (DOS-008)', async () => {
    expect(await stopOf(runs.value('hungry'))).toBe('memory')
    expect(await runs.value('right')).toEqual(success('right'))
  })

  it('that ask for more than the machine has end with the same reason', async () => {
    expect(await stopOf(runs.value('vast'))).toBe('memory')
    expect(await runs.value('right')).toEqual(success('right'))
  })

  it('whose helper is lost end as if they were themselves', async () => {
    expect(await stopOf(runs.value('helped by hungry'))).toBe('memory')
    await expect(runs.value('helped by wrong')).rejects.toThrow('our mistake')
    expect(await runs.value('right')).toEqual(success('right'))
  })

  it('stop within 250 ms of being cancelled (DOS-002)', async () => {
    await runs.value('right')
    const cancel = new AbortController()
    const run = stopOf(runs.value('endless', {}, { signal: cancel.signal }))
    await new Promise((resolve) => setTimeout(resolve, 200))
    const start = performance.now()
    cancel.abort()
    expect(await run).toBe('cancelled')
    expect(performance.now() - start).toBeLessThan(250)
    expect(await runs.value('right')).toEqual(success('right'))
  })

  it('can be cancelled while their thread starts, and the process lives on', async () => {
    for (let round = 0; round < 20; round++) {
      const fresh = localRuns(() => undefined, { worker })
      const cancel = new AbortController()
      const both = [1, 2].map(() => stopOf(fresh.value('endless', {}, { signal: cancel.signal })))
      await new Promise((resolve) => setTimeout(resolve, 4 * round))
      cancel.abort()
      expect(await Promise.all(both)).toEqual(['cancelled', 'cancelled'])
      await fresh.close()
    }
  })

  it('beyond two running and four waiting are refused at once', async () => {
    const cancel = new AbortController()
    const six = Array.from({ length: 6 }, () => stopOf(runs.value('endless', {}, { signal: cancel.signal })))
    expect(await stopOf(runs.value('right'))).toBe('busy')
    cancel.abort()
    expect(await Promise.all(six)).toEqual(six.map(() => 'cancelled'))
  })

  it('leave checks a thread of their own', async () => {
    const cancel = new AbortController()
    const two = [1, 2].map(() => stopOf(runs.value('endless', {}, { signal: cancel.signal })))
    expect(await runs.check('quick')).toMatchObject({ ok: true, value: { name: 'quick' } })
    cancel.abort()
    await Promise.all(two)
  })

  it('give up a check that takes too long, so that the next one has its turn', async () => {
    const hasty = localRuns(() => undefined, { worker, patience: 1000 })
    expect(await stopOf(hasty.check('endless'))).toBe('late')
    expect(await runs.check('quick')).toMatchObject({ ok: true })
    await hasty.close()
  })

  it('pass on a mistake of ours as it is', async () => {
    await expect(runs.value('wrong')).rejects.toThrow('our mistake')
  })
})
