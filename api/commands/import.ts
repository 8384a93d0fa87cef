import { type Imported, importKinds } from '../../models/exchange/importSheet.ts'
import { counted } from '../../models/report/words.ts'
import { readJson } from '../../models/scenario/readJson.ts'
import { describeFailure } from '../../models/units/failure.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import { expectation } from '../../models/units/sentence.ts'
import { command, documentFaults, wrongUsage } from './command.ts'
import { fileContent } from './fileContent.ts'
import { keepReports } from './keepReports.ts'
import type { Terminal } from './terminal.ts'

/** `fieldfare import FILE --as KIND`: what a file says and would change; it writes nothing but its own output. */
export const imports = command(
  'import',
  {
    file: {
      type: 'positional',
      required: true,
      description: 'A workbook (.xlsx) or a CSV; - reads standard input',
    },
    as: { type: 'enum', required: true, options: [...importKinds], description: 'What it holds' },
    sheet: { type: 'string', description: 'The sheet, where there are several', valueHint: 'NAME' },
    into: { type: 'string', description: 'The document that it changes', valueHint: 'DOCUMENT' },
    curve: {
      type: 'string',
      description: 'Of points: the learning curve, where there are several',
      valueHint: 'PATH',
    },
    scenario: {
      type: 'string',
      description: 'Of reports: the scenario they are kept with, by id or name; a preview until --keep',
      valueHint: 'SCENARIO',
    },
    deal: { type: 'string', description: 'Of reports: the deal of rows that name none', valueHint: 'ID' },
    keep: {
      type: 'string',
      description: 'Keep the reports that were looked at: the hash that their preview told',
      valueHint: 'HASH',
    },
    revise: { type: 'string', description: 'The report that these correct', valueHint: 'REPORT' },
    json: { type: 'boolean', description: 'Everything as canonical JSON: the bytes the API gives' },
  },
  async (args, tools) => {
    const { terminal, work } = tools
    const misplaced = misplacedFlag(args)
    if (misplaced !== null) return wrongUsage(terminal, `fieldfare import: ${misplaced}`)
    if (args.scenario !== undefined) return keepReports({ ...args, scenario: args.scenario }, tools)
    const body = await bodyOf(terminal, args)
    if (!body.ok) return wrongUsage(terminal, `fieldfare import: ${body.faults.join('; ')}`)
    const read = (await work()).importFile(JSON.stringify(body.value))
    if (!read.ok) return documentFaults(terminal, read.faults)
    const imported = JSON.parse(read.value) as Imported
    terminal.err(preview(imported))
    if (args.as === 'reports') terminal.err(whereKept)
    const failed = imported.faults.length > 0
    if (args.json) terminal.out(read.value)
    else if (!failed) terminal.out(`${JSON.stringify(imported.document ?? imported.rows, null, 2)}\n`)
    return failed ? 1 : 0
  },
)

const whereKept =
  'Nothing is kept. --scenario SCENARIO keeps them with a scenario; fieldfare actuals compares them without.\n'

interface Flags extends Given {
  readonly scenario?: string | undefined
  readonly deal?: string | undefined
  readonly keep?: string | undefined
  readonly revise?: string | undefined
}

/** What goes with another kind of file, or with a scenario that is not named. */
const misplacedFlag = ({ as, into, scenario, deal, keep, revise }: Flags): string | null => {
  if (as === 'reports' && into !== undefined)
    return '--into: leave it out. Royalty reports change no document; --scenario SCENARIO keeps them with a scenario'
  const [named] = Object.entries({ scenario, deal, keep, revise }).filter(([, value]) => value !== undefined)
  if (named === undefined) return null
  if (as !== 'reports') return `--${named[0]}: belongs to --as reports`
  return scenario === undefined ? `--${named[0]}: belongs to --scenario, which is missing` : null
}

interface Given {
  readonly file: string
  readonly as: string
  readonly sheet?: string | undefined
  readonly into?: string | undefined
  readonly curve?: string | undefined
}

const bodyOf = async (
  terminal: Terminal,
  { file, as, sheet, into, curve }: Given,
): Promise<Result<object, string>> => {
  const content = await fileContent(terminal, file)
  if (!content.ok) return content
  const more = { ...(sheet === undefined ? {} : { sheet }), ...(curve === undefined ? {} : { curve }) }
  const named = { as, ...content.value, ...more }
  if (into === undefined) return success(named)
  const text = await terminal.read(into)
  if (!text.ok) return text
  const document = readJson(text.value)
  return document.ok
    ? success({ ...named, document: document.value })
    : failure(...document.faults.map(describeFailure))
}

/** What would change and what is wrong, each with its cell. */
const preview = ({ kind, rows, changes: all, faults }: Imported): string => {
  const changes = all.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
  const told = changes.map(
    ({ cell, path, before, after }) => `${cell}: ${path} from ${short(before)} to ${short(after)}\n`,
  )
  const wrong = faults.map((fault) => `${fault.cell}: ${expectation(fault)}\n`)
  const would = kind === 'reports' ? '' : `, ${changes.length} would change`
  const failed =
    faults.length > 0 ? `, ${counted(String(faults.length), 'fault')}: nothing is taken over` : ''
  const count = `${counted(String(rows.length), 'row')} of ${kind} read${would}${failed}.\n`
  return [count, ...told, ...wrong].join('')
}

const short = (value: unknown): string => {
  const text = value === null ? 'nothing' : JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
