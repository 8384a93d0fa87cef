import { createHash } from 'node:crypto'
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import { move, transferableSymbol, valueSymbol } from 'piscina'
import { buffersOf, type ShardColumns } from '../../models/simulate/shards.ts'
import type { Failure } from '../../models/units/failure.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import type { Overrides } from '../../models/valuation.ts'
import { check, converge, explain, review, value } from '../../models/valuation.ts'
import { collectColumns } from './memory.ts'
import type { ConvergenceQuestion, Question, ReviewQuestion, Table, Valued } from './runs.ts'
import { help, type Leading, lead } from './sharing.ts'
import { allClaimed, type Tally } from './tally.ts'
import { createWork } from './work.ts'

/** What a worker thread is asked, as it crosses to the thread. */
export type Task =
  | LeadTask
  | HelpTask
  | { readonly ask: 'check'; readonly text: string }
  | { readonly ask: 'explain'; readonly text: string; readonly question: Question }
  | { readonly ask: 'converge'; readonly text: string; readonly question: ConvergenceQuestion }
  | { readonly ask: 'review'; readonly text: string; readonly question: ReviewQuestion }
  | { readonly ask: 'table'; readonly table: Table; readonly answer: Uint8Array; readonly text: string }

interface Valuation {
  readonly text: string
  readonly overrides: Overrides
  readonly tally: Tally
}

/** To value a document. A number of trials through `invitation` brings helpers; each sends its shards through one of `helpers`. */
export interface LeadTask extends Valuation, Omit<Leading, 'invite' | 'receive'> {
  readonly ask: 'value'
  readonly invitation: MessagePort
  readonly helpers: readonly MessagePort[]
}

/** To help with the trials of a valuation that another thread leads. */
export interface HelpTask extends Valuation {
  readonly ask: 'help'
  readonly leader: MessagePort
}

const work = createWork({ value, check, explain, converge, review })

const answer = (task: Task) => {
  switch (task.ask) {
    case 'value':
      return valued(task)
    case 'help':
      return helped(task)
    case 'check':
      return withFewFaults(work.check(task.text))
    case 'explain':
      return work.explain(task.text, task.question)
    case 'converge':
      return work.converge(task.text, task.question)
    case 'review':
      return work.review(task.text, task.question)
    case 'table':
      return work.table(task.table, new TextDecoder().decode(task.answer), task.text)
    default:
      return task satisfies never
  }
}

/** Written and hashed here, and handed over without a copy: the thread that serves requests only passes it on. */
const valued = (task: LeadTask): unknown => {
  const { text, overrides, helpers, invitation } = task
  const receive = () => received(helpers)
  const result = work.value(
    text,
    overrides,
    lead({ ...task, receive, invite: (trials) => invitation.postMessage(trials) }),
  )
  for (const port of helpers) port.close()
  collectColumns()
  if (!result.ok) return withFewFaults(result)
  const bytes = new TextEncoder().encode(result.value)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const whole: Result<Valued, Failure> = success({ bytes, hash })
  return move({ [transferableSymbol]: [bytes.buffer], [valueSymbol]: whole })
}

/** Nobody reads more at once, and every one of them costs the thread that serves requests. */
const mostFaults = 1000

const withFewFaults = <Value>(result: Result<Value, Failure>): Result<Value, Failure> => {
  if (result.ok || result.faults.length <= mostFaults) return result
  const more = (result.faults.length - mostFaults).toLocaleString('en-US')
  const rest: Failure = {
    kind: 'value',
    pointer: '',
    expected: 'fewer faults to tell',
    found: `${more} more`,
  }
  return failure(...result.faults.slice(0, mostFaults), rest)
}

const received = (helpers: readonly MessagePort[]): ShardColumns | null => {
  for (const port of helpers) {
    const shard: { readonly message: ShardColumns } | undefined = receiveMessageOnPort(port)
    if (shard !== undefined) return shard.message
  }
  return null
}

const helped = ({ text, overrides, tally, leader }: HelpTask): null => {
  if (allClaimed(tally)) return null
  work.value(
    text,
    overrides,
    help(tally, (shard) => leader.postMessage(shard, buffersOf(shard))),
  )
  collectColumns()
  return null
}

export default answer
