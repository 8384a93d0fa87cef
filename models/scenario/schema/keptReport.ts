import { z } from 'zod'
import { reportRow } from './reports.ts'

/** A royalty report that is kept with a scenario: one revision of it. */
export const keptReportSchema = z
  .strictObject({
    report: z.string().meta({ description: 'Its id, the same through all revisions' }),
    revision: z.number().int(),
    file: z.string().meta({ description: 'Name of the file that it came from' }),
    hash: z.string().meta({ description: 'SHA-256 of that file, hex' }),
    deal: z.string().nullable().meta({ description: 'Of rows that name none' }),
    rows: z
      .array(reportRow)
      .readonly()
      .nullable()
      .meta({ description: 'Each with its place in the file; null: withdrawn' }),
    by: z.string().meta({ description: 'Who kept this revision' }),
    createdAt: z.string().meta({ description: 'For people; the order is that of the revisions' }),
  })
  .meta({ id: 'KeptReport' })

export type KeptReport = z.infer<typeof keptReportSchema>
