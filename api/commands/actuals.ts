import type { Imported } from '../../models/exchange/importSheet.ts'
import { actualsTable } from '../../models/report/actualsTable.ts'
import { readJson } from '../../models/scenario/readJson.ts'
import type { Actuals } from '../../models/scenario/schema/actuals.ts'
import { describeFailure } from '../../models/units/failure.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import { expectation } from '../../models/units/sentence.ts'
import type { Overrides } from '../../models/valuation.ts'
import { askedActuals } from '../runs/askedActuals.ts'
import type { Work } from '../runs/work.ts'
import type { StoreDoor } from '../storeDoor.ts'
import { refusedQuestion } from './asked.ts'
import { refusalOf, type Scenario, scenarioNamed, toldRefusal, withStore } from './asking.ts'
import { command, documentFaults, type ExitCode, type Tools, wrongUsage } from './command.ts'
import { type FileContent, fileContent } from './fileContent.ts'
import { overridesFrom, runArguments } from './overrides.ts'

const text = (description: string, valueHint: string) => ({ type: 'string' as const, description, valueHint })

/** `fieldfare actuals FILE --reports REPORTS`: what was due on what was reported; or on what is kept with a scenario. */
export const actuals = command(
  'actuals',
  {
    file: { type: 'positional', required: false, description: 'The document; - reads standard input' },
    deal: text('The deal of rows that name none', 'ID'),
    reports: text('Royalty reports: a workbook (.xlsx), CSV or JSON', 'REPORTS'),
    sheet: text('The sheet of a workbook, where there are several', 'NAME'),
    scenario: text(
      'In place of FILE: a scenario that is kept, by id or name; its own reports without --reports',
      'SCENARIO',
    ),
    asOf: text('Until when interest on what is open runs; without it, the last date there is', 'DATE'),
    fees: {
      ...{ type: 'enum', options: ['point-in-time', 'over-time'] },
      description: 'When fixed fees are revenue',
    },
    guarantee: { type: 'enum', options: ['as-earned', 'fixed'], description: 'When a guarantee is revenue' },
    ...runArguments,
    json: { type: 'boolean', description: 'As canonical JSON: the bytes the API gives' },
  },
  async (args, tools) => {
    const { terminal } = tools
    const overrides = overridesFrom(args)
    const fault = overrides.ok ? sourceFault(args) : overrides.faults.join('; ')
    if (!overrides.ok || fault !== null) return wrongUsage(terminal, `fieldfare actuals: ${fault}`)
    const { scenario } = args
    const asked = { ...args, overrides: overrides.value }
    if (scenario === undefined) return onFiles(asked, tools, await terminal.read(args.file ?? ''))
    return withStore('actuals', tools, async (door) => {
      const of = await scenarioNamed(door, scenario)
      if (!of.ok) return toldRefusal(tools, of.faults)
      if (args.reports === undefined) return onKept(asked, tools, { door, of: of.value })
      const latest = await door.ask(`/scenarios/${of.value.id}`)
      const { document } = (await latest.json()) as { readonly document: object }
      return onFiles(asked, tools, success(JSON.stringify(document)))
    })
  },
)

interface Asked {
  readonly file?: string | undefined
  readonly deal?: string | undefined
  readonly reports?: string | undefined
  readonly sheet?: string | undefined
  readonly scenario?: string | undefined
  readonly asOf?: string | undefined
  readonly fees?: string | undefined
  readonly guarantee?: string | undefined
  readonly json?: boolean | undefined
  readonly overrides: Overrides
}

/** The document and the reports each come from one place. */
const sourceFault = ({ file, scenario, reports, sheet }: Omit<Asked, 'overrides'>): string | null => {
  const given = file !== undefined && file !== ''
  if (given && scenario !== undefined) return 'FILE or --scenario, not both'
  if (!given && scenario === undefined) return 'FILE is missing, or --scenario of a scenario that is kept'
  if (given && reports === undefined)
    return '--reports is missing; --scenario takes the reports that are kept with a scenario'
  return reports === undefined && sheet !== undefined ? '--sheet: belongs to --reports' : null
}

interface KeptWith {
  readonly door: StoreDoor
  readonly of: Scenario
}

/** On the reports that are kept with a scenario, by its latest version. */
const onKept = async (asked: Asked, tools: Tools, { door, of }: KeptWith): Promise<ExitCode> => {
  const { deal, asOf, fees, guarantee, overrides } = asked
  const { trials, seed, sampling } = overrides
  const query = new URLSearchParams(
    Object.entries({ deal, asOf, fees, guarantee, trials, seed, sampling }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value)]],
    ),
  )
  const answer = await door.ask(`/scenarios/${of.id}/versions/${of.version}/actuals?${query}`)
  if (!answer.ok) return toldRefusal(tools, [await refusalOf(answer)])
  return shownAnswer(asked, tools, await answer.text())
}

/** On reports of a file, or of standard input. */
const onFiles = async (asked: Asked, tools: Tools, text: Result<string, string>): Promise<ExitCode> => {
  const { terminal } = tools
  const file = await fileContent(terminal, asked.reports ?? '')
  const unread = [text, file].flatMap((each) => (each.ok ? [] : each.faults))
  if (!text.ok || !file.ok) return wrongUsage(terminal, `fieldfare actuals: ${unread.join('; ')}`)
  const document = readJson(text.value)
  if (!document.ok) return documentFaults(terminal, document.faults)
  const engine = await tools.work()
  const body = bodyOf(file.value, asked.sheet, engine)
  if (!body.ok) {
    terminal.err(body.faults.map((fault) => `${fault}\n`).join(''))
    return 1
  }
  const question = JSON.stringify({ ...body.value, document: document.value, ...besideRows(asked) })
  const answer = engine.ask('actuals', question, asked.overrides)
  return answer.ok
    ? shownAnswer(asked, tools, answer.value)
    : refusedQuestion(terminal, 'actuals', askedActuals(answer.faults, asked))
}

const besideRows = ({ deal, asOf, fees, guarantee }: Asked): object => {
  const recognition = { ...named('fixedFees', fees), ...named('guarantee', guarantee) }
  return {
    ...named('deal', deal),
    ...named('asOf', asOf),
    ...(Object.keys(recognition).length > 0 ? { recognition } : {}),
  }
}

const shownAnswer = ({ json }: Asked, { terminal }: Tools, answer: string): ExitCode => {
  terminal.out(json ? answer : actualsTable(JSON.parse(answer) as Actuals))
  return 0
}

const named = (key: string, value: string | undefined): object =>
  value === undefined ? {} : { [key]: value }

/** Reports as rows, or with what else is known as an object (JSON); else a workbook or CSV, whose faults are told cell by cell. */
const bodyOf = (content: FileContent, sheet: string | undefined, work: Work): Result<object, string> => {
  if ('text' in content && /^\s*[[{]/.test(content.text)) {
    const read = readJson(content.text.replace(/^\uFEFF/, ''))
    if (!read.ok) return failure(...read.faults.map(describeFailure))
    return success(Array.isArray(read.value) ? { reports: read.value } : Object(read.value))
  }
  const read = work.importFile(JSON.stringify({ as: 'reports', ...content, ...named('sheet', sheet) }))
  if (!read.ok) return failure(...read.faults.map(describeFailure))
  const { rows, faults } = JSON.parse(read.value) as Imported
  if (faults.length === 0) return success({ reports: rows })
  return failure(...faults.map((fault) => `${fault.cell}: ${expectation(fault)}`))
}
