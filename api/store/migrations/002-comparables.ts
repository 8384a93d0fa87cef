import type { Kysely, Migration } from 'kysely'
import { refuse } from './refuse.ts'

/** Comparables of one's own, a row a revision. */
export const comparables: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('comparables')
      .addColumn('sequence', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('comparable', 'text')
      .addColumn('createdAt', 'text', (column) => column.notNull())
      .addUniqueConstraint('comparables_revision', ['id', 'revision'])
      .execute()
    for (const action of ['UPDATE', 'DELETE'] as const) await refuse('comparables', action).execute(db)
  },
}
