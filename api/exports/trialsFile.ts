import { trialRows, trialsHeader, trialsOrigin } from '../../models/report/trialsCsv.ts'
import { success } from '../../models/units/result.ts'
import { joined } from './bytes.ts'
import type { DocumentFormat } from './format.ts'
import { trialsOf } from './trialsOf.ts'

/** All trials as comma-separated values. */
export const trialsFile: DocumentFormat = {
  from: 'document',
  description: 'every trial: what each deal turns out to be worth to both parties',
  mediaType: 'text/csv; charset=utf-8',
  extension: 'trials.csv',
  isLarge: true,
  write: async (given, progress) => {
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
  },
}
