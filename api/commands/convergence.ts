import { convergenceTable } from '../../models/report/convergenceTable.ts'
import { readJson } from '../../models/scenario/readJson.ts'
import type { Convergence } from '../../models/scenario/schema/convergence.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { refusedQuestion } from './asked.ts'
import { command, wrongUsage } from './command.ts'
import { overridesFrom, runArguments } from './overrides.ts'
import { showProgress } from './progress.ts'

export const convergence = command(
  'convergence',
  {
    file: { type: 'positional', required: true, description: 'The document; - reads standard input' },
    deal: { type: 'string', description: 'The id of the deal', required: true, valueHint: 'ID' },
    ...runArguments,
    json: { type: 'boolean', description: 'As canonical JSON: the bytes the API gives' },
  },
  async (args, { terminal, work }) => {
    const overrides = overridesFrom(args)
    if (!overrides.ok) return wrongUsage(terminal, `fieldfare convergence: ${overrides.faults.join('; ')}`)
    const text = await terminal.read(args.file)
    if (!text.ok) return wrongUsage(terminal, `fieldfare convergence: ${text.faults.join('; ')}`)
    const progress = showProgress(terminal)
    const question = { ...overrides.value, deal: args.deal }
    const converged = (await work()).converge(text.value, question, progress.show)
    progress.clear()
    if (!converged.ok) return refusedQuestion(terminal, 'convergence', converged.faults)
    terminal.out(args.json ? converged.value : readable(converged.value, text.value))
    return 0
  },
)

/** Both texts have just been read by the engine, so they are what their types say. */
const readable = (converged: string, text: string): string => {
  const document = readJson(text)
  return document.ok
    ? convergenceTable(JSON.parse(converged) as Convergence, document.value as FieldfareDocument)
    : ''
}
