import { MessageChannel } from 'node:worker_threads'
import { type Result, success } from '../../models/units/result.ts'
import { formatOf } from '../exports/formats.ts'
import type { AskedFailure } from './asked.ts'
import { newFileTally, partDone } from './handing.ts'
import { receivedPieces } from './pieces.ts'
import type { Pool } from './pool.ts'
import type { ExportTask, FileHanded, Waiting } from './runs.ts'
import type { WriteTask } from './worker.ts'

const tellEvery = 100

interface Reader extends Waiting {
  /** milliseconds after which a reader who takes nothing has left */
  readonly reading: number
}

type Handed = Result<FileHanded, AskedFailure>

/** Writes a file in a thread that leads runs; whoever leaves ends the thread. */
export const exportOn = async (
  leaders: Pool,
  { answer, ...task }: ExportTask,
  { signal, told, reading }: Reader,
): Promise<Handed> => {
  const tally = newFileTally()
  const telling = told === undefined ? undefined : setInterval(() => told(partDone(tally)), tellEvery)
  const rest = (): void => clearInterval(telling)
  const asked = { ask: 'exportFile', answer: answer?.bytes ?? null, tally, ...task } as const
  if (formatOf(task.format).from === 'trials') return inPieces(leaders, asked, { signal, reading, rest })
  return leaders.ask<Handed>({ ...asked, port: null }, { signal }).finally(rest)
}

interface Reading extends Omit<Reader, 'told' | 'signal'> {
  readonly signal: AbortSignal | undefined
  /** once the thread has ended its work */
  readonly rest: () => void
}

/** A file that is read while it is made: what holds the thread goes on until it was read, or left. */
const inPieces = async (
  leaders: Pool,
  task: Omit<WriteTask, 'port'>,
  { signal, reading: patience, rest }: Reading,
): Promise<Handed> => {
  const stop = new AbortController()
  const leave = (): void => stop.abort()
  if (signal?.aborted === true) leave()
  signal?.addEventListener('abort', leave, { once: true })
  const { port1: port, port2 } = new MessageChannel()
  const ended = leaders.ask<Handed | null>(
    { ...task, port: port2 },
    { signal: stop.signal, transfer: [port2] },
  )
  const { ready, pieces } = receivedPieces({ port, tally: task.tally, ended, leave, patience })
  const finish = (): void => {
    signal?.removeEventListener('abort', leave)
    rest()
  }
  ended.then(finish, finish)
  // a refusal is the answer of the thread, and no piece comes before it
  const refused = await Promise.race([ended, ready()])
  if (refused?.ok !== false) return success({ content: pieces, notes: [] })
  await pieces.return()
  return refused
}
