import { fault } from '../../models/exchange/fault.ts'
import type { ReportRow } from '../../models/scenario/schema/reports.ts'
import type { Failure } from '../../models/units/failure.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import { type ImportedFile, importFile } from './importFile.ts'

interface File {
  readonly text?: unknown
  readonly xlsx?: unknown
  readonly sheet?: unknown
}

export interface ReportsFile {
  readonly rows: readonly ReportRow[]
  readonly hash: string
}

/** Where a file stands in a body. */
export const pointerOf = ({ text }: File): '/text' | '/xlsx' => (text === undefined ? '/xlsx' : '/text')

/** The rows of royalty reports in a file; what is wrong with a cell is refused with its address. */
export const readReportsFile = ({ text, xlsx, sheet }: File): Result<ReportsFile, Failure> => {
  const read = importFile(JSON.stringify({ as: 'reports', text, xlsx, sheet }))
  if (!read.ok) return read
  const faults = cellFailures(read.value, pointerOf({ text }))
  // their shape is that of the columns; which words may stand in them is told by whoever takes them
  return faults.length > 0
    ? failure(...faults)
    : success({ rows: read.value.rows as readonly ReportRow[], hash: read.value.hash })
}

const cellFailures = ({ faults }: ImportedFile, pointer: string): readonly Failure[] =>
  faults.map(({ cell, expected, found }) => fault(pointer, expected, `${found} (${cell})`))
