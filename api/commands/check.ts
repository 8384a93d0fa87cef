import { command, documentFaults, wrongUsage } from './command.ts'

export const check = command(
  'check',
  { file: { type: 'positional', required: true, description: 'The document; - reads standard input' } },
  async (args, { terminal, work }) => {
    const text = await terminal.read(args.file)
    if (!text.ok) return wrongUsage(terminal, `fieldfare check: ${text.faults.join('; ')}`)
    const checked = (await work()).check(text.value)
    if (!checked.ok) return documentFaults(terminal, checked.faults)
    const notes = checked.value.notes.map((note) => `${note.pointer || 'The document'}: ${note.text}\n`)
    terminal.out(['The document can be valued.\n', ...notes].join(''))
    return 0
  },
)
