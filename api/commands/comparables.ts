import { type ImportedComparables, importComparables } from '../../models/exchange/comparablesCsv.ts'
import { comparablesNote, comparables as shipped } from '../../models/methods/comparables.ts'
import { canonicalJson } from '../../models/scenario/canonical.ts'
import { expectation } from '../../models/units/sentence.ts'
import { type Command, command, documentFaults, wrongUsage } from './command.ts'

const json = { type: 'boolean' as const, description: 'As canonical JSON: the bytes the API gives' }

const list = command('comparables', { json }, async (args, { terminal }) => {
  terminal.out(
    args.json
      ? canonicalJson({ note: comparablesNote, comparables: shipped })
      : `${comparablesNote}\n\n${shipped.map(lineOf).join('')}`,
  )
  return 0
})

const lineOf = ({ id, licensor, licensee, year, reported, kind, grade }: (typeof shipped)[number]): string =>
  `${id.padEnd(24)} ${licensor} to ${licensee}${year === null ? '' : `, ${year}`}: ${reported} (${kind}, grade ${grade})\n`

const imported = command(
  'comparables import',
  {
    file: { type: 'positional', required: true, description: 'A CSV of reports; - reads standard input' },
    json,
  },
  async ({ file, json: asBytes }, { terminal }) => {
    const text = await terminal.read(file)
    if (!text.ok) return wrongUsage(terminal, `fieldfare comparables: ${text.faults.join('; ')}`)
    const found = importComparables(text.value)
    if (!found.ok) return documentFaults(terminal, found.faults)
    const { comparables } = found.value
    terminal.out(asBytes ? canonicalJson(found.value) : `${JSON.stringify(comparables, null, 1)}\n`)
    terminal.err(told(found.value))
    return found.value.faults.length > 0 ? 1 : 0
  },
)

const told = ({ comparables, faults }: ImportedComparables): string => {
  const lines = faults.map((fault) => {
    const { line, column } = fault
    const place = column === '' ? `Line ${line}` : `Line ${line}, ${column}`
    return `${place}: ${expectation(fault)}\n`
  })
  return [`${comparables.length} read, for the document's comparables.\n`, ...lines].join('')
}

/** `fieldfare comparables` lists the shipped ones, `fieldfare comparables import FILE` reads one's own. */
export const comparables: Command = {
  usage: async (description) =>
    `${await list.usage(description)}\n${await imported.usage('Reports of your own as rows for a document')}`,
  run: (raw, tools) => {
    const [first, ...rest] = raw
    if (first === 'import') return imported.run(rest, tools)
    return list.run(first === 'list' ? rest : raw, tools)
  },
}
