import type { Kysely, Migration } from 'kysely'
import { refuse } from './refuse.ts'

/** Royalty reports of scenarios, a row a revision. */
export const reports: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('reports')
      .addColumn('sequence', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('scenario', 'text', (column) => column.notNull().references('scenarios.id'))
      .addColumn('report', 'text', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('file', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('deal', 'text')
      .addColumn('rows', 'text')
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('createdAt', 'text', (column) => column.notNull())
      .addUniqueConstraint('reports_revision', ['report', 'revision'])
      .execute()
    for (const action of ['UPDATE', 'DELETE'] as const) await refuse('reports', action).execute(db)
  },
}
