import type { ExportFormat } from './format.ts'
import { xlsx } from './workbookFile.ts'

/** Every kind of file, one entry each: the command line, the API and the worker threads know no other list. */
export const exportFormats = { xlsx } as const satisfies Readonly<Record<string, ExportFormat>>

export type ExportFormatName = keyof typeof exportFormats

export const exportFormatNames = ['xlsx'] as const satisfies readonly ExportFormatName[]
