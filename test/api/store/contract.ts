import { afterAll, describe, expect, it } from 'vitest'
import type { Content, ScenarioStore } from '../../../api/store/scenarioStore.ts'

/** What every store must do, whatever it is made of. `open` gives an empty one. */
export const storeContract = (name: string, open: () => Promise<ScenarioStore>): void => {
  describe(`${name} keeps scenarios`, () => {
    const opened: ScenarioStore[] = []
    const fresh = async () => {
      const store = await open()
      opened.push(store)
      return store
    }
    afterAll(() => Promise.all(opened.map((store) => store.close())))

    it('gives back what was saved', async () => {
      const store = await fresh()
      const saved = await store.create(content('a'))
      expect(saved).toMatchObject({ version: 1, ...content('a') })
      expect(await store.latest(saved.id)).toEqual(saved)
      expect(await store.version(saved.id, 1)).toEqual(saved)
    })

    it('makes version n + 1 and leaves version n as it was', async () => {
      const store = await fresh()
      const first = await store.create(content('a'))
      const second = await store.append(first.id, 1, content('b'))
      expect(second).toMatchObject({ kind: 'saved', version: { id: first.id, version: 2, name: 'b' } })
      expect(await store.version(first.id, 1)).toEqual(first)
      expect((await store.latest(first.id))?.version).toBe(2)
    })

    it('refuses a change of a version that is not the latest, and says which is', async () => {
      const store = await fresh()
      const { id } = await store.create(content('a'))
      await store.append(id, 1, content('b'))
      const late = await store.append(id, 1, content('c'))
      expect(late).toMatchObject({ kind: 'stale', current: { version: 2, name: 'b' } })
      expect((await store.versions(id, { limit: 10 })).items).toHaveLength(2)
    })

    it('takes exactly one of many changes of the same version', async () => {
      const store = await fresh()
      const { id } = await store.create(content('a'))
      const names = Array.from({ length: 8 }, (_, index) => `b${index}`)
      const results = await Promise.all(names.map((each) => store.append(id, 1, content(each))))
      expect(results.filter(({ kind }) => kind === 'saved')).toHaveLength(1)
      expect(results.filter(({ kind }) => kind === 'stale')).toHaveLength(7)
    })

    it('knows nothing of an unknown id', async () => {
      const store = await fresh()
      const id = '00000000-0000-4000-8000-000000000000'
      expect(await store.latest(id)).toBeNull()
      expect(await store.version(id, 1)).toBeNull()
      expect(await store.append(id, 1, content('a'))).toEqual({ kind: 'unknown' })
      expect(await store.versions(id, { limit: 10 })).toEqual({ items: [], next: null })
    })

    it('lists the latest versions, the scenario created last first, page by page', async () => {
      const store = await fresh()
      for (const name of ['a', 'b', 'c', 'd', 'e']) await store.create(content(name))
      const oldest = (await store.list({ limit: 5 })).items.at(-1)
      await store.append(oldest?.id ?? '', 1, content('a2'))
      expect(await namesByPage(store, 2)).toEqual([['e', 'd'], ['c', 'b'], ['a2']])
      expect(await namesByPage(store, 5)).toEqual([['e', 'd', 'c', 'b', 'a2']])
    })

    it('lists versions, the latest first, page by page', async () => {
      const store = await fresh()
      const { id } = await store.create(content('v1'))
      await store.append(id, 1, content('v2'))
      await store.append(id, 2, content('v3'))
      const first = await store.versions(id, { limit: 2 })
      expect(first.items.map(({ version }) => version)).toEqual([3, 2])
      const second = await store.versions(id, { limit: 2, after: first.next ?? 0 })
      expect(second).toMatchObject({ items: [{ version: 1, name: 'v1' }], next: null })
    })

    it('keeps text as it is', async () => {
      const store = await fresh()
      const odd = { ...content("'; DROP TABLE versions; --"), document: '{"name":"\u202e<script>\\u0001é"}' }
      const { id } = await store.create(odd)
      expect(await store.latest(id)).toMatchObject(odd)
    })
  })
}

export const content = (name: string): Content => ({
  name,
  document: JSON.stringify({ name }),
  hash: name.padEnd(64, '0').slice(0, 64),
})

const namesByPage = async (store: ScenarioStore, limit: number): Promise<readonly (readonly string[])[]> => {
  const pages: string[][] = []
  let after: number | null | undefined
  while (after !== null) {
    const page = await store.list(after === undefined ? { limit } : { limit, after })
    pages.push(page.items.map(({ name }) => name))
    after = page.next
  }
  return pages
}
