import { z } from '@hono/zod-openapi'
import { keptReportSchema, type KeptReport as Told } from '../../models/scenario/schema/keptReport.ts'
import { reportRow } from '../../models/scenario/schema/reports.ts'
import type { KeptReport } from '../store/reportStore.ts'
import { scenarioPath } from './shapes.ts'

/** How royalty reports that are kept look from outside. */
export const reportPath = scenarioPath.extend({ report: z.uuid() })
export const ifMatch = z.object({ 'if-match': z.string().optional().openapi({ example: '"3"' }) })

export const keptContent = { 'application/json': { schema: keptReportSchema } }
export const listSchema = z.object({ reports: z.array(keptReportSchema).readonly() })

export const toKeepSchema = z.object({
  file: z.string(),
  hash: z.string(),
  deal: z.string().nullable(),
  rows: z.array(reportRow).readonly(),
})

export const reportFile = z
  .strictObject({
    file: z.string().meta({ description: 'Name of the file' }),
    hash: z.string().optional().meta({
      description: 'SHA-256 of the file that was looked at, as its preview tells it; needed to keep it',
    }),
    text: z.string().optional().meta({ description: 'A CSV' }),
    xlsx: z.string().optional().meta({ description: 'A workbook in base64' }),
    sheet: z.string().optional(),
    deal: z.string().optional().meta({ description: 'Of rows that name none' }),
  })
  .openapi('ReportFile')

export const reportFileBody = {
  required: true,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/ReportFile' } } },
}

/** JSON of a report, with the stored bytes of its rows inside. */
export const reportText = ({ rows, ...about }: KeptReport): string =>
  `${JSON.stringify(about).slice(0, -1)},"rows":${rows ?? 'null'}}`

/** Reports as the engine takes them. */
export const toldReports = (reports: readonly KeptReport[]): readonly Told[] =>
  reports.map(({ rows, ...about }) => ({ ...about, rows: rows === null ? null : JSON.parse(rows) }))
