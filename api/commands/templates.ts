import { placed } from '../../models/dealTemplates/dealTemplate.ts'
import { dealTemplates } from '../../models/dealTemplates/dealTemplates.ts'
import { canonicalJson } from '../../models/scenario/canonical.ts'
import { catalogueTable, noEntry } from './catalogue.ts'
import { command, wrongUsage } from './command.ts'

export const templates = command(
  'templates',
  {
    id: {
      type: 'positional',
      required: false,
      description: 'A template, to print its deal; without it, all',
    },
    licensee: { type: 'string', description: 'The licensee of the deal', valueHint: 'ID' },
    field: { type: 'string', description: 'The field of its grant', valueHint: 'ID' },
    json: { type: 'boolean', description: 'As canonical JSON: the bytes the API gives' },
  },
  async ({ id, licensee, field, json }, { terminal }) => {
    const named = {
      ...(licensee === undefined ? {} : { licensee }),
      ...(field === undefined ? {} : { field }),
    }
    if (id === undefined) {
      if (Object.keys(named).length > 0)
        return wrongUsage(
          terminal,
          'fieldfare templates: a licensee or a field belongs to one template: ID is missing',
        )
      terminal.out(
        json
          ? canonicalJson({ templates: dealTemplates.map(({ deal: _, ...rest }) => rest) })
          : catalogueTable(dealTemplates),
      )
      return 0
    }
    const found = dealTemplates.find((template) => template.id === id)
    if (found === undefined) return wrongUsage(terminal, noEntry('template', id, dealTemplates))
    const deal = placed(found.deal, named)
    terminal.out(json ? canonicalJson({ ...found, deal }) : `${JSON.stringify(deal, null, 1)}\n`)
    return 0
  },
)
