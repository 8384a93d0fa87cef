import { verifyPack } from '../exports/verify.ts'
import { growSlowly } from '../runs/memory.ts'
import { command, wrongUsage } from './command.ts'
import { showProgress } from './progress.ts'

/** A pack holds a workbook, which may be larger than any document. */
const mostBytes = 160_000_000

/** `fieldfare verify PACK.zip`: runs a re-performance pack again; "equal", or what differs (exit 1). */
export const verify = command(
  'verify',
  { file: { type: 'positional', required: true, description: 'A re-performance pack (.zip)' } },
  async (args, { terminal }) => {
    const bytes = await terminal.readBytes(args.file, mostBytes)
    if (!bytes.ok) return wrongUsage(terminal, `fieldfare verify: ${bytes.faults.join('; ')}`)
    growSlowly()
    const progress = showProgress(terminal)
    const found = await verifyPack(bytes.value, progress.show)
    progress.clear()
    if (!found.ok) return wrongUsage(terminal, `fieldfare verify: ${found.faults.join('; ')}`)
    if (found.value.length === 0) {
      terminal.out('equal\n')
      return 0
    }
    terminal.out(found.value.map(({ file, what }) => `${file}: ${what}\n`).join(''))
    return 1
  },
)
