import type { Imported } from '../../models/exchange/importSheet.ts'
import { actualsTable } from '../../models/report/actualsTable.ts'
import { readJson } from '../../models/scenario/readJson.ts'
import type { Actuals } from '../../models/scenario/schema/actuals.ts'
import { describeFailure } from '../../models/units/failure.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import type { Work } from '../runs/work.ts'
import { command, documentFaults, wrongUsage } from './command.ts'
import { type FileContent, fileContent } from './fileContent.ts'
import { overridesFrom, runArguments } from './overrides.ts'

const text = (description: string, valueHint: string) => ({ type: 'string' as const, description, valueHint })

/** `fieldfare actuals FILE --reports REPORTS`: what was due on what was reported. */
export const actuals = command(
  'actuals',
  {
    file: { type: 'positional', required: true, description: 'The document; - reads standard input' },
    deal: text('The deal of rows that name none', 'ID'),
    reports: { ...text('Royalty reports: a workbook (.xlsx), CSV or JSON', 'REPORTS'), required: true },
    sheet: text('The sheet of a workbook, where there are several', 'NAME'),
    asOf: text('Until when interest on what is open runs; without it, the last date there is', 'DATE'),
    fees: {
      ...{ type: 'enum', options: ['point-in-time', 'over-time'] },
      description: 'When fixed fees are revenue',
    },
    guarantee: { type: 'enum', options: ['as-earned', 'fixed'], description: 'When a guarantee is revenue' },
    ...runArguments,
    json: { type: 'boolean', description: 'As canonical JSON: the bytes the API gives' },
  },
  async (args, { terminal, work }) => {
    const overrides = overridesFrom(args)
    if (!overrides.ok) return wrongUsage(terminal, `fieldfare actuals: ${overrides.faults.join('; ')}`)
    const [text, file] = [await terminal.read(args.file), await fileContent(terminal, args.reports)]
    const unread = [text, file].flatMap((each) => (each.ok ? [] : each.faults))
    if (!text.ok || !file.ok) return wrongUsage(terminal, `fieldfare actuals: ${unread.join('; ')}`)
    const document = readJson(text.value)
    if (!document.ok) return documentFaults(terminal, document.faults)
    const engine = await work()
    const body = bodyOf(file.value, args.sheet, engine)
    if (!body.ok) {
      terminal.err(body.faults.map((fault) => `${fault}\n`).join(''))
      return 1
    }
    const recognition = { ...named('fixedFees', args.fees), ...named('guarantee', args.guarantee) }
    const asked = {
      ...named('deal', args.deal),
      ...named('asOf', args.asOf),
      ...(Object.keys(recognition).length > 0 ? { recognition } : {}),
    }
    const question = JSON.stringify({ ...body.value, document: document.value, ...asked })
    const answer = engine.ask('actuals', question, overrides.value)
    if (!answer.ok) return documentFaults(terminal, answer.faults)
    terminal.out(args.json ? answer.value : actualsTable(JSON.parse(answer.value) as Actuals))
    return 0
  },
)

const named = (key: string, value: string | undefined): object =>
  value === undefined ? {} : { [key]: value }

/** Reports as rows, or with what else is known as an object (JSON); else a workbook or CSV, whose faults are told cell by cell. */
const bodyOf = (content: FileContent, sheet: string | undefined, work: Work): Result<object, string> => {
  if ('text' in content && /^\s*[[{]/.test(content.text)) {
    const read = readJson(content.text)
    if (!read.ok) return failure(...read.faults.map(describeFailure))
    return success(Array.isArray(read.value) ? { reports: read.value } : Object(read.value))
  }
  const read = work.importFile(JSON.stringify({ as: 'reports', ...content, ...named('sheet', sheet) }))
  if (!read.ok) return failure(...read.faults.map(describeFailure))
  const { rows, faults } = JSON.parse(read.value) as Imported
  if (faults.length === 0) return success({ reports: rows })
  return failure(
    ...faults.map(({ cell, expected, found }) => `${cell}: expected ${expected}, found ${found}.`),
  )
}
