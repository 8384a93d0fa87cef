import { keptRows } from '../../models/actuals/keptRows.ts'
import { fault } from '../../models/exchange/fault.ts'
import { unknownKeys } from '../../models/exchange/keys.ts'
import { readJson } from '../../models/scenario/readJson.ts'
import type { KeptReport } from '../../models/scenario/schema/keptReport.ts'
import type { ReportRow } from '../../models/scenario/schema/reports.ts'
import { shown } from '../../models/scenario/shown.ts'
import type { Failure } from '../../models/units/failure.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import { pointerOf, readReportsFile } from './reportsFile.ts'

/** What a report is held against before it is kept: the document it is on, and the reports that stay beside it. */
export interface Beside {
  /** canonical JSON */
  readonly document: string
  readonly reports: readonly Pick<KeptReport, 'file' | 'hash' | 'deal' | 'rows'>[]
  /** whether it is to be kept, so that it must name the file that was looked at */
  readonly keeping: boolean
}

/** A report that may be kept: everything of it fits the document and what is kept already. */
export type ReportToKeep = Pick<KeptReport, 'file' | 'hash' | 'deal'> & {
  readonly rows: readonly ReportRow[]
}

type Ask = (body: unknown) => Result<unknown, Failure>

const keys = ['file', 'hash', 'text', 'xlsx', 'sheet', 'deal'] as const
type Given = Readonly<Partial<Record<(typeof keys)[number], string>>> & { readonly file: string }

/**
 * Reads a body `{ file, hash?, text | xlsx, sheet?, deal? }`. Refused, all at once and by cell: what the file is refused for, a file that
 * is not the one of `hash`, rows that do not fit the document, periods that another report has told already.
 */
export const readReportToKeep = (text: string, beside: Beside, ask: Ask): Result<ReportToKeep, Failure> => {
  const body = bodyOf(text)
  if (!body.ok) return body
  const { file, hash, deal = null } = body.value
  const read = readReportsFile(body.value)
  if (!read.ok) return read
  const other = fileFaults(hash, read.value.hash, beside)
  if (other.length > 0) return failure(...other)
  const report = { file, deal, ...read.value }
  const faults = unfitRows(report, beside, ask).map((each) => ({ ...each, pointer: pointerOf(body.value) }))
  return faults.length > 0 ? failure(...faults) : success(report)
}

/** Whether it is the file that was looked at, and not kept already: nothing is kept that nobody has seen, nothing twice. */
const fileFaults = (
  hash: string | undefined,
  found: string,
  { keeping, reports }: Beside,
): readonly Failure[] => {
  const same = reports.find((each) => each.rows !== null && each.hash === found)
  if (same !== undefined) return [fault('/hash', 'a file that is not kept yet', `the same as ${same.file}`)]
  const expected = 'the hash of the file that was looked at, as its preview tells it'
  if (hash === undefined && keeping)
    return [{ kind: 'missing-key', pointer: '/hash', expected, found: 'nothing' }]
  return hash === undefined || hash === found ? [] : [fault('/hash', expected, 'that of another file')]
}

/** What is wrong with the rows of a report; those of the reports beside it were right when they were kept, and may be wrong by now. */
const unfitRows = (
  { file, deal, rows }: ReportToKeep,
  { document, reports }: Beside,
  ask: Ask,
): readonly Failure[] => {
  const before = keptRows(reports)
  // told by the cell of the file that is looked at: its own name is known
  const own = rows.map((row) => ({ ...(deal === null ? {} : { deal }), ...row }))
  const answer = ask({ document: JSON.parse(document), reports: [...before, ...own] })
  if (answer.ok) return []
  const ours = answer.faults.flatMap((each) => {
    const index = Number(/^\/reports\/(\d+)/.exec(each.pointer)?.[1] ?? -1)
    const at = own[index - before.length]?.at
    if (index >= 0 && index < before.length) return []
    return [at === undefined || each.found.includes(at) ? each : { ...each, found: `${each.found} (${at})` }]
  })
  const tooMany = before.length + own.length > mostRows
  return tooMany
    ? [fault('', `at most ${mostRows} rows with those that are kept`, `${file} makes it more`)]
    : ours
}

/** That one answer is worked out from. */
const mostRows = 5000

const bodyOf = (text: string): Result<Given, Failure> => {
  const read = readJson(text)
  if (!read.ok) return read
  const { value } = read
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return failure(fault('', 'an object with a file', shown(value)))
  const given = value as Readonly<Record<string, unknown>>
  const faults = [...unknownKeys(given, keys)]
  for (const key of keys)
    if (given[key] !== undefined && typeof given[key] !== 'string')
      faults.push(fault(`/${key}`, 'a text', shown(given[key])))
  const name = given.file
  if (typeof name !== 'string' || !nameOfFile.test(name))
    faults.push(fault('/file', 'the name of the file, at most 120 characters in one line', shown(name)))
  return faults.length > 0 ? failure(...faults) : success(given as Given)
}

const nameOfFile = /^[^\p{Cc}\u2028\u2029]{1,120}$/u
