import type { DealQuestion, QuestionName } from '../../models/questions.ts'
import { readJson } from '../../models/scenario/readJson.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { Overrides } from '../../models/valuation.ts'
import { refusedQuestion } from './asked.ts'
import { type Command, command, wrongUsage } from './command.ts'
import { overridesFrom, runArguments } from './overrides.ts'
import { showProgress } from './progress.ts'

/** What a question can name; a text goes into it as it was typed. */
type Named = Omit<DealQuestion, keyof Overrides>

interface TextFlag {
  readonly type: 'string'
  readonly description: string
  readonly valueHint: string
  readonly required?: boolean
}

/** Asked or not; it goes into the question as "true". */
interface Switch {
  readonly type: 'boolean'
  readonly description: string
}

interface QuestionCommand<Answer> {
  readonly name: QuestionName
  /** what is named, or may be, beside the run */
  readonly asks: Partial<Readonly<Record<keyof Named, TextFlag | Switch>>>
  /** the answer for people */
  readonly table: (answer: Answer, document: FieldfareDocument) => string
}

const id = (description: string): TextFlag => ({ type: 'string', description, valueHint: 'ID' })

/** A deal that has to be named. */
export const theDeal: TextFlag = { ...id('The id of the deal'), required: true }

/** A deal that may be named, and what happens without one. */
export const aDeal = (without = 'every deal'): TextFlag => id(`The id of a deal; without it, ${without}`)

export const aLicensee = id('The id of a licensee; without it, every licensee')

/** A command that asks one question about a document: `fieldfare NAME FILE [--deal ID] … [--json]`. */
export const questionCommand = <Answer>({ name, asks, table }: QuestionCommand<Answer>): Command =>
  command(
    name,
    {
      file: { type: 'positional', required: true, description: 'The document; - reads standard input' },
      ...asks,
      ...runArguments,
      json: { type: 'boolean', description: 'As canonical JSON: the bytes the API gives' },
    },
    async (args, { terminal, work }) => {
      const overrides = overridesFrom(args)
      if (!overrides.ok) return wrongUsage(terminal, `fieldfare ${name}: ${overrides.faults.join('; ')}`)
      const text = await terminal.read(args.file)
      if (!text.ok) return wrongUsage(terminal, `fieldfare ${name}: ${text.faults.join('; ')}`)
      const progress = showProgress(terminal)
      const question = { ...overrides.value, ...textsOf(args, Object.keys(asks)) }
      const answer = (await work()).ask(name, text.value, question, progress.show)
      progress.clear()
      if (!answer.ok) return refusedQuestion(terminal, name, answer.faults)
      terminal.out(args.json ? answer.value : readable(table, answer.value, text.value))
      return 0
    },
  )

/** Only what was typed: a key that was not is not there. */
const textsOf = (args: object, keys: readonly string[]): Named =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const text: unknown = Reflect.get(args, key)
      return typeof text === 'string' ? [[key, text]] : text === true ? [[key, 'true']] : []
    }),
  )

/** Both texts have just been read by the engine, so they are what their types say. */
const readable = <Answer>(table: QuestionCommand<Answer>['table'], answer: string, text: string): string => {
  const document = readJson(text)
  return document.ok ? table(JSON.parse(answer) as Answer, document.value as FieldfareDocument) : ''
}
