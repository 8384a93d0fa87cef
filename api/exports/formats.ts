import { assumptionsBook, assumptionsText } from './assumptionsFile.ts'
import type { ExportFormat } from './format.ts'
import { pack } from './packFile.ts'
import { parquet } from './parquet.ts'
import { pdf } from './reportFile.ts'
import { cashFile, json, summaryFile } from './tables.ts'
import { docx, md } from './termSheetFile.ts'
import { trialsFile } from './trialsFile.ts'
import { xlsx } from './workbookFile.ts'

/** Every kind of file, one entry each: the command line, the API and the worker threads know no other list. */
export const exportFormats = {
  xlsx,
  pdf,
  md,
  docx,
  pack,
  json,
  csv: summaryFile,
  'cash.csv': cashFile,
  'trials.csv': trialsFile,
  parquet,
  'assumptions.csv': assumptionsText,
  'assumptions.xlsx': assumptionsBook,
} as const satisfies Readonly<Record<string, ExportFormat>>

export type ExportFormatName = keyof typeof exportFormats

export const exportFormatNames = [
  'xlsx',
  'pdf',
  'md',
  'docx',
  'pack',
  'json',
  'csv',
  'cash.csv',
  'trials.csv',
  'parquet',
  'assumptions.csv',
  'assumptions.xlsx',
] as const satisfies readonly ExportFormatName[]

/** Any format, as what all of them have. */
export const formatOf = (name: ExportFormatName): ExportFormat => exportFormats[name]
