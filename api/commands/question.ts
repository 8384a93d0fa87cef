import type { DealQuestion, QuestionName } from '../../models/questions.ts'
import { readJson } from '../../models/scenario/readJson.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { refusedQuestion } from './asked.ts'
import { type Command, command, wrongUsage } from './command.ts'
import { overridesFrom, runArguments } from './overrides.ts'
import { showProgress } from './progress.ts'

interface QuestionCommand<Answer> {
  readonly name: QuestionName
  /** whether a deal has to be named */
  readonly deal: 'needed' | 'possible'
  /** what happens without a deal, where that is possible; usually it is asked of every deal */
  readonly withoutDeal?: string
  /** what can be asked beside the deal: texts that go into the question as they were typed */
  readonly more?: Partial<Readonly<Record<'amount', TextFlag>>>
  /** the answer for people */
  readonly table: (answer: Answer, document: FieldfareDocument) => string
}

interface TextFlag {
  readonly type: 'string'
  readonly description: string
  readonly valueHint: string
}

/** A command that asks one question about a document: `fieldfare NAME FILE [--deal ID] … [--json]`. */
export const questionCommand = <Answer>({ name, deal, table, ...rest }: QuestionCommand<Answer>): Command =>
  command(
    name,
    {
      file: { type: 'positional', required: true, description: 'The document; - reads standard input' },
      deal: {
        type: 'string',
        description:
          deal === 'needed'
            ? 'The id of the deal'
            : `The id of a deal; without it, ${rest.withoutDeal ?? 'every deal'}`,
        required: deal === 'needed',
        valueHint: 'ID',
      },
      ...rest.more,
      ...runArguments,
      json: { type: 'boolean', description: 'As canonical JSON: the bytes the API gives' },
    },
    async (args, { terminal, work }) => {
      const overrides = overridesFrom(args)
      if (!overrides.ok) return wrongUsage(terminal, `fieldfare ${name}: ${overrides.faults.join('; ')}`)
      const text = await terminal.read(args.file)
      if (!text.ok) return wrongUsage(terminal, `fieldfare ${name}: ${text.faults.join('; ')}`)
      const progress = showProgress(terminal)
      const question = { ...overrides.value, ...textsOf(args, ['deal', ...Object.keys(rest.more ?? {})]) }
      const answer = (await work()).ask(name, text.value, question, progress.show)
      progress.clear()
      if (!answer.ok) return refusedQuestion(terminal, name, answer.faults)
      terminal.out(args.json ? answer.value : readable(table, answer.value, text.value))
      return 0
    },
  )

/** Only what was typed: a key that was not is not there. */
const textsOf = (args: object, keys: readonly string[]): Pick<DealQuestion, 'deal' | 'amount'> =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const text: unknown = Reflect.get(args, key)
      return typeof text === 'string' ? [[key, text]] : []
    }),
  )

/** Both texts have just been read by the engine, so they are what their types say. */
const readable = <Answer>(table: QuestionCommand<Answer>['table'], answer: string, text: string): string => {
  const document = readJson(text)
  return document.ok ? table(JSON.parse(answer) as Answer, document.value as FieldfareDocument) : ''
}
