import type { Kysely, Migration } from 'kysely'
import { refuse } from './refuse.ts'

/** Scenarios and their versions. Triggers refuse what the product promises never to do. */
export const scenarios: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('scenarios')
      .addColumn('sequence', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .execute()
    await db.schema
      .createTable('versions')
      .addColumn('sequence', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('scenario', 'integer', (column) => column.notNull().references('scenarios.sequence'))
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('createdAt', 'text', (column) => column.notNull())
      .addUniqueConstraint('versions_number', ['scenario', 'version'])
      .execute()
    for (const table of ['scenarios', 'versions']) {
      for (const action of ['UPDATE', 'DELETE'] as const) await refuse(table, action).execute(db)
    }
  },
}
