import { trialRows, trialsHeader, trialsOrigin } from '../../models/report/trialsCsv.ts'
import { success } from '../../models/units/result.ts'
import { joined } from './bytes.ts'
import type { DocumentWriter } from './format.ts'
import { trialsOf } from './trialsOf.ts'

/** All trials as comma-separated values. */
export const trialsFile: DocumentWriter = async (given, progress) => {
  const table = trialsOf(given)
  if (!table.ok) return table
  const {
    table: { columns, trials, each },
    ...origin
  } = table.value
  const tail = trialsOrigin(origin)
  const encoder = new TextEncoder()
  const parts = [encoder.encode(trialsHeader(columns))]
  const ran = each((block) => {
    parts.push(encoder.encode(trialRows(block, tail)))
    progress?.(Math.min(trials, block.first + (block.columns[0]?.length ?? 0)), trials)
  })
  return ran.ok ? success(joined(parts)) : ran
}
