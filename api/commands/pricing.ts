import type { Exported } from '../../models/exchange/exportPricing.ts'
import { type Format, formats, type Priced } from '../../models/exchange/priced.ts'
import type { Note } from '../../models/scenario/note.ts'
import type { Result } from '../../models/units/result.ts'
import { refusedQuestion } from './asked.ts'
import { type Command, command, documentFaults, wrongUsage } from './command.ts'
import type { Terminal } from './terminal.ts'

const output = {
  output: { type: 'string' as const, description: 'A file to write instead; also -o', valueHint: 'FILE' },
  json: { type: 'boolean' as const, description: 'As canonical JSON: the bytes the API gives' },
}

const exported = command(
  'pricing',
  {
    file: { type: 'positional', required: true, description: 'The document; - reads standard input' },
    deal: { type: 'string', description: 'The id of the deal', required: true, valueHint: 'ID' },
    format: {
      type: 'enum',
      description: 'RSL 1.0, or the three fields of a marketplace',
      options: [...formats],
      required: true,
    },
    url: { type: 'string', description: 'What an RSL licence is for; / without it', valueHint: 'URL' },
    ...output,
  },
  async (args, { terminal, work }) => {
    const text = await terminal.read(args.file)
    if (!text.ok) return wrongUsage(terminal, `fieldfare pricing: ${text.faults.join('; ')}`)
    const { deal, url } = args
    const question = { deal, format: args.format as Format, ...(url === undefined ? {} : { url }) }
    const answer = (await work()).exportPricing(text.value, question)
    if (!answer.ok) return refusedQuestion(terminal, 'pricing', answer.faults)
    const { text: list, notSaid }: Exported = JSON.parse(answer.value)
    const written = await put(terminal, args.output, args.json ? answer.value : list)
    if (!written.ok) return wrongUsage(terminal, `fieldfare pricing: ${written.faults.join('; ')}`)
    tell(terminal, 'Not said:', notSaid)
    return 0
  },
)

const imported = command(
  'pricing import',
  {
    file: { type: 'positional', required: true, description: 'RSL 1.0 or a plan; - reads standard input' },
    volume: { type: 'string', description: 'Units a year of a fee for use', valueHint: 'N' },
    url: { type: 'string', description: 'Which content of an RSL document with several', valueHint: 'URL' },
    ...output,
  },
  async (args, { terminal, work }) => {
    const text = await terminal.read(args.file)
    if (!text.ok) return wrongUsage(terminal, `fieldfare pricing import: ${text.faults.join('; ')}`)
    const { volume, url } = args
    const body = { text: text.value, url, volume: volume === undefined ? undefined : numberOr(volume) }
    const answer = (await work()).importPricing(JSON.stringify(body))
    if (!answer.ok) return documentFaults(terminal, answer.faults)
    const { terms, notTaken }: Priced = JSON.parse(answer.value)
    const list = args.json ? answer.value : `${JSON.stringify(terms, null, 1)}\n`
    const written = await put(terminal, args.output, list)
    if (!written.ok) return wrongUsage(terminal, `fieldfare pricing import: ${written.faults.join('; ')}`)
    tell(terminal, 'Not taken over:', notTaken)
    return 0
  },
)

/** `pricing FILE …` writes a price list, `pricing import FILE …` reads one; a file called import is ./import. */
export const pricing: Command = {
  usage: async (description) => `${await exported.usage(description)}\n\n${await imported.usage('And back')}`,
  run: (raw, tools) => {
    const long = raw.map((argument) => (argument === '-o' ? '--output' : argument))
    return long[0] === 'import' ? imported.run(long.slice(1), tools) : exported.run(long, tools)
  },
}

/** A number as the API is sent one; anything else is a quantity in words, such as "1M to 3M". */
const numberOr = (text: string): number | string =>
  /^\d{1,15}(\.\d{1,9})?$/.test(text) ? Number(text) : text

const put = async (
  terminal: Terminal,
  file: string | undefined,
  text: string,
): Promise<Result<number, string>> => {
  if (file !== undefined) return terminal.write(file, text)
  terminal.out(text)
  return { ok: true, value: text.length }
}

const tell = (terminal: Terminal, heading: string, notes: readonly Note[]): void => {
  const lines = notes.map(({ pointer, text }) => `  ${pointer === '' ? '' : `${pointer}: `}${text}\n`)
  if (lines.length > 0) terminal.err([`${heading}\n`, ...lines].join(''))
}
