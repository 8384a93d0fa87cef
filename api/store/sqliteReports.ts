import type { Generated, Kysely } from 'kysely'
import type { KeptReport, ReportChange, ReportSaved, ReportStore } from './reportStore.ts'

export interface ReportTables {
  readonly reports: {
    readonly sequence: Generated<number>
    readonly scenario: string
    readonly report: string
    readonly revision: number
    readonly file: string
    readonly hash: string
    readonly deal: string | null
    readonly rows: string | null
    readonly by: string
    readonly createdAt: string
  }
}

type Db = Kysely<ReportTables>

/** Royalty reports in a database that has their table. A row is a revision; one without rows says that it was withdrawn. */
export const reportsIn = (db: Db, stamp: () => string): ReportStore => ({
  save: (change) => db.transaction().execute((transaction) => save(transaction, change, stamp())),
  list: async (scenario) => {
    const found = await db
      .selectFrom('reports')
      .where('scenario', '=', scenario)
      .where(({ eb, selectFrom }) =>
        eb(
          'sequence',
          '=',
          selectFrom('reports as other')
            .whereRef('other.report', '=', 'reports.report')
            .select(({ fn }) => fn.max('other.sequence').as('newest')),
        ),
      )
      .select(({ selectFrom }) => [
        ...columns,
        'sequence',
        selectFrom('reports as first')
          .whereRef('first.report', '=', 'reports.report')
          .select(({ fn }) => fn.min('first.sequence').as('oldest'))
          .as('began'),
      ])
      .orderBy('began')
      .execute()
    return {
      reports: found.map(({ sequence: _, began: __, ...row }) => row),
      mark: Math.max(0, ...found.map(({ sequence }) => sequence)),
    }
  },
  revisions: (scenario, report) =>
    db
      .selectFrom('reports')
      .where('scenario', '=', scenario)
      .where('report', '=', report)
      .orderBy('revision')
      .select(columns)
      .execute(),
})

const columns = ['report', 'revision', 'file', 'hash', 'deal', 'rows', 'by', 'createdAt'] as const

const save = async (
  db: Db,
  { base, mark, ...change }: ReportChange,
  createdAt: string,
): Promise<ReportSaved> => {
  const [latest, newest] = await Promise.all([
    db
      .selectFrom('reports')
      .where('report', '=', change.report)
      .orderBy('revision', 'desc')
      .limit(1)
      .select(['scenario', 'revision', 'rows'])
      .executeTakeFirst(),
    db
      .selectFrom('reports')
      .where('scenario', '=', change.scenario)
      .select(({ fn }) => fn.max('sequence').as('sequence'))
      .executeTakeFirst(),
  ])
  const revision = latest?.revision ?? 0
  const elsewhere = latest !== undefined && latest.scenario !== change.scenario
  const idle = change.rows === null && (latest === undefined || latest.rows === null)
  if (elsewhere || idle || revision !== base || (newest?.sequence ?? 0) !== mark)
    return { kind: 'stale', revision: elsewhere ? 0 : revision }
  const row = { ...change, revision: base + 1, createdAt }
  await db.insertInto('reports').values(row).execute()
  const { scenario: _, ...kept } = row
  return { kind: 'saved', report: kept satisfies KeptReport }
}
