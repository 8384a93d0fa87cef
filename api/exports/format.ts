import type { Failure } from '../../models/units/failure.ts'
import type { Result } from '../../models/units/result.ts'
import type { ToExport } from '../../models/workbook/exporting.ts'

/** A kind of file that a document and its answer can leave as. */
export interface ExportFormat {
  /** what the file holds, for the help of the command line and the reference of the API */
  readonly description: string
  readonly mediaType: string
  readonly extension: string
  readonly write: (given: ToExport) => Promise<Result<Uint8Array, Failure>>
}
