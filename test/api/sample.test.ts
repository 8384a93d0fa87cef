import { describe, expect, it } from 'vitest'
import { remembered } from '../../api/runs/answers.ts'
import type { Runs } from '../../api/runs/runs.ts'
import { createWork } from '../../api/runs/work.ts'
import { addSample, warmUp } from '../../api/sample.ts'
import { openSqlite } from '../../api/store/sqlite.ts'
import { questions } from '../../models/questions.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { northlake } from '../report/fixture.ts'
import { fakeEngine, inProcess, testApp } from './testApp.ts'

const log = () => undefined

/** Runs that answer only when told to, and note what they were asked. */
const held = () => {
  const engine = inProcess(fakeEngine)
  const asked: string[] = []
  let release: () => void = () => undefined
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  const runs: Runs = {
    ...engine,
    value: async (text, overrides) => {
      asked.push(text)
      await gate
      return engine.value(text, overrides)
    },
  }
  return { runs: remembered(runs), asked, release: () => release() }
}

describe('the sample', () => {
  it('is kept in an empty store as a document that was checked would be', async () => {
    const store = await openSqlite(':memory:')
    await addSample({ store, log })
    const [item] = (await store.list({ limit: 10 })).items
    const kept = await store.latest(item?.id ?? '')
    const checked = createWork({ value, check, explain, questions }).check(JSON.stringify(northlake))
    if (!checked.ok) throw new Error('the sample has faults')
    const { name, canonical, hash } = checked.value
    expect(kept).toMatchObject({ version: 1, name, hash, document: canonical })
    await addSample({ store, log })
    expect((await store.list({ limit: 10 })).items).toHaveLength(1)
  })

  it('is the first run of all, and the first look at it joins that run', async () => {
    const { runs, asked, release } = held()
    const store = await openSqlite(':memory:')
    await addSample({ store, log })
    await warmUp({ runs, store, log })
    expect(asked).toHaveLength(1)
    const { ask } = await testApp({ runs, store })
    const { items } = await (await ask('/api/v1/scenarios')).json()
    const answer = ask(`/api/v1/scenarios/${items[0].id}/versions/1/valuation`)
    const leaving = new AbortController()
    const left = ask(`/api/v1/scenarios/${items[0].id}/versions/1/valuation`, { signal: leaving.signal })
    leaving.abort()
    release()
    expect((await answer).status).toBe(200)
    await left
    expect(asked).toHaveLength(1)
  })

  it('that cannot be valued keeps nobody from starting', async () => {
    const lines: object[] = []
    const store = await openSqlite(':memory:')
    await addSample({ store, log })
    const runs: Runs = { ...inProcess(fakeEngine), value: () => Promise.reject(new Error('secret')) }
    await warmUp({ runs, store, log: (line) => void lines.push(line) })
    await expect.poll(() => lines).toMatchObject([{ event: 'sample' }])
    expect(JSON.stringify(lines)).not.toContain('secret')
  })
})
