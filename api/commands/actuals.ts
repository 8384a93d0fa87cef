import { reportsFromSheet } from '../../models/exchange/reportsSheet.ts'
import { csvSheet } from '../../models/exchange/sheet.ts'
import { actualsTable } from '../../models/report/actualsTable.ts'
import { readJson } from '../../models/scenario/readJson.ts'
import type { Actuals } from '../../models/scenario/schema/actuals.ts'
import { describeFailure } from '../../models/units/failure.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import { command, documentFaults, wrongUsage } from './command.ts'
import { overridesFrom, runArguments } from './overrides.ts'

const text = (description: string, valueHint: string) => ({ type: 'string' as const, description, valueHint })

/** `fieldfare actuals FILE --reports REPORTS`: what was due on what was reported. */
export const actuals = command(
  'actuals',
  {
    file: { type: 'positional', required: true, description: 'The document; - reads standard input' },
    deal: text('The deal of rows that name none', 'ID'),
    reports: { ...text('Royalty reports, CSV or JSON', 'REPORTS'), required: true },
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
    const texts = [await terminal.read(args.file), await terminal.read(args.reports)] as const
    const unread = texts.flatMap((each) => (each.ok ? [] : each.faults))
    const [document, given] = texts
    if (!document.ok || !given.ok) return wrongUsage(terminal, `fieldfare actuals: ${unread.join('; ')}`)
    const body = bodyOf(document.value, given.value)
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
    const question = JSON.stringify({ ...body.value, ...asked })
    const answer = (await work()).ask('actuals', question, overrides.value)
    if (!answer.ok) return documentFaults(terminal, answer.faults)
    terminal.out(args.json ? answer.value : actualsTable(JSON.parse(answer.value) as Actuals))
    return 0
  },
)

const named = (key: string, value: string | undefined): object =>
  value === undefined ? {} : { [key]: value }

/** Reports as rows, or with what else is known as an object; else a CSV, whose faults are told cell by cell. */
const bodyOf = (documentText: string, reportsText: string): Result<object, string> => {
  const document = readJson(documentText)
  if (!document.ok) return failure(...document.faults.map(describeFailure))
  if (/^\s*[[{]/.test(reportsText)) {
    const read = readJson(reportsText)
    if (!read.ok) return failure(...read.faults.map(describeFailure))
    const known = Array.isArray(read.value) ? { reports: read.value } : Object(read.value)
    return success({ ...known, document: document.value })
  }
  const { sheet, faults: open } = csvSheet(reportsText)
  const { reports, faults } = reportsFromSheet(sheet)
  const all = [...open, ...faults]
  if (all.length === 0) return success({ document: document.value, reports })
  return failure(...all.map(({ cell, expected, found }) => `${cell}: expected ${expected}, found ${found}.`))
}
