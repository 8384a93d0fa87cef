import { fault } from '../../models/exchange/fault.ts'
import type { Failure } from '../../models/units/failure.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import { importFile } from './importFile.ts'

type Given = Readonly<Record<string, unknown>>

/** A body of `actuals` that has its reports as a file, `text` or `xlsx`, with rows in its place; any other as it is. */
export const withReports = (body: unknown): Result<unknown, Failure> => {
  if (!isObject(body) || !('document' in body)) return success(body)
  if (body.text === undefined && body.xlsx === undefined) return success(body)
  const { text, xlsx, sheet, ...rest } = body
  if (rest.reports !== undefined)
    return failure(fault('/reports', 'reports as rows or as a file', 'both of them'))
  const read = importFile(JSON.stringify({ as: 'reports', text, xlsx, sheet }))
  if (!read.ok) return read
  const pointer = text === undefined ? '/xlsx' : '/text'
  const faults = read.value.faults.map(({ cell, expected, found }) =>
    fault(pointer, expected, `${found} (${cell})`),
  )
  return faults.length > 0 ? failure(...faults) : success({ ...rest, reports: read.value.rows })
}

const isObject = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
