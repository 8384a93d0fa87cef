import { MessageChannel } from 'node:worker_threads'
import type { Failure } from '../../models/units/failure.ts'
import type { Result } from '../../models/units/result.ts'
import type { Overrides } from '../../models/valuation.ts'
import type { Pool } from './pool.ts'
import type { Valued, Waiting } from './runs.ts'
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
  const invitation = new MessageChannel()
  const channels = Array.from({ length: helpers?.threads ?? 0 }, () => new MessageChannel())
  let lost: unknown
  const loseHelper = (error: unknown): void => {
    lost ??= error
    stop.abort()
  }
  invitation.port1.once('message', () => {
    for (const { port2: leader } of channels) {
      const task: HelpTask = { ask: 'help', ...question, tally, leader }
      helpers?.ask(task, { signal: either, transfer: [leader] }).catch(loseHelper)
    }
  })
  const telling = told === undefined ? undefined : setInterval(() => told(fractionDone(tally)), tellEvery)
  try {
    const ports = { invitation: invitation.port2, helpers: channels.map(({ port1 }) => port1) }
    const task: LeadTask = { ask: 'value', ...question, ...ports, tally, megabytes, alone }
    return await leaders.ask(task, { signal: either, transfer: [ports.invitation, ...ports.helpers] })
  } catch (error) {
    stop.abort()
    throw lost ?? error
  } finally {
    clearInterval(telling)
    invitation.port1.close()
  }
}
