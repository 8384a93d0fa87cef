import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Result } from '../../models/units/result.ts'
import type { DraftTask, WholeFile } from '../exports/exportFile.ts'
import { formatOf } from '../exports/formats.ts'
import type { AskedFailure } from './asked.ts'

/** A file that another thread has begun. */
export interface Begun {
  readonly end: (answer: string) => Promise<Result<WholeFile, AskedFailure>>
  /** nobody wants it any more */
  readonly leave: () => Promise<void>
}

/**
 * Begins a file in a thread of its own while this one values the document: nearly all of a workbook rests on the document
 * alone. Null of a file that waits for its answer, where there is one core, and of sources that nobody has bundled.
 */
export const beginBeside = (task: DraftTask): Begun | null => {
  const kind = formatOf(task.format)
  const waits = kind.from !== 'answer' || kind.drafter === undefined
  if (waits || import.meta.url.endsWith('.ts') || availableParallelism() < 2) return null
  const worker = new Worker(new URL('./drafting.js', import.meta.url), { workerData: task })
  const file = new Promise<Result<WholeFile, AskedFailure>>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  // told where somebody waits for the file
  file.catch(() => undefined)
  const leave = async (): Promise<void> => void (await worker.terminate())
  return {
    leave,
    end: (answer) => {
      worker.postMessage(answer)
      return file.finally(leave)
    },
  }
}
