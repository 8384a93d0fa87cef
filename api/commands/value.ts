import { answerTable } from '../../models/report/table.ts'
import { readJson } from '../../models/scenario/readJson.ts'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { command, documentFaults, wrongUsage } from './command.ts'
import { overridesFrom, runArguments, untilArguments } from './overrides.ts'
import { showProgress } from './progress.ts'

export const value = command(
  'value',
  {
    file: { type: 'positional', required: true, description: 'The document; - reads standard input' },
    ...runArguments,
    ...untilArguments,
    json: { type: 'boolean', description: 'The answer as canonical JSON: the bytes the API gives' },
  },
  async (args, { terminal, work }) => {
    const overrides = overridesFrom(args)
    if (!overrides.ok) return wrongUsage(terminal, `fieldfare value: ${overrides.faults.join('; ')}`)
    const text = await terminal.read(args.file)
    if (!text.ok) return wrongUsage(terminal, `fieldfare value: ${text.faults.join('; ')}`)
    const progress = showProgress(terminal)
    const answer = (await work()).value(text.value, overrides.value, progress.show)
    progress.clear()
    if (!answer.ok) return documentFaults(terminal, answer.faults)
    terminal.out(args.json ? answer.value : readable(answer.value, text.value))
    return 0
  },
)

/** Both texts have just been read by the engine, so they are what their types say. */
const readable = (answer: string, text: string): string => {
  const document = readJson(text)
  return document.ok ? answerTable(JSON.parse(answer) as Answer, document.value as FieldfareDocument) : ''
}
