import { success } from '../../models/units/result.ts'
import { exportFile } from '../exports/exportFile.ts'
import { exportFormatNames, formatOf } from '../exports/formats.ts'
import type { AskedFailure } from '../runs/asked.ts'
import { beginBeside } from '../runs/beside.ts'
import { growSlowly, optimiseLate } from '../runs/memory.ts'
import { refusedQuestion } from './asked.ts'
import { command, documentFaults, wrongUsage } from './command.ts'
import { overridesFrom, runArguments } from './overrides.ts'
import { showProgress } from './progress.ts'
import { aDeal } from './question.ts'
import type { Terminal } from './terminal.ts'

const exported = command(
  'export',
  {
    file: { type: 'positional', required: true, description: 'The document; - reads standard input' },
    format: { type: 'enum', description: 'What to write', options: [...exportFormatNames], required: true },
    output: {
      type: 'string',
      description: 'The file to write; also -o; - writes standard output',
      valueHint: 'OUT',
      required: true,
    },
    deal: aDeal('every deal; a term sheet (md, docx) is of one'),
    ...runArguments,
  },
  async (args, { terminal, work }) => {
    const overrides = overridesFrom(args)
    if (!overrides.ok) return wrongUsage(terminal, `fieldfare export: ${overrides.faults.join('; ')}`)
    const nowhere = await terminal.whyNot(args.output)
    if (nowhere !== null) return wrongUsage(terminal, `fieldfare export: ${nowhere}`)
    const text = await terminal.read(args.file)
    if (!text.ok) return wrongUsage(terminal, `fieldfare export: ${text.faults.join('; ')}`)
    growSlowly()
    optimiseLate()
    const progress = showProgress(terminal)
    const format = exportFormatNames.find((name) => name === args.format)!
    const task = { format, text: text.value, question: { ...overrides.value, deal: args.deal } }
    const begun = beginBeside(task)
    const answer =
      formatOf(format).from === 'answer'
        ? (await work()).value(text.value, overrides.value, progress.show)
        : success(null)
    if (!answer.ok) {
      progress.clear()
      await begun?.leave()
      return documentFaults(terminal, answer.faults)
    }
    progress.say(`writing ${format}`)
    const file = await (begun !== null && answer.value !== null
      ? begun.end(answer.value)
      : exportFile({ ...task, answer: answer.value }, progress.show))
    if (!file.ok) progress.clear()
    if (!file.ok) return refusedQuestion(terminal, 'export', file.faults)
    const written = await terminal.write(args.output, file.value.content)
    progress.clear()
    if (!written.ok) return refusedWriting(terminal, written.faults)
    for (const note of file.value.notes) terminal.err(`${note}\n`)
    const where = args.output === '-' ? 'standard output' : args.output
    terminal.err(`${where}: ${written.value.toLocaleString('en-US')} bytes\n`)
    return 0
  },
)

/** A file that cannot be written where it should be, or whose content ends with faults of the document. */
const refusedWriting = (terminal: Terminal, faults: readonly (string | AskedFailure)[]): 1 | 2 => {
  const asked = faults.filter((fault) => typeof fault !== 'string')
  return asked.length > 0
    ? refusedQuestion(terminal, 'export', asked)
    : wrongUsage(terminal, `fieldfare export: ${faults.join('; ')}`)
}

/** `-o OUT` and `-oOUT` as the parser reads an output, `-` being standard output. */
const outputNamed = (raw: readonly string[]): readonly string[] =>
  raw.flatMap((argument, n) => {
    const before = raw[n - 1]
    if (argument === '-' && (before === '-o' || before === '--output')) return []
    if (argument === '-o' || argument === '--output')
      return raw[n + 1] === '-' ? ['--output=-'] : ['--output']
    return /^-o./.test(argument) ? [`--output=${argument.slice(2)}`] : [argument]
  })

/** `fieldfare export FILE --format HOW -o OUT`: the answer as a file. */
export const exportCommand = {
  ...exported,
  run: (raw: readonly string[], tools: Parameters<typeof exported.run>[1]) =>
    exported.run(outputNamed(raw), tools),
}
