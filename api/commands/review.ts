import { reviewText } from '../../models/report/reviewText.ts'
import { readJson } from '../../models/scenario/readJson.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { Review } from '../../models/scenario/schema/review.ts'
import { refusedQuestion } from './asked.ts'
import { command, wrongUsage } from './command.ts'
import { overridesFrom, runArguments } from './overrides.ts'
import { showProgress } from './progress.ts'

export const review = command(
  'review',
  {
    file: { type: 'positional', required: true, description: 'The document; - reads standard input' },
    deal: { type: 'string', description: 'The id of a deal, instead of all of them', valueHint: 'ID' },
    ...runArguments,
    json: { type: 'boolean', description: 'As canonical JSON: the bytes the API gives' },
  },
  async (args, { terminal, work }) => {
    const overrides = overridesFrom(args)
    if (!overrides.ok) return wrongUsage(terminal, `fieldfare review: ${overrides.faults.join('; ')}`)
    const text = await terminal.read(args.file)
    if (!text.ok) return wrongUsage(terminal, `fieldfare review: ${text.faults.join('; ')}`)
    const progress = showProgress(terminal)
    const question = { ...overrides.value, ...(args.deal === undefined ? {} : { deal: args.deal }) }
    const reviewed = (await work()).review(text.value, question, progress.show)
    progress.clear()
    if (!reviewed.ok) return refusedQuestion(terminal, 'review', reviewed.faults)
    terminal.out(args.json ? reviewed.value : readable(reviewed.value, text.value))
    return 0
  },
)

/** Both texts have just been read by the engine, so they are what their types say. */
const readable = (reviewed: string, text: string): string => {
  const document = readJson(text)
  return document.ok ? reviewText(JSON.parse(reviewed) as Review, document.value as FieldfareDocument) : ''
}
