import { stripVTControlCharacters } from 'node:util'
import { defineCommand, renderUsage } from 'citty'
import packageJson from '../package.json' with { type: 'json' }
import { type Command, type ExitCode, type Tools, wrongUsage } from './commands/command.ts'

/** Each command is loaded when it is asked for, so that `value` never waits for the server's code. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  value: async () => (await import('./commands/value.ts')).value,
  check: async () => (await import('./commands/check.ts')).check,
  explain: async () => (await import('./commands/explain.ts')).explain,
  schema: async () => (await import('./commands/schema.ts')).schema,
  serve: async () => (await import('./commands/serve.ts')).serve,
}

const main = {
  name: 'fieldfare',
  version: packageJson.version,
  description: packageJson.description,
}

/** `fieldfare <command> …`: results to out, everything else to err. */
export const commandLine = async (argv: readonly string[], tools: Tools): Promise<ExitCode> => {
  const [name = '--help', ...rest] = argv
  if (name === '--version') return shown(tools, main.version)
  if (name === '--help' || name === '-h') {
    const usage = await mainUsage()
    return argv.length === 0 ? wrongUsage(tools.terminal, usage) : shown(tools, usage)
  }
  if (!Object.hasOwn(commands, name))
    return wrongUsage(
      tools.terminal,
      `fieldfare: "${name}" is no command; there are ${Object.keys(commands).join(', ')}.`,
    )
  const command = await commands[name]?.()
  if (command === undefined) return 2
  if (!rest.includes('--help') && !rest.includes('-h')) return command.run(rest, tools)
  return shown(tools, await command.usage())
}

const mainUsage = async (): Promise<string> => {
  const entries = await Promise.all(
    Object.entries(commands).map(
      async ([name, load]) => [name, defineCommand({ meta: (await load()).meta })] as const,
    ),
  )
  return renderUsage(defineCommand({ meta: main, subCommands: Object.fromEntries(entries) }))
}

const shown = ({ terminal }: Tools, text: string): 0 => {
  terminal.out(`${stripVTControlCharacters(text)}\n`)
  return 0
}
