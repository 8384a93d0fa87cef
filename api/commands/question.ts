import type { QuestionName } from '../../models/questions.ts'
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
  /** what naming a deal means, where it is possible and not one of all */
  readonly dealWords?: string
  /** the answer for people */
  readonly table: (answer: Answer, document: FieldfareDocument) => string
}

/** A command that asks one question about a document: `fieldfare NAME FILE [--deal ID] … [--json]`. */
export const questionCommand = <Answer>({
  name,
  deal,
  dealWords = 'The id of a deal; without it, every deal',
  table,
}: QuestionCommand<Answer>): Command =>
  command(
    name,
    {
      file: { type: 'positional', required: true, description: 'The document; - reads standard input' },
      deal: {
        type: 'string',
        description: deal === 'needed' ? 'The id of the deal' : dealWords,
        required: deal === 'needed',
        valueHint: 'ID',
      },
      ...runArguments,
      json: { type: 'boolean', description: 'As canonical JSON: the bytes the API gives' },
    },
    async (args, { terminal, work }) => {
      const overrides = overridesFrom(args)
      if (!overrides.ok) return wrongUsage(terminal, `fieldfare ${name}: ${overrides.faults.join('; ')}`)
      const text = await terminal.read(args.file)
      if (!text.ok) return wrongUsage(terminal, `fieldfare ${name}: ${text.faults.join('; ')}`)
      const progress = showProgress(terminal)
      const question = args.deal === undefined ? overrides.value : { ...overrides.value, deal: args.deal }
      const answer = (await work()).ask(name, text.value, question, progress.show)
      progress.clear()
      if (!answer.ok) return refusedQuestion(terminal, name, answer.faults)
      terminal.out(args.json ? answer.value : readable(table, answer.value, text.value))
      return 0
    },
  )

/** Both texts have just been read by the engine, so they are what their types say. */
const readable = <Answer>(table: QuestionCommand<Answer>['table'], answer: string, text: string): string => {
  const document = readJson(text)
  return document.ok ? table(JSON.parse(answer) as Answer, document.value as FieldfareDocument) : ''
}
