import { stripVTControlCharacters } from 'node:util'
import { defineCommand, renderUsage } from 'citty'
import packageJson from '../package.json' with { type: 'json' }
import { type Command, type ExitCode, type Tools, wrongUsage } from './commands/command.ts'

interface Entry {
  readonly description: string
  readonly load: () => Promise<Command>
}

/** Each command is loaded when it is asked for, so that `value` never waits for the server's code. */
const commands: Readonly<Record<string, Entry>> = {
  value: {
    description: 'What a dataset is worth, market by market and deal by deal',
    load: async () => (await import('./commands/value.ts')).value,
  },
  approaches: {
    description: 'The three approaches to value and their football field',
    load: async () => (await import('./commands/approaches.ts')).approaches,
  },
  comparables: {
    description: 'Publicly reported data licences; import reads a CSV of your own',
    load: async () => (await import('./commands/comparables.ts')).comparables,
  },
  utility: {
    description:
      "What the dataset's worth rests on: learning curves, the margin, overlap, age, substitutes, rivals",
    load: async () => (await import('./commands/utility.ts')).utility,
  },
  fit: {
    description: 'A learning curve through measured points, and how surely it is known',
    load: async () => (await import('./commands/fit.ts')).fit,
  },
  contributors: {
    description: 'What each contributor to the dataset is worth, and what of a payment is whose',
    load: async () => (await import('./commands/contributors.ts')).contributors,
  },
  check: {
    description: 'Whether a document can be valued, and what was assumed',
    load: async () => (await import('./commands/check.ts')).check,
  },
  review: {
    description: 'What a lawyer would mark in the deals, with the money of each finding',
    load: async () => (await import('./commands/review.ts')).review,
  },
  readings: {
    description: 'What each clause of a deal would be worth if it were read the other way',
    load: async () => (await import('./commands/readings.ts')).readings,
  },
  diligence: {
    description:
      'What stands beside the figures: diligence, obligations, coverage, delivery, with their money',
    load: async () => (await import('./commands/diligence.ts')).diligence,
  },
  explain: {
    description: 'One future of one deal as a statement',
    load: async () => (await import('./commands/explain.ts')).explain,
  },
  convergence: {
    description: 'How the figures of one deal settle as trials are added',
    load: async () => (await import('./commands/convergence.ts')).convergence,
  },
  compare: {
    description: 'Deals or strategies on the same futures: verdicts, what flips them, regret, break-evens',
    load: async () => (await import('./commands/compare.ts')).compare,
  },
  strategy: {
    description: 'Which deals to sign together, which rights that leaves, and where the value lies',
    load: async () => (await import('./commands/strategy.ts')).strategy,
  },
  zone: {
    description: 'Where both parties are better off with a deal, over one or two of its terms',
    load: async () => (await import('./commands/zone.ts')).zone,
  },
  solve: {
    description:
      'What of a term, or of a belief, keeps a party where it is; term sheets as good as each other',
    load: async () => (await import('./commands/solve.ts')).solve,
  },
  bargain: {
    description: 'What both parties would settle on over one or two terms: frontier, Nash, Kalai–Smorodinsky',
    load: async () => (await import('./commands/bargain.ts')).bargain,
  },
  risks: {
    description: 'Who bears which risk of a deal, and what each clause moves',
    load: async () => (await import('./commands/risks.ts')).risks,
  },
  drivers: {
    description: 'What moves the worth of a deal, for both parties',
    load: async () => (await import('./commands/drivers.ts')).drivers,
  },
  information: {
    description: 'What it is worth to learn an input before signing, in money',
    load: async () => (await import('./commands/information.ts')).information,
  },
  export: {
    description:
      'The answer as a file: workbook, report, term sheet, re-performance pack, tables, all trials',
    load: async () => (await import('./commands/export.ts')).exportCommand,
  },
  verify: {
    description: 'Whether a re-performance pack gives the same answer and workbook again',
    load: async () => (await import('./commands/verify.ts')).verify,
  },
  import: {
    description:
      'A workbook or CSV of assumptions, comparables, points or reports: what it would change, by cell',
    load: async () => (await import('./commands/import.ts')).imports,
  },
  actuals: {
    description: 'What was due on what was reported: differences, interest, forecast bands, cash and revenue',
    load: async () => (await import('./commands/actuals.ts')).actuals,
  },
  reports: {
    description: 'Royalty reports that are kept with a scenario: their revisions, and withdrawing one',
    load: async () => (await import('./commands/reports.ts')).reports,
  },
  bridge: {
    description: 'Why the value moved between two documents, change by change',
    load: async () => (await import('./commands/bridge.ts')).bridge,
  },
  pricing: {
    description: 'The prices of a deal as RSL 1.0 or as a marketplace plan, and back',
    load: async () => (await import('./commands/pricing.ts')).pricing,
  },
  samples: {
    description: 'Fictional documents to begin with',
    load: async () => (await import('./commands/samples.ts')).samples,
  },
  templates: {
    description: 'Eight usual deals to begin with',
    load: async () => (await import('./commands/templates.ts')).templates,
  },
  schema: {
    description: 'JSON Schema of the document',
    load: async () => (await import('./commands/schema.ts')).schema,
  },
  serve: {
    description:
      'The page and the API on 127.0.0.1; PORT, FIELDFARE_DATA, FIELDFARE_THREADS, FIELDFARE_RUN_MEGABYTES',
    load: async () => (await import('./commands/serve.ts')).serve,
  },
}

export const commandNames: readonly string[] = Object.keys(commands)

const main = {
  name: 'fieldfare',
  version: packageJson.version,
  description: packageJson.description,
}

/** `fieldfare <command> …`: results to out, everything else to err. */
export const commandLine = async (argv: readonly string[], tools: Tools): Promise<ExitCode> => {
  const [name, ...rest] = argv
  if (name === undefined) return wrongUsage(tools.terminal, await mainUsage())
  if (name === '--version') return shown(tools, main.version)
  if (isHelp(name)) return shown(tools, await mainUsage())
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (entry === undefined)
    return wrongUsage(
      tools.terminal,
      `fieldfare: "${name}" is no command; there are ${commandNames.join(', ')}.`,
    )
  const command = await entry.load()
  return rest.some(isHelp) ? shown(tools, await command.usage(entry.description)) : command.run(rest, tools)
}

const isHelp = (argument: string): boolean => argument === '--help' || argument === '-h'

const mainUsage = async (): Promise<string> => {
  const entries = Object.entries(commands).map(([name, { description }]) => [
    name,
    defineCommand({ meta: { name, description } }),
  ])
  const usage = await renderUsage(defineCommand({ meta: main, subCommands: Object.fromEntries(entries) }))
  return stripVTControlCharacters(usage)
}

const shown = ({ terminal }: Tools, text: string): 0 => {
  terminal.out(`${stripVTControlCharacters(text)}\n`)
  return 0
}
