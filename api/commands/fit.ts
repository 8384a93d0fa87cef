import { fitTable } from '../../models/report/fitTable.ts'
import type { FitAnswer } from '../../models/scenario/schema/utility.ts'
import { command, documentFaults, wrongUsage } from './command.ts'
import { wholeNumber } from './overrides.ts'

export const fit = command(
  'fit',
  {
    points: {
      type: 'positional',
      required: true,
      description: 'Lines of records, error and perhaps a seed; - reads standard input',
    },
    seed: { type: 'string', description: 'Seed of the bootstrap', valueHint: 'N' },
    json: { type: 'boolean', description: 'As canonical JSON: the bytes the API gives' },
  },
  async (args, { terminal, work }) => {
    const seed = wholeNumber('--seed', args.seed, 0)
    if (!seed.ok) return wrongUsage(terminal, `fieldfare fit: ${seed.faults.join('; ')}`)
    const text = await terminal.read(args.points)
    if (!text.ok) return wrongUsage(terminal, `fieldfare fit: ${text.faults.join('; ')}`)
    const question = seed.value === undefined ? {} : { seed: seed.value }
    const answer = (await work()).ask('fit', JSON.stringify({ text: text.value }), question)
    if (!answer.ok) return documentFaults(terminal, answer.faults)
    terminal.out(args.json ? answer.value : fitTable(JSON.parse(answer.value) as FitAnswer))
    return 0
  },
)
