import type { QuestionName } from '../../models/questions.ts'
import { readJson } from '../../models/scenario/readJson.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { refusedQuestion } from './asked.ts'
import { type Command, command, type ExitCode, type Tools, wrongUsage } from './command.ts'
import { overridesFrom, runArguments } from './overrides.ts'
import { showProgress } from './progress.ts'

interface QuestionCommand<Answer> {
  readonly name: QuestionName
  /** whether a deal has to be named; `licensee`: a licensee can be named instead */
  readonly deal: 'needed' | 'possible' | 'licensee'
  /** the answer for people */
  readonly table: (answer: Answer, document: FieldfareDocument) => string
}

/** A command that asks one question about a document: `fieldfare NAME FILE [--deal ID] … [--json]`. */
export const questionCommand = <Answer>(asked: QuestionCommand<Answer>): Command => {
  const { name, deal } = asked
  const file = {
    type: 'positional',
    required: true,
    description: 'The document; - reads standard input',
  } as const
  const json = { type: 'boolean', description: 'As canonical JSON: the bytes the API gives' } as const
  const option = { type: 'string', required: deal === 'needed', valueHint: 'ID' } as const
  const run = (args: Args, tools: Tools): Promise<ExitCode> => answered(asked, args, tools)
  if (deal === 'licensee') {
    const description = 'The id of a licensee; without it, every licensee'
    return command(name, { file, licensee: { ...option, description }, ...runArguments, json }, run)
  }
  const description = deal === 'needed' ? 'The id of the deal' : 'The id of a deal; without it, every deal'
  return command(name, { file, deal: { ...option, description }, ...runArguments, json }, run)
}

/** What was typed. */
type Args = Parameters<typeof overridesFrom>[0] & {
  readonly file: string
  readonly deal?: string | undefined
  readonly licensee?: string | undefined
  readonly json?: boolean | undefined
}

const answered = async <Answer>(
  { name, table }: QuestionCommand<Answer>,
  { file, deal, licensee, json, ...flags }: Args,
  { terminal, work }: Tools,
): Promise<ExitCode> => {
  const overrides = overridesFrom(flags)
  if (!overrides.ok) return wrongUsage(terminal, `fieldfare ${name}: ${overrides.faults.join('; ')}`)
  const text = await terminal.read(file)
  if (!text.ok) return wrongUsage(terminal, `fieldfare ${name}: ${text.faults.join('; ')}`)
  const progress = showProgress(terminal)
  const question = {
    ...overrides.value,
    ...(deal === undefined ? {} : { deal }),
    ...(licensee === undefined ? {} : { licensee }),
  }
  const answer = (await work()).ask(name, text.value, question, progress.show)
  progress.clear()
  if (!answer.ok) return refusedQuestion(terminal, name, answer.faults)
  terminal.out(json ? answer.value : readable(table, answer.value, text.value))
  return 0
}

/** Both texts have just been read by the engine, so they are what their types say. */
const readable = <Answer>(table: QuestionCommand<Answer>['table'], answer: string, text: string): string => {
  const document = readJson(text)
  return document.ok ? table(JSON.parse(answer) as Answer, document.value as FieldfareDocument) : ''
}
