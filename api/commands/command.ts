import { type ArgsDef, defineCommand, type ParsedArgs, parseArgs, renderUsage } from 'citty'
import { nearestWord } from '../../models/scenario/suggest.ts'
import { describeFailure, type Failure } from '../../models/units/failure.ts'
import type { Result } from '../../models/units/result.ts'
import type { Work } from '../runs/work.ts'
import type { StoreDoor } from '../storeDoor.ts'
import { type Flags, readFlags } from './flags.ts'
import type { Terminal } from './terminal.ts'

/** What a command works with; tests hand in their own. */
export interface Tools {
  readonly terminal: Terminal
  /** the engine, loaded only by the commands that need it */
  readonly work: () => Promise<Work>
  /** the store, taken only by the commands that need it; else why it cannot be used */
  readonly store: () => Promise<Result<StoreDoor, string>>
}

/** 0 done, 1 faults in the document, 2 wrong usage; null for a command that goes on. */
export type ExitCode = 0 | 1 | 2 | null

export interface Command {
  readonly usage: (description: string) => Promise<string>
  readonly run: (raw: readonly string[], tools: Tools) => Promise<ExitCode>
}

/** A command whose arguments are checked before it runs: unknown flags, missing ones, too many files. */
export const command = <const Args extends ArgsDef>(
  name: string,
  args: Args,
  run: (args: ParsedArgs<Args>, tools: Tools) => Promise<ExitCode>,
): Command => ({
  usage: (description) =>
    renderUsage(defineCommand({ meta: { name: `fieldfare ${name}`, description }, args })),
  run: async (raw, tools) => {
    const flags = readFlags(raw, args)
    const fault = flags.ok ? usageFault(flags.value, args) : flags.faults.join('; ')
    if (!flags.ok || fault !== null) return wrongUsage(tools.terminal, `fieldfare ${name}: ${fault}`)
    return run(parseArgs([...flags.value.raw], args), tools)
  },
})

export const wrongUsage = (terminal: Terminal, sentence: string): 2 => {
  terminal.err(`${sentence}\nSee fieldfare --help.\n`)
  return 2
}

/** Every fault of the document, one a line. */
export const documentFaults = (terminal: Terminal, faults: readonly Failure[]): 1 => {
  terminal.err(faults.map((fault) => `${describeFailure(fault)}\n`).join(''))
  return 1
}

const usageFault = ({ positionals, values }: Flags, args: ArgsDef): string | null =>
  countFault(positionals, args) ?? namedFault(values, args)

const countFault = (positionals: readonly string[], args: ArgsDef): string | null => {
  const expected = Object.entries(args).flatMap(([name, { type }]) => (type === 'positional' ? [name] : []))
  const missing = expected[positionals.length]
  if (missing !== undefined && args[missing]?.required !== false) return `${missing.toUpperCase()} is missing`
  const extra = positionals[expected.length]
  return extra === undefined ? null : `"${extra}" is one argument too many`
}

const namedFault = (values: Readonly<Record<string, unknown>>, args: ArgsDef): string | null => {
  const faults = Object.entries(args).flatMap(([name, definition]) => {
    const value = values[name]
    if (value === undefined)
      return definition.required === true && definition.type !== 'positional' ? [`--${name} is missing`] : []
    if (definition.type !== 'enum' || definition.options?.includes(String(value))) return []
    const nearest = nearestWord(String(value), definition.options ?? [])
    const advice = nearest === null ? '' : `. Did you mean ${nearest}?`
    return [`--${name}: expected one of ${definition.options?.join(', ')}, found "${value}"${advice}`]
  })
  return faults[0] ?? null
}
