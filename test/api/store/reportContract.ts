import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import type { ScenarioStore } from '../../../api/store/scenarioStore.ts'
import { content } from './contract.ts'

const about = { file: 'q1.csv', hash: 'a'.repeat(64), deal: null, by: 'ada' }

/** What every store must do with royalty reports, whatever it is made of. `open` gives an empty one. */
export const reportContract = (name: string, open: () => Promise<ScenarioStore>): void => {
  describe(`${name} keeps royalty reports`, () => {
    const opened: ScenarioStore[] = []
    const fresh = async () => {
      const store = await open()
      opened.push(store)
      const { id: scenario } = await store.create(content('a'))
      const save = async (report: string, base: number, rows: string | null, mark?: number) => {
        const at = mark ?? (await store.reports.list(scenario)).mark
        return store.reports.save({ ...about, scenario, report, base, rows, mark: at })
      }
      return { store, scenario, save, reports: store.reports }
    }
    afterAll(() => Promise.all(opened.map((store) => store.close())))

    it('gives back what was saved, with who and when', async () => {
      const { scenario, save, reports } = await fresh()
      const id = randomUUID()
      expect(await save(id, 0, '[]')).toMatchObject({ kind: 'saved', report: { report: id, revision: 1 } })
      const { reports: listed } = await reports.list(scenario)
      expect(listed).toEqual([
        { report: id, revision: 1, rows: '[]', ...about, createdAt: expect.stringMatching(/^\d{4}-/) },
      ])
      expect(await reports.revisions(scenario, id)).toEqual(listed)
    })

    it('keeps every revision; the list has the latest, in the order in which reports began', async () => {
      const { scenario, save, reports } = await fresh()
      const [first, second] = [randomUUID(), randomUUID()]
      await save(first, 0, '[1]')
      await save(second, 0, '[2]')
      await save(first, 1, '[3]')
      const listed = (await reports.list(scenario)).reports
      expect(listed.map(({ report, revision, rows }) => [report, revision, rows])).toEqual([
        [first, 2, '[3]'],
        [second, 1, '[2]'],
      ])
      expect((await reports.revisions(scenario, first)).map(({ rows }) => rows)).toEqual(['[1]', '[3]'])
    })

    it('withdraws by a revision without rows, once, and takes it back by another', async () => {
      const { scenario, save, reports } = await fresh()
      const id = randomUUID()
      expect(await save(id, 0, null)).toEqual({ kind: 'stale', revision: 0 })
      await save(id, 0, '[1]')
      expect(await save(id, 1, null)).toMatchObject({ kind: 'saved', report: { revision: 2, rows: null } })
      expect(await save(id, 2, null)).toEqual({ kind: 'stale', revision: 2 })
      expect((await reports.list(scenario)).reports).toMatchObject([{ rows: null, file: 'q1.csv' }])
      expect(await save(id, 2, '[1]')).toMatchObject({ kind: 'saved', report: { revision: 3 } })
    })

    it('refuses a change of a revision that is not the latest, and one held against an old list', async () => {
      const { save, reports, scenario } = await fresh()
      const id = randomUUID()
      await save(id, 0, '[1]')
      for (const base of [0, 2]) expect(await save(id, base, '[2]')).toEqual({ kind: 'stale', revision: 1 })
      expect(await save(randomUUID(), 0, '[2]', 0)).toEqual({ kind: 'stale', revision: 0 })
      expect((await reports.list(scenario)).reports).toHaveLength(1)
    })

    it('takes exactly one of many that were held against the same list', async () => {
      const { save } = await fresh()
      const results = await Promise.all(Array.from({ length: 8 }, () => save(randomUUID(), 0, '[]', 0)))
      expect(results.filter(({ kind }) => kind === 'saved')).toHaveLength(1)
    })

    it('keeps those of a scenario apart from those of others', async () => {
      const { store, scenario, save } = await fresh()
      const id = randomUUID()
      await save(id, 0, '[]')
      const other = (await store.create(content('b'))).id
      expect(await store.reports.list(other)).toEqual({ reports: [], mark: 0 })
      expect(await store.reports.revisions(other, id)).toEqual([])
      const change = { ...about, scenario: other, report: id, base: 1, rows: '[]', mark: 0 }
      expect(await store.reports.save(change)).toEqual({ kind: 'stale', revision: 0 })
      expect((await store.reports.list(scenario)).reports).toHaveLength(1)
    })

    it('takes none of a scenario that is not there', async () => {
      const { store } = await fresh()
      const change = {
        ...about,
        scenario: randomUUID(),
        report: randomUUID(),
        base: 0,
        rows: '[]',
        mark: 0,
      }
      await expect(store.reports.save(change)).rejects.toThrow()
    })
  })
}
