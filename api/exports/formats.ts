import type { ExportFormat } from './format.ts'

const csv = 'text/csv; charset=utf-8'
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const toFillIn = 'every input of the document as a table to fill in, which import --as assumptions reads'

/**
 * Every kind of file, one entry each: the command line, the API and the worker threads know no other list. What writes a file,
 * and the engine behind it, is loaded by the thread that writes one: the thread that serves requests needs none of it.
 */
export const exportFormats = {
  xlsx: {
    from: 'answer',
    description: 'the model as a workbook: the expected case of every deal as live formulas',
    mediaType: sheet,
    extension: 'xlsx',
    isLarge: true,
    writer: async () => (await import('./workbookFile.ts')).xlsx,
    drafter: async () => (await import('./workbookFile.ts')).draftXlsx,
  },
  pdf: {
    from: 'answer',
    description: 'report: one page for the board in five sentences and a picture, then the tables',
    mediaType: 'application/pdf',
    extension: 'pdf',
    writer: async () => (await import('./reportFile.ts')).pdf,
  },
  md: {
    from: 'document',
    description: 'the term sheet of a deal in plain words, for both parties, as Markdown',
    mediaType: 'text/markdown; charset=utf-8',
    extension: 'md',
    writer: async () => (await import('./termSheetFile.ts')).md,
  },
  docx: {
    from: 'document',
    description: 'the term sheet of a deal in plain words, for both parties, as a Word document',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    writer: async () => (await import('./termSheetFile.ts')).docx,
  },
  pack: {
    from: 'answer',
    description: 're-performance pack: document, answer, workbook and hashes, for fieldfare verify',
    mediaType: 'application/zip',
    extension: 'pack.zip',
    isLarge: true,
    writer: async () => (await import('./packFile.ts')).pack,
    drafter: async () => (await import('./packFile.ts')).draftPack,
  },
  json: {
    from: 'answer',
    description: 'the answer as canonical JSON, always of every deal',
    mediaType: 'application/json',
    extension: 'json',
    writer: async () => (await import('./tables.ts')).json,
  },
  csv: {
    from: 'answer',
    description: 'every measure of every deal, market and comparison',
    mediaType: csv,
    extension: 'csv',
    writer: async () => (await import('./tables.ts')).summaryFile,
  },
  'cash.csv': {
    from: 'answer',
    description: 'the yearly cash of every deal and party',
    mediaType: csv,
    extension: 'cash.csv',
    writer: async () => (await import('./tables.ts')).cashFile,
  },
  'trials.csv': {
    from: 'trials',
    description: 'every trial: what each deal turns out to be worth to both parties',
    mediaType: csv,
    extension: 'trials.csv',
    isLarge: true,
    writer: async () => (await import('./trialsFile.ts')).trialsFile,
  },
  parquet: {
    from: 'trials',
    description: 'every trial as Apache Parquet: what each deal turns out to be worth to both parties',
    mediaType: 'application/vnd.apache.parquet',
    extension: 'parquet',
    isLarge: true,
    writer: async () => (await import('./parquet.ts')).parquet,
  },
  'assumptions.csv': {
    from: 'document',
    description: toFillIn,
    mediaType: csv,
    extension: 'assumptions.csv',
    writer: async () => (await import('./assumptionsFile.ts')).assumptionsText,
  },
  'assumptions.xlsx': {
    from: 'document',
    description: toFillIn,
    mediaType: sheet,
    extension: 'assumptions.xlsx',
    writer: async () => (await import('./assumptionsFile.ts')).assumptionsBook,
  },
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
