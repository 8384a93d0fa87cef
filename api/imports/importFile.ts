import { createHash } from 'node:crypto'
import {
  type Imported,
  type ImportKind,
  importKinds,
  importSheet,
} from '../../models/exchange/importSheet.ts'
import { unknownKeys } from '../../models/exchange/keys.ts'
import { type CellFault, csvSheet, type Sheet } from '../../models/exchange/sheet.ts'
import { type ShownRow, sheetText } from '../../models/exchange/sheetText.ts'
import { readWorkbook } from '../../models/exchange/xlsx/workbook.ts'
import { readJson } from '../../models/scenario/readJson.ts'
import { shown } from '../../models/scenario/shown.ts'
import type { Failure } from '../../models/units/failure.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import { openZip } from './zip.ts'

const keys = ['as', 'text', 'xlsx', 'sheet', 'document', 'curve'] as const

interface Body {
  readonly as: ImportKind
  /** a CSV, or a workbook in base64 */
  readonly text?: string
  readonly xlsx?: string
  readonly sheet?: string
  readonly document?: unknown
  /** of points: the learning curve that they are of */
  readonly curve?: string
}

/** What a file says, beside the file itself: its first rows, and every row with a fault, as they stand there. */
export interface ImportedFile extends Imported {
  /** SHA-256 of its bytes, hex: what is kept later names by it the file that was looked at */
  readonly hash: string
  readonly file: readonly ShownRow[]
}

/**
 * Reads a file as what it is said to be: `{ as, text | xlsx, sheet?, document?, curve? }`. Faults of the file as a whole
 * are refused.
 */
export const importFile = (text: string): Result<ImportedFile, Failure> => {
  const body = bodyOf(text)
  if (!body.ok) return body
  const opened = sheetOf(body.value)
  if (!opened.ok) return opened
  const { sheet, faults: unread } = opened.value
  const read = importSheet(body.value.as, sheet, body.value)
  if (!read.ok) return read
  const faults = [...unread, ...read.value.faults]
  const file = sheetText(sheet, new Set(faults.map(({ cell }) => cell)))
  // a cell that cannot be read leaves nothing to take over
  return success({
    ...read.value,
    ...{ faults, file, hash: hashOf(body.value) },
    document: faults.length > 0 ? null : read.value.document,
  })
}

const hashOf = ({ text, xlsx = '' }: Body): string =>
  createHash('sha256')
    .update(text ?? Buffer.from(xlsx, 'base64'))
    .digest('hex')

interface Opened {
  readonly sheet: Sheet
  readonly faults: readonly CellFault[]
}

const sheetOf = ({ as, text, xlsx, sheet: wanted }: Body): Result<Opened, Failure> => {
  if (text !== undefined) return success(csvSheet(text))
  const zip = openZip(Buffer.from(xlsx ?? '', 'base64'))
  const read = zip.ok ? readWorkbook(zip.value, wanted, as) : zip
  if (read.ok) return success(read.value)
  return failure(
    ...read.faults.map(
      (found): Failure => ({
        kind: 'value',
        pointer: '/xlsx',
        expected: 'a workbook of plain values',
        found,
      }),
    ),
  )
}

const bodyOf = (text: string): Result<Body, Failure> => {
  const read = readJson(text)
  if (!read.ok) return read
  const { value } = read
  const wrong = (pointer: string, expected: string, found: unknown): Failure => ({
    kind: found === undefined ? 'missing-key' : 'value',
    ...{ pointer, expected, found: shown(found) },
  })
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return failure(wrong('', 'an object with a file', value))
  const given = value as Readonly<Record<string, unknown>>
  const faults = [...unknownKeys(given, keys)]
  if (!importKinds.some((kind) => kind === given.as))
    faults.push(wrong('/as', `one of ${importKinds.join(', ')}`, given.as))
  for (const key of ['text', 'xlsx', 'sheet', 'curve'] as const)
    if (given[key] !== undefined && typeof given[key] !== 'string')
      faults.push(wrong(`/${key}`, 'a text', given[key]))
  if ((given.text === undefined) === (given.xlsx === undefined))
    faults.push(
      wrong('', 'either a text (CSV) or an xlsx (base64)', given.text === undefined ? undefined : 'both'),
    )
  return faults.length > 0 ? failure(...faults) : success(given as unknown as Body)
}
