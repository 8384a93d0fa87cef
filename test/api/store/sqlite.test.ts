import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, describe, expect, it } from 'vitest'
import { openSqlite } from '../../../api/store/sqlite.ts'
import { comparableContract } from './comparableContract.ts'
import { content, storeContract } from './contract.ts'
import { reportContract } from './reportContract.ts'

const directory = mkdtempSync(join(tmpdir(), 'fieldfare-store-'))
afterAll(() => rmSync(directory, { recursive: true }))

let files = 0
const newFile = () => join(directory, `${files++}.sqlite`)

storeContract('SQLite', () => openSqlite(newFile()))
comparableContract('SQLite', () => openSqlite(newFile()))
reportContract('SQLite', () => openSqlite(newFile()))

describe('the file of the embedded store', () => {
  it('is written ahead and flushed at every commit', async () => {
    const file = newFile()
    const store = await openSqlite(file)
    await store.create(content('a'))
    const other = new Database(file)
    expect(other.pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }])
    other.close()
    await store.close()
  })

  it.each([
    'UPDATE versions SET document = 1',
    'DELETE FROM versions',
    'UPDATE scenarios SET id = 1',
    'DELETE FROM scenarios',
    'UPDATE reports SET rows = NULL',
    'DELETE FROM reports',
  ])('refuses %s, whoever asks', async (statement) => {
    const file = newFile()
    const store = await openSqlite(file)
    const { id: scenario } = await store.create(content('a'))
    const report = { report: 'r', file: 'f', hash: 'h', deal: null, rows: '[]', by: 'ada' }
    await store.reports.save({ ...report, scenario, base: 0, mark: 0 })
    await store.close()
    const database = new Database(file)
    expect(() => database.exec(statement)).toThrow(/never changed or deleted/)
    database.close()
  })

  it('holds everything when it is opened again', async () => {
    const file = newFile()
    const before = await openSqlite(file)
    const { id } = await before.create(content('a'))
    await before.append(id, 1, content('b'))
    await before.close()
    const after = await openSqlite(file)
    expect((await after.latest(id))?.name).toBe('b')
    expect((await after.create(content('c'))).version).toBe(1)
    await after.close()
  })

  it('holds everything in one file once it is closed', async () => {
    const file = newFile()
    const store = await openSqlite(file)
    const { id } = await store.create(content('a'))
    await store.close()
    const copy = newFile()
    copyFileSync(file, copy)
    const copied = await openSqlite(copy)
    expect((await copied.latest(id))?.name).toBe('a')
    await copied.close()
  })

  it('orders by sequence even when the clock runs backwards', async () => {
    let hour = 12
    const store = await openSqlite(newFile(), () => new Date(Date.UTC(2027, 0, 1, hour--)))
    for (const name of ['a', 'b', 'c']) await store.create(content(name))
    const { items } = await store.list({ limit: 10 })
    expect(items.map(({ name }) => name)).toEqual(['c', 'b', 'a'])
    await store.close()
  })
})
