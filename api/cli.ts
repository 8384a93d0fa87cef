import { commandLine } from './commandLine.ts'
import type { Tools } from './commands/command.ts'
import { processTerminal } from './commands/terminal.ts'
import { isOutOfMemory, memoryAdvice } from './runs/runs.ts'
import type { Work } from './runs/work.ts'

const terminal = processTerminal()

const work = async (): Promise<Work> => {
  const [{ createWork }, engine, { questions }] = await Promise.all([
    import('./runs/work.ts'),
    import('../models/valuation.ts'),
    import('../models/questions.ts'),
  ])
  return createWork({ ...engine, questions })
}

const store: Tools['store'] = async () => {
  const { openStoreDoor } = await import('./storeDoor.ts')
  return openStoreDoor(process.env, work)
}

try {
  const code = await commandLine(process.argv.slice(2), { terminal, work, store })
  if (code !== null) process.exitCode = code
} catch (error) {
  const why = error instanceof Error ? error.message : String(error)
  const memory = error instanceof Error && isOutOfMemory(error)
  terminal.err(
    memory
      ? `The run needs more memory than this computer has to give. ${memoryAdvice}\n`
      : `Fieldfare failed, and this is our mistake, not yours: ${why}\n`,
  )
  process.exitCode = memory ? 1 : 70
}
