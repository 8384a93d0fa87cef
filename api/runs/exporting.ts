import type { Result } from '../../models/units/result.ts'
import type { AskedFailure } from './asked.ts'
import { newFileTally, partDone } from './handing.ts'
import type { Pool } from './pool.ts'
import type { ExportTask, FileHanded, Waiting } from './runs.ts'

const tellEvery = 100

/** Writes a file in a thread that leads runs; whoever leaves ends the thread. */
export const exportOn = async (
  leaders: Pool,
  { answer, ...task }: ExportTask,
  { signal, told }: Waiting = {},
): Promise<Result<FileHanded, AskedFailure>> => {
  const tally = newFileTally()
  const telling = told === undefined ? undefined : setInterval(() => told(partDone(tally)), tellEvery)
  try {
    return await leaders.ask({ ask: 'exportFile', answer: answer?.bytes ?? null, tally, ...task }, { signal })
  } finally {
    clearInterval(telling)
  }
}
