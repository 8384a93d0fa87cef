import { samples as rows } from '../../models/samples/samples.ts'
import { canonicalJson } from '../../models/scenario/canonical.ts'
import { catalogueTable, noEntry } from './catalogue.ts'
import { command, wrongUsage } from './command.ts'

export const samples = command(
  'samples',
  {
    id: { type: 'positional', required: false, description: 'A sample, to print it; without it, all' },
    json: { type: 'boolean', description: 'As canonical JSON: the bytes the API gives' },
  },
  async ({ id, json }, { terminal }) => {
    if (id === undefined) {
      terminal.out(
        json
          ? canonicalJson({ samples: rows.map(({ document: _, ...rest }) => rest) })
          : catalogueTable(rows),
      )
      return 0
    }
    const found = rows.find((row) => row.id === id)
    if (found === undefined) return wrongUsage(terminal, noEntry('sample', id, rows))
    terminal.out(json ? canonicalJson(found.document) : `${JSON.stringify(found.document, null, 1)}\n`)
    return 0
  },
)
