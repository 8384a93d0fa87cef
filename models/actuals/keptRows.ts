import type { KeptReport } from '../scenario/schema/keptReport.ts'
import type { ReportRow } from '../scenario/schema/reports.ts'

/**
 * The rows of reports that are kept, for `reports` of `actuals`: each says the file and place it stands in, and the deal of its
 * report where it names none; withdrawn reports have none.
 */
export const keptRows = (
  reports: readonly Pick<KeptReport, 'file' | 'deal' | 'rows'>[],
): readonly ReportRow[] =>
  reports.flatMap(({ file, deal, rows }) =>
    (rows ?? []).map((row) => ({
      ...(deal === null ? {} : { deal }),
      ...row,
      at: row.at === undefined ? file : `${file}, ${row.at}`,
    })),
  )
