import { trialRows, trialsHeader, trialsOrigin } from '../../models/report/trialsCsv.ts'
import { precondition } from '../../models/units/precondition.ts'
import { success } from '../../models/units/result.ts'
import type { DocumentWriter } from './format.ts'
import { trialsOf } from './trialsOf.ts'

/** Rows that are text at once: they are in memory twice, as text and in the file. */
const rowsAtOnce = 4096
/** Of a finite number, with its comma: -1.7976931348623157e+308 has 24. */
const mostCharacters = 25

/** All trials as comma-separated values. */
export const trialsFile: DocumentWriter = async (given, progress) => {
  const table = trialsOf(given)
  if (!table.ok) return table
  const {
    table: { columns, trials, each },
    ...origin
  } = table.value
  const tail = trialsOrigin(origin)
  const header = trialsHeader(columns)
  const file = roomFor(bytesOf(header) + trials * (mostCharacters * (1 + columns.length) + bytesOf(tail) + 2))
  file.write(header)
  const ran = each(({ first, columns }) => {
    const count = columns[0]?.length ?? 0
    for (let from = 0; from < count; from += rowsAtOnce) {
      const rows = columns.map((column) => column.subarray(from, from + rowsAtOnce))
      file.write(trialRows({ first: first + from, columns: rows }, tail))
    }
    progress?.(Math.min(trials, first + count), trials)
  })
  return ran.ok ? success(file.written()) : ran
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/** Room for a whole text of at most so many bytes, never copied to grow; what stays unwritten takes no memory of the machine. */
const roomFor = (most: number) => {
  const room = new Uint8Array(most)
  const encoder = new TextEncoder()
  let at = 0
  return {
    write: (text: string): void => {
      const { read, written } = encoder.encodeInto(text, room.subarray(at))
      precondition(read === text.length, 'a row takes no more than its room')
      at += written
    },
    written: (): Uint8Array => room.subarray(0, at),
  }
}
