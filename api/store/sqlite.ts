import { randomUUID } from 'node:crypto'
import { type Generated, Kysely, Migrator, type Selectable, SqliteDialect } from 'kysely'
import Database from 'libsql'
import { scenarios } from './migrations/001-scenarios.ts'
import { comparables } from './migrations/002-comparables.ts'
import { reports } from './migrations/003-reports.ts'
import type { Content, PageOf, ScenarioStore, Version } from './scenarioStore.ts'
import { type ComparableTables, comparablesIn } from './sqliteComparables.ts'
import { type ReportTables, reportsIn } from './sqliteReports.ts'

interface Tables extends ComparableTables, ReportTables {
  readonly scenarios: { readonly sequence: Generated<number>; readonly id: string }
  readonly versions: {
    readonly sequence: Generated<number>
    readonly scenario: number
    readonly version: number
    readonly name: string
    readonly hash: string
    readonly document: string
    readonly createdAt: string
  }
}

type Db = Kysely<Tables>

const migrations = { '001-scenarios': scenarios, '002-comparables': comparables, '003-reports': reports }

/** The embedded store: one SQLite file, every commit on disk before it is acknowledged. */
export const openSqlite = async (file: string, now = () => new Date()): Promise<ScenarioStore> => {
  const database = new Database(file)
  for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON'])
    database.pragma(setting)
  const db: Db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
  const stamp = () => now().toISOString()
  return {
    create: (content) => create(db, content, stamp()),
    append: (id, base, content) => append(db, { id, base, content, createdAt: stamp() }),
    latest: (id) => latest(db, id),
    version: (id, number) => one(db, id, number),
    versions: (id, page) => listVersions(db, id, page),
    list: (page) => listScenarios(db, page),
    comparables: comparablesIn(db, stamp),
    reports: reportsIn(db, stamp),
    close: async () => {
      database.pragma('wal_checkpoint(TRUNCATE)')
      await db.destroy()
    },
  }
}

const create = (db: Db, content: Content, createdAt: string): Promise<Version> =>
  db.transaction().execute(async (transaction) => {
    const id = randomUUID()
    const { sequence } = await transaction
      .insertInto('scenarios')
      .values({ id })
      .returning('sequence')
      .executeTakeFirstOrThrow()
    const row = { scenario: sequence, version: 1, ...content, createdAt }
    await transaction.insertInto('versions').values(row).execute()
    return view(id, row)
  })

interface Addition {
  readonly id: string
  readonly base: number
  readonly content: Content
  readonly createdAt: string
}

const append: (db: Db, addition: Addition) => ReturnType<ScenarioStore['append']> = (
  db,
  { id, base, content, createdAt },
) =>
  db.transaction().execute(async (transaction) => {
    const current = await latest(transaction, id)
    if (current === null) return { kind: 'unknown' }
    if (current.version !== base) return { kind: 'stale', current }
    const { scenario } = await joined(transaction)
      .where('scenarios.id', '=', id)
      .select('versions.scenario')
      .executeTakeFirstOrThrow()
    const row = { scenario, version: base + 1, ...content, createdAt }
    await transaction.insertInto('versions').values(row).execute()
    return { kind: 'saved', version: view(id, row) }
  })

const joined = (db: Db) =>
  db.selectFrom('versions').innerJoin('scenarios', 'scenarios.sequence', 'versions.scenario')

const summaryColumns = ['versions.version', 'versions.name', 'versions.hash', 'versions.createdAt'] as const

const latest = async (db: Db, id: string): Promise<Version | null> => {
  const row = await joined(db)
    .where('scenarios.id', '=', id)
    .orderBy('versions.version', 'desc')
    .limit(1)
    .select([...summaryColumns, 'versions.document'])
    .executeTakeFirst()
  return row === undefined ? null : view(id, row)
}

const one = async (db: Db, id: string, number: number): Promise<Version | null> => {
  const row = await joined(db)
    .where('scenarios.id', '=', id)
    .where('versions.version', '=', number)
    .select([...summaryColumns, 'versions.document'])
    .executeTakeFirst()
  return row === undefined ? null : view(id, row)
}

const listVersions: (
  db: Db,
  id: string,
  page: Parameters<ScenarioStore['versions']>[1],
) => ReturnType<ScenarioStore['versions']> = async (db, id, { limit, after }) => {
  const rows = await joined(db)
    .where('scenarios.id', '=', id)
    .$if(after !== undefined, (query) => query.where('versions.version', '<', after ?? 0))
    .orderBy('versions.version', 'desc')
    .limit(limit + 1)
    .select(summaryColumns)
    .execute()
  return pageOf(rows, limit, (row) => row.version)
}

const listScenarios: (
  db: Db,
  page: Parameters<ScenarioStore['list']>[0],
) => ReturnType<ScenarioStore['list']> = async (db, { limit, after }) => {
  const rows = await joined(db)
    .where(({ eb, selectFrom }) =>
      eb(
        'versions.version',
        '=',
        selectFrom('versions as other')
          .whereRef('other.scenario', '=', 'versions.scenario')
          .select(({ fn }) => fn.max('other.version').as('newest')),
      ),
    )
    .$if(after !== undefined, (query) => query.where('scenarios.sequence', '<', after ?? 0))
    .orderBy('scenarios.sequence', 'desc')
    .limit(limit + 1)
    .select([...summaryColumns, 'scenarios.id', 'scenarios.sequence'])
    .execute()
  const page = pageOf(rows, limit, (row) => row.sequence)
  return { ...page, items: page.items.map(({ sequence: _, ...item }) => item) }
}

const pageOf = <Row>(rows: readonly Row[], limit: number, mark: (row: Row) => number): PageOf<Row> => {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? mark(last) : null }
}

type Stored = Pick<Selectable<Tables['versions']>, 'version' | 'name' | 'hash' | 'document' | 'createdAt'>

const view = (id: string, { version, name, hash, document, createdAt }: Stored): Version => ({
  id,
  version,
  name,
  hash,
  createdAt,
  document,
})
