import { createHash } from 'node:crypto'
import type { MessagePort } from 'node:worker_threads'
import { move, transferableSymbol, valueSymbol } from 'piscina'
import type { Failure } from '../../models/units/failure.ts'
import { type Result, success } from '../../models/units/result.ts'
import type { Overrides, Progress } from '../../models/valuation.ts'
import { check, explain, value } from '../../models/valuation.ts'
import type { Question, Table, Valued } from './runs.ts'
import { help, type Leading, lead, type SharedColumns } from './sharing.ts'
import type { Tally } from './tally.ts'
import { createWork } from './work.ts'

/** What a worker thread is asked, as it crosses to the thread. */
export type Task =
  | LeadTask
  | HelpTask
  | { readonly ask: 'check'; readonly text: string }
  | { readonly ask: 'explain'; readonly text: string; readonly question: Question }
  | { readonly ask: 'table'; readonly table: Table; readonly answer: Uint8Array; readonly text: string }

interface Valuation {
  readonly text: string
  readonly overrides: Overrides
  readonly tally: Tally
}

/** To value a document, inviting helpers through the port. */
export interface LeadTask extends Valuation, Omit<Leading, 'invite'> {
  readonly ask: 'value'
  readonly port: MessagePort
}

/** To help with the trials of a valuation that another thread leads. */
export interface HelpTask extends Valuation {
  readonly ask: 'help'
  readonly buffers: SharedColumns
}

const work = createWork({ value, check, explain })

const answer = (task: Task) => {
  switch (task.ask) {
    case 'value':
      return valued(task, lead({ ...task, invite: (buffers) => task.port.postMessage(buffers) }))
    case 'help':
      work.value(task.text, task.overrides, help(task.tally, task.buffers))
      return null
    case 'check':
      return work.check(task.text)
    case 'explain':
      return work.explain(task.text, task.question)
    case 'table':
      return work.table(task.table, new TextDecoder().decode(task.answer), task.text)
    default:
      return task satisfies never
  }
}

/** Written and hashed here, and handed over without a copy: the thread that serves requests only passes it on. */
const valued = ({ text, overrides }: Valuation, progress: Progress): unknown => {
  const result = work.value(text, overrides, progress)
  if (!result.ok) return result
  const bytes = new TextEncoder().encode(result.value)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const whole: Result<Valued, Failure> = success({ bytes, hash })
  return move({ [transferableSymbol]: [bytes.buffer], [valueSymbol]: whole })
}

export default answer
