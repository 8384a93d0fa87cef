import { fault } from '../../models/exchange/fault.ts'
import type { Failure } from '../../models/units/failure.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import { readReportsFile } from './reportsFile.ts'

type Given = Readonly<Record<string, unknown>>

/** A body of `actuals` that has its reports as a file, `text` or `xlsx`, with rows in its place; any other as it is. */
export const withReports = (body: unknown): Result<unknown, Failure> => {
  if (!isObject(body) || !('document' in body)) return success(body)
  if (body.text === undefined && body.xlsx === undefined) return success(body)
  const { text, xlsx, sheet, ...rest } = body
  if (rest.reports !== undefined)
    return failure(fault('/reports', 'reports as rows or as a file', 'both of them'))
  const read = readReportsFile({ text, xlsx, sheet })
  return read.ok ? success({ ...rest, reports: read.value.rows }) : read
}

const isObject = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
