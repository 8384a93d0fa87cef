import { explanationTable } from '../../models/report/explanationTable.ts'
import { readJson } from '../../models/scenario/readJson.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { describeFailure } from '../../models/units/failure.ts'
import type { Explanation } from '../../models/valuation.ts'
import type { AskedFailure } from '../runs/asked.ts'
import { command, documentFaults, wrongUsage } from './command.ts'
import { overridesFrom, runArguments, wholeNumber } from './overrides.ts'
import type { Terminal } from './terminal.ts'

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
    if (!explained.ok) return refusedQuestion(terminal, explained.faults)
    terminal.out(args.json ? explained.value : readable(explained.value, text.value))
    return 0
  },
)

/** A deal or a trial that is not there is named by its option; a fault of the document by its place. */
const refusedQuestion = (terminal: Terminal, faults: readonly AskedFailure[]): 1 | 2 => {
  const asked = faults.flatMap(({ parameter, ...fault }) =>
    parameter === undefined ? [] : [describeFailure({ ...fault, pointer: `--${parameter}` })],
  )
  return asked.length > 0
    ? wrongUsage(terminal, `fieldfare explain: ${asked.join(' ')}`)
    : documentFaults(terminal, faults)
}

/** Both texts have just been read by the engine, so they are what their types say. */
const readable = (explanation: string, text: string): string => {
  const document = readJson(text)
  return document.ok
    ? explanationTable(JSON.parse(explanation) as Explanation, document.value as FieldfareDocument)
    : ''
}
