import { samples as rows, sampleIds } from '../../models/samples/samples.ts'
import { canonicalJson } from '../../models/scenario/canonical.ts'
import { nearestWord } from '../../models/scenario/suggest.ts'
import { command, wrongUsage } from './command.ts'

export const samples = command(
  'samples',
  {
    id: { type: 'positional', required: false, description: 'A sample, to print it; without it, all' },
    json: { type: 'boolean', description: 'As canonical JSON: the bytes the API gives' },
  },
  async ({ id, json }, { terminal }) => {
    if (id === undefined) {
      terminal.out(json ? canonicalJson({ samples: rows.map(({ document: _, ...rest }) => rest) }) : table())
      return 0
    }
    const found = rows.find((row) => row.id === id)
    if (found === undefined) return wrongUsage(terminal, unknown(id))
    terminal.out(json ? canonicalJson(found.document) : `${JSON.stringify(found.document, null, 1)}\n`)
    return 0
  },
)

const table = (): string => {
  const width = Math.max(...sampleIds.map((id) => id.length))
  return rows.map(({ id, explanation }) => `${id.padEnd(width)}  ${explanation}\n`).join('')
}

const unknown = (id: string): string => {
  const nearest = nearestWord(id, sampleIds)
  const advice = nearest === null ? '' : ` Did you mean ${nearest}?`
  return `fieldfare samples: "${id}" is no sample; there are ${sampleIds.join(', ')}.${advice}`
}
