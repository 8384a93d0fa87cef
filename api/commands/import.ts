import { type Imported, importKinds } from '../../models/exchange/importSheet.ts'
import { readJson } from '../../models/scenario/readJson.ts'
import { describeFailure } from '../../models/units/failure.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import { command, documentFaults, wrongUsage } from './command.ts'
import { fileContent } from './fileContent.ts'
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
    json: { type: 'boolean', description: 'Everything as canonical JSON: the bytes the API gives' },
  },
  async (args, { terminal, work }) => {
    const body = await bodyOf(terminal, args)
    if (!body.ok) return wrongUsage(terminal, `fieldfare import: ${body.faults.join('; ')}`)
    const read = (await work()).importFile(JSON.stringify(body.value))
    if (!read.ok) return documentFaults(terminal, read.faults)
    const imported = JSON.parse(read.value) as Imported
    terminal.err(preview(imported))
    const failed = imported.faults.length > 0
    if (args.json) terminal.out(read.value)
    else if (!failed) terminal.out(`${JSON.stringify(imported.document ?? imported.rows, null, 2)}\n`)
    return failed ? 1 : 0
  },
)

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
const preview = ({ kind, rows, changes, faults }: Imported): string => {
  const told = changes.map(
    ({ cell, path, before, after }) => `${cell}: ${path} from ${short(before)} to ${short(after)}\n`,
  )
  const wrong = faults.map(({ cell, expected, found }) => `${cell}: expected ${expected}, found ${found}.\n`)
  const count = `${rows.length} of ${kind} read, ${changes.length} would change${faults.length > 0 ? `, ${faults.length} faults: nothing is taken over` : ''}.\n`
  return [count, ...told, ...wrong].join('')
}

const short = (value: unknown): string => {
  const text = value === null ? 'nothing' : JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
