import { afterAll, describe, expect, it } from 'vitest'
import type { ScenarioStore } from '../../../api/store/scenarioStore.ts'

/** What every store must do with comparables, whatever it is made of. `open` gives an empty one. */
export const comparableContract = (name: string, open: () => Promise<ScenarioStore>): void => {
  describe(`${name} keeps comparables`, () => {
    const opened: ScenarioStore[] = []
    const fresh = async () => {
      const store = await open()
      opened.push(store)
      return store.comparables
    }
    afterAll(() => Promise.all(opened.map((store) => store.close())))

    it('gives back what was saved', async () => {
      const store = await fresh()
      expect(await store.save({ id: 'a', base: 0, comparable: '{}' })).toEqual({ kind: 'saved', revision: 1 })
      expect(await store.read('a')).toMatchObject({ id: 'a', revision: 1, comparable: '{}' })
    })

    it('lists the latest revision of each, by id', async () => {
      const store = await fresh()
      await store.save({ id: 'b', base: 0, comparable: '{}' })
      await store.save({ id: 'a', base: 0, comparable: '{}' })
      await store.save({ id: 'b', base: 1, comparable: '{"x":1}' })
      expect((await store.list()).map(({ id, revision }) => [id, revision])).toEqual([
        ['a', 1],
        ['b', 2],
      ])
    })

    it('refuses a change of a revision that is not the latest, and says which is', async () => {
      const store = await fresh()
      await store.save({ id: 'a', base: 0, comparable: '{}' })
      for (const base of [0, 2])
        expect(await store.save({ id: 'a', base, comparable: '{"late":1}' })).toEqual({
          kind: 'stale',
          revision: 1,
        })
      expect(await store.read('a')).toMatchObject({ comparable: '{}' })
    })

    it('takes exactly one of many changes of the same revision', async () => {
      const store = await fresh()
      const saving = Array.from({ length: 8 }, () => store.save({ id: 'a', base: 0, comparable: '{}' }))
      const results = await Promise.all(saving)
      expect(results.filter(({ kind }) => kind === 'saved')).toHaveLength(1)
    })

    it('takes away, and can be given anew; its revisions go on', async () => {
      const store = await fresh()
      await store.save({ id: 'a', base: 0, comparable: '{}' })
      expect(await store.save({ id: 'a', base: 1, comparable: null })).toEqual({ kind: 'saved', revision: 2 })
      expect([await store.read('a'), await store.list()]).toEqual([null, []])
      expect(await store.save({ id: 'a', base: 0, comparable: null })).toEqual({ kind: 'stale', revision: 0 })
      expect(await store.save({ id: 'a', base: 0, comparable: '{}' })).toEqual({ kind: 'saved', revision: 3 })
    })
  })
}
