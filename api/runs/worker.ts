import { createHash } from 'node:crypto'
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import { move, transferableSymbol, valueSymbol } from 'piscina'
import type { ExportQuestion } from '../../models/exchange/exportPricing.ts'
import { type DealQuestion, type QuestionName, questions } from '../../models/questions.ts'
import type { Failure } from '../../models/units/failure.ts'
import { precondition } from '../../models/units/precondition.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import type { Overrides } from '../../models/valuation.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { exportFile, type FileTask } from '../exports/exportFile.ts'
import type { Beside } from '../imports/reportToKeep.ts'
import { type FileTally, progressOn } from './handing.ts'
import { collectAll, collectColumns } from './memory.ts'
import { ownBytes, sendPieces } from './pieces.ts'
import type { FileHanded, Question, Table, Valued } from './runs.ts'
import { help, type Leading, lead } from './sharing.ts'
import type { SharedMemory } from './stages.ts'
import { allClaimed, type Tally } from './tally.ts'
import { createWork } from './work.ts'

/** What a worker thread is asked, as it crosses to the thread. */
export type Task =
  | LeadTask
  | HelpTask
  | { readonly ask: 'check'; readonly text: string }
  | { readonly ask: 'explain'; readonly text: string; readonly question: Question }
  | QuestionTask
  | { readonly ask: 'exportPricing'; readonly text: string; readonly question: ExportQuestion }
  | { readonly ask: 'importPricing'; readonly text: string }
  | { readonly ask: 'importFile'; readonly text: string }
  | { readonly ask: 'reportToKeep'; readonly text: string; readonly beside: Beside }
  | WriteTask
  | { readonly ask: 'table'; readonly table: Table; readonly answer: Uint8Array; readonly text: string }

/** To write a file; the answer it is written from comes as bytes, and a file in pieces leaves through its port. */
export interface WriteTask extends Omit<FileTask, 'answer'> {
  readonly ask: 'exportFile'
  readonly answer: Uint8Array | null
  readonly tally: FileTally
  readonly port: MessagePort | null
}

interface QuestionTask {
  readonly ask: 'question'
  readonly name: QuestionName
  readonly text: string
  readonly question: DealQuestion
}

interface Valuation {
  readonly text: string
  readonly overrides: Overrides
  readonly tally: Tally
}

/** To value a document. The count of trials sent through `invitation` brings helpers, who know the rest by letter. */
export interface LeadTask extends Valuation, Omit<Leading, 'invite'> {
  readonly ask: 'value'
  readonly invitation: MessagePort
  readonly letters: readonly MessagePort[]
}

/** To help with a valuation that another thread leads. */
export interface HelpTask extends Valuation {
  readonly ask: 'help'
  readonly megabytes: number
  /** brings the memory that is shared */
  readonly letter: MessagePort
}

const work = createWork({ value, check, explain, questions })

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
    case 'question':
      return work.ask(task.name, task.text, task.question)
    case 'exportPricing':
      return work.exportPricing(task.text, task.question)
    case 'importPricing':
      return work.importPricing(task.text)
    case 'importFile':
      return work.importFile(task.text)
    case 'reportToKeep':
      return withFewFaults(work.reportToKeep(task.text, task.beside))
    case 'exportFile':
      return exported(task)
    case 'table':
      return work.table(task.table, new TextDecoder().decode(task.answer), task.text)
    default:
      return task satisfies never
  }
}

/** Written and hashed here, and handed over without a copy: the thread that serves requests only passes it on. */
const valued = (task: LeadTask): unknown => {
  const { text, overrides, invitation, letters } = task
  const invite: Leading['invite'] = (trials, memory) => {
    for (const letter of letters) letter.postMessage(memory)
    invitation.postMessage(trials)
  }
  const result = work.value(text, overrides, lead({ ...task, invite }))
  collectColumns()
  if (!result.ok) return withFewFaults(result)
  const bytes = new TextEncoder().encode(result.value)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const whole: Result<Valued, Failure> = success({ bytes, hash })
  return move({ [transferableSymbol]: [bytes.buffer], [valueSymbol]: whole })
}

/** A file is handed over like an answer, without a copy; one in pieces is made while it is read. */
const exported = async ({ tally, port, ...task }: WriteTask): Promise<unknown> => {
  const answer = task.answer && new TextDecoder().decode(task.answer)
  collectAll()
  const file = await exportFile({ ...task, answer }, progressOn(tally))
  if (!file.ok) return file
  const { content, notes } = file.value
  if (content instanceof Uint8Array) return handedOver({ content: ownBytes(content), notes })
  precondition(port !== null, 'a file in pieces has somewhere to go')
  sendPieces(content, port, tally)
  return null
}

const handedOver = (file: FileHanded & { readonly content: Uint8Array<ArrayBuffer> }): unknown => {
  collectAll()
  return move({ [transferableSymbol]: [file.content.buffer], [valueSymbol]: success(file) })
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

const helped = (task: HelpTask): null => {
  if (!allClaimed(task.tally)) collectColumns(bytesHelped(task))
  return null
}

/** Helps, in a frame of its own that holds no columns any more when they are collected; the bytes of those. */
const bytesHelped = ({ text, overrides, letter, ...shared }: HelpTask): number => {
  const memory: SharedMemory = receiveMessageOnPort(letter)?.message
  work.value(text, overrides, help(shared, memory))
  return memory.slabs.reduce((sum, { byteLength }) => sum + byteLength, 0)
}

export default answer
