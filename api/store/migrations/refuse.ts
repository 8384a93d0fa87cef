import { sql } from 'kysely'

/** A trigger that refuses what the product promises never to do to a table. */
export const refuse = (table: string, action: 'UPDATE' | 'DELETE') =>
  sql.raw(
    `CREATE TRIGGER ${table}_no_${action.toLowerCase()} BEFORE ${action} ON ${table}
     BEGIN SELECT RAISE(ABORT, '${table} are never changed or deleted'); END`,
  )
