import type { Generated, Kysely } from 'kysely'
import type { ComparableSaved, ComparableStore, KeptComparable } from './comparableStore.ts'

export interface ComparableTables {
  readonly comparables: {
    readonly sequence: Generated<number>
    readonly id: string
    readonly revision: number
    readonly comparable: string | null
    readonly createdAt: string
  }
}

/** Comparables in a database that has their table. A row is a revision; one without a comparable says it was taken away. */
export const comparablesIn = (db: Kysely<ComparableTables>, stamp: () => string): ComparableStore => ({
  save: ({ id, base, comparable }) =>
    db.transaction().execute(async (transaction): Promise<ComparableSaved> => {
      const current = await latest(transaction, id)
      const found = current?.comparable == null ? 0 : current.revision
      if (found !== base || (base === 0 && comparable === null)) return { kind: 'stale', revision: found }
      const revision = (current?.revision ?? 0) + 1
      const row = { id, revision, comparable, createdAt: stamp() }
      await transaction.insertInto('comparables').values(row).execute()
      return { kind: 'saved', revision }
    }),
  read: async (id) => kept(await latest(db, id)),
  list: async () => {
    const rows = await db
      .selectFrom('comparables')
      .where(({ eb, selectFrom }) =>
        eb(
          'sequence',
          '=',
          selectFrom('comparables as other')
            .whereRef('other.id', '=', 'comparables.id')
            .select(({ fn }) => fn.max('other.sequence').as('newest')),
        ),
      )
      .orderBy('id')
      .select(columns)
      .execute()
    return rows.flatMap((row) => kept(row) ?? [])
  },
})

const columns = ['id', 'revision', 'comparable', 'createdAt'] as const

const latest = (db: Kysely<ComparableTables>, id: string) =>
  db
    .selectFrom('comparables')
    .where('id', '=', id)
    .orderBy('revision', 'desc')
    .limit(1)
    .select(columns)
    .executeTakeFirst()

type Row = Omit<KeptComparable, 'comparable'> & { readonly comparable: string | null }

const kept = (row: Row | undefined): KeptComparable | null =>
  row === undefined || row.comparable === null ? null : { ...row, comparable: row.comparable }
