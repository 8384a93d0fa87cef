import { explanationTable } from '../../models/report/explanationTable.ts'
import { paymentsTable } from '../../models/report/paymentsTable.ts'
import { readJson } from '../../models/scenario/readJson.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { Explanation } from '../../models/valuation.ts'
import { refusedQuestion } from './asked.ts'
import { command, wrongUsage } from './command.ts'
import { overridesFrom, runArguments, wholeNumber } from './overrides.ts'

export const explain = command(
  'explain',
  {
    file: { type: 'positional', required: true, description: 'The document; - reads standard input' },
    deal: { type: 'string', description: 'The id of the deal', required: true, valueHint: 'ID' },
    trial: {
      type: 'string',
      description: 'The number of the future, from 0',
      required: true,
      valueHint: 'N',
    },
    payments: { type: 'boolean', description: 'Every dated amount instead of the statement by year' },
    ...runArguments,
    json: { type: 'boolean', description: 'As canonical JSON: the bytes the API gives' },
  },
  async (args, { terminal, work }) => {
    const overrides = overridesFrom(args)
    const trial = wholeNumber('--trial', args.trial, 0)
    const faults = [...(overrides.ok ? [] : overrides.faults), ...(trial.ok ? [] : trial.faults)]
    if (!overrides.ok || !trial.ok) return wrongUsage(terminal, `fieldfare explain: ${faults.join('; ')}`)
    const text = await terminal.read(args.file)
    if (!text.ok) return wrongUsage(terminal, `fieldfare explain: ${text.faults.join('; ')}`)
    const question = { ...overrides.value, deal: args.deal, trial: trial.value ?? 0 }
    const explained = (await work()).explain(text.value, question)
    if (!explained.ok) return refusedQuestion(terminal, 'explain', explained.faults)
    const table = args.payments ? paymentsTable : explanationTable
    terminal.out(args.json ? explained.value : readable(explained.value, text.value, table))
    return 0
  },
)

/** Both texts have just been read by the engine, so they are what their types say. */
const readable = (explanation: string, text: string, table: typeof explanationTable): string => {
  const document = readJson(text)
  return document.ok ? table(JSON.parse(explanation) as Explanation, document.value as FieldfareDocument) : ''
}
