import { trialRows, trialsHeader, trialsOrigin } from '../../models/report/trialsCsv.ts'
import { success } from '../../models/units/result.ts'
import type { PieceWriter } from './format.ts'
import { trialsOf } from './trialsOf.ts'

/** Rows of a piece: about a megabyte, twice in memory while it is encoded. */
const rowsAtOnce = 4096

/** All trials as comma-separated values. */
export const trialsFile: PieceWriter = function* (given, progress) {
  const made = trialsOf(given)
  if (!made.ok) return yield made
  const { table, ...origin } = made.value
  const tail = trialsOrigin(origin)
  const encoder = new TextEncoder()
  let header = trialsHeader(table.columns)
  for (const block of table.blocks()) {
    if (!block.ok) return yield block
    const { first, columns } = block.value
    const count = columns[0]?.length ?? 0
    for (let from = 0; from < count; from += rowsAtOnce) {
      const rows = columns.map((column) => column.subarray(from, from + rowsAtOnce))
      yield success(encoder.encode(header + trialRows({ first: first + from, columns: rows }, tail)))
      header = ''
    }
    progress?.(first + count, table.trials)
  }
}
