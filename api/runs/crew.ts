import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { Failure } from '../../models/units/failure.ts'
import type { Result } from '../../models/units/result.ts'
import type { Overrides } from '../../models/valuation.ts'
import type { Pool } from './pool.ts'
import { runStop, type Valued, type Waiting } from './runs.ts'
import { fractionDone, newTally, type Tally } from './tally.ts'
import type { HelpTask, LeadTask } from './worker.ts'

/** The threads that lead a run, those that help, and what a run may take. */
export interface Crew {
  readonly leaders: Pool
  readonly helpers: Pool | null
  readonly megabytes: number
  readonly alone: number
}

interface Valuation {
  readonly text: string
  readonly overrides: Overrides
}

const tellEvery = 100

/** One run: led by one thread, helped by the others once its leader finds it long enough. */
export const valueTogether = async (
  crew: Crew,
  valuation: Valuation,
  { signal, told }: Waiting,
): Promise<Result<Valued, Failure>> => {
  const tally = newTally()
  const stop = new AbortController()
  const leave = (): void => stop.abort()
  signal?.addEventListener('abort', leave, { once: true })
  const shared: Shared = { ...valuation, tally, signal: stop.signal }
  if (signal?.aborted === true) leave()
  let lost: unknown
  const ports = callHelpers(crew, shared, (error) => {
    lost ??= error
    stop.abort()
  })
  const telling = told === undefined ? undefined : setInterval(() => told(fractionDone(tally)), tellEvery)
  try {
    return await leadRun(crew, shared, ports)
  } catch (error) {
    throw lost ?? error
  } finally {
    // helpers that have not begun need not begin any more
    stop.abort()
    signal?.removeEventListener('abort', leave)
    clearInterval(telling)
    for (const port of ports.here) port.close()
  }
}

interface Shared extends Valuation {
  readonly tally: Tally
  readonly signal: AbortSignal
}

interface Ports extends Pick<LeadTask, 'invitation' | 'letters'> {
  /** the other ends */
  readonly here: readonly MessagePort[]
}

const leadRun = (
  { leaders, megabytes, alone }: Crew,
  { signal, ...shared }: Shared,
  { invitation, letters }: Ports,
): Promise<Result<Valued, Failure>> => {
  const task: LeadTask = { ask: 'value', ...shared, megabytes, alone, invitation, letters }
  return leaders.ask(task, { signal, transfer: [invitation, ...letters] })
}

/**
 * Sends every helper there is as soon as the leader asks. One that is lost ends the run; one that is busy does not. Where the
 * columns are is written to each helper by a letter that is not opened here: this thread would hold them until it collects.
 */
const callHelpers = (
  { helpers, megabytes }: Crew,
  { signal, overrides, ...shared }: Shared,
  lose: (error: unknown) => void,
): Ports => {
  const { port1: invited, port2: invitation } = new MessageChannel()
  const letters = Array.from({ length: helpers?.threads ?? 0 }, () => new MessageChannel())
  invited.once('message', (trials: number) => {
    // a run with a stop rule has found its length by now
    const found: Overrides = { ...overrides, trials, until: undefined, maximum: undefined }
    for (const { port1: letter } of letters) {
      const task: HelpTask = { ask: 'help', ...shared, overrides: found, megabytes, letter }
      const help = helpers?.ask(task, { signal, transfer: [letter] })
      help?.catch((error: unknown) => runStop(error) !== 'busy' && lose(error))
    }
  })
  const here = [invited, ...letters.map(({ port1 }) => port1)]
  return { here, invitation, letters: letters.map(({ port2 }) => port2) }
}
