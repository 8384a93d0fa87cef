import { MessageChannel } from 'node:worker_threads'
import type { Failure } from '../../models/units/failure.ts'
import type { Result } from '../../models/units/result.ts'
import type { Overrides } from '../../models/valuation.ts'
import type { Pool } from './pool.ts'
import type { Valued, Waiting } from './runs.ts'
import type { SharedColumns } from './sharing.ts'
import { fractionDone, newTally } from './tally.ts'
import type { HelpTask, LeadTask } from './worker.ts'

/** The threads that lead a run, those that help, and what a run may take. */
export interface Crew {
  readonly leaders: Pool
  readonly helpers: Pool | null
  readonly megabytes: number
  readonly alone: number
}

const tellEvery = 100

/** One run: led by one thread, helped by the others once its leader finds it long enough. */
export const valueTogether = async (
  { leaders, helpers, megabytes, alone }: Crew,
  question: { readonly text: string; readonly overrides: Overrides },
  { signal, told }: Waiting,
): Promise<Result<Valued, Failure>> => {
  const tally = newTally()
  const stop = new AbortController()
  const either = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal])
  const { port1, port2 } = new MessageChannel()
  let lost: unknown
  const loseHelper = (error: unknown): void => {
    lost ??= error
    stop.abort()
  }
  port1.once('message', (buffers: SharedColumns) => {
    const task: HelpTask = { ask: 'help', ...question, tally, buffers }
    for (let h = 0; h < (helpers?.threads ?? 0); h++) helpers?.ask(task, { signal: either }).catch(loseHelper)
  })
  const telling = told === undefined ? undefined : setInterval(() => told(fractionDone(tally)), tellEvery)
  try {
    const task: LeadTask = { ask: 'value', ...question, tally, megabytes, alone, port: port2 }
    return await leaders.ask(task, { signal: either, transfer: [port2] })
  } catch (error) {
    stop.abort()
    throw lost ?? error
  } finally {
    clearInterval(telling)
    port1.close()
  }
}
