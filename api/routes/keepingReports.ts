import type { Context } from 'hono'
import type { z } from 'zod'
import type { KeptReport as Told } from '../../models/scenario/schema/keptReport.ts'
import { readBody } from '../body.ts'
import type { ReportToKeep } from '../imports/reportToKeep.ts'
import { type ProblemResponse, problem, refused } from '../problem.ts'
import { jsonText } from '../reply.ts'
import type { Env, Services } from '../services.ts'
import type { KeptReport, ReportChange } from '../store/reportStore.ts'
import { type listSchema, reportText, toldReports } from './reportShapes.ts'

interface Wanted {
  readonly id: string
  /** the report that is corrected; null of a new one */
  readonly report: string | null
  /** whether it is to be kept, so that it must name the file that was looked at */
  readonly keeping: boolean
}

type Read =
  | { readonly ok: true; readonly text: string; readonly mark: number }
  | { readonly ok: false; readonly problem: ProblemResponse }

/** The report in the body, held against the latest version and the other reports. */
export const readReport = async (
  c: Context<Env>,
  { store, runs }: Services,
  { id, report, keeping }: Wanted,
): Promise<Read> => {
  const latest = await store.latest(id)
  if (latest === null) return { ok: false, problem: unknownScenario(c) }
  const body = await readBody(c.req.raw)
  if (!body.ok) return { ok: false, problem: problem(c, body.kind, body.detail) }
  const { reports: kept, mark } = await store.reports.list(id)
  const reports = toldReports(kept.filter((each) => each.report !== report))
  const read = await runs.reportToKeep(body.text, { document: latest.document, reports, keeping })
  return read.ok ? { ok: true, text: read.value, mark } : { ok: false, problem: refused(c, read.faults) }
}

type Keeping = Pick<ReportChange, 'scenario' | 'report' | 'base'>

/** Reads the report in the body and keeps it as the revision after `base`. */
export const keepReport = async (c: Context<Env>, services: Services, { base, ...place }: Keeping) => {
  const { scenario: id, report } = place
  const read = await readReport(c, services, { id, report, keeping: true })
  if (!read.ok) return read.problem
  const { rows, ...about } = JSON.parse(read.text) as ReportToKeep
  const content = { ...about, rows: JSON.stringify(rows), mark: read.mark, by: services.person }
  return saved(c, services, { ...place, base, ...content })
}

/** Saves a revision, on disk before it is shown. */
export const saved = async (c: Context<Env>, { store }: Services, change: ReportChange) => {
  const kept = await store.reports.save(change)
  if (kept.kind === 'stale') return stale(c, kept.revision, change)
  c.header('ETag', `"${kept.report.revision}"`)
  c.header('Location', `/api/v1/scenarios/${change.scenario}/reports/${change.report}`)
  return kept.report.revision === 1
    ? jsonText<Told, 201>(c, reportText(kept.report), 201)
    : jsonText<Told>(c, reportText(kept.report))
}

const stale = (c: Context<Env>, revision: number, { base }: ReportChange): ProblemResponse => {
  if (revision > 0) c.header('ETag', `"${revision}"`)
  const why =
    revision === base
      ? 'Other reports of this scenario were kept or changed meanwhile, or this one is withdrawn already.'
      : `There it is in revision ${revision}.`
  return problem(c, 'stale', `${why} Nothing was saved: look at it again.`)
}

export const listed = (c: Context<Env>, kept: readonly KeptReport[]) =>
  jsonText<z.output<typeof listSchema>>(c, `{"reports":[${kept.map(reportText).join(',')}]}`)

export const unknownScenario = (c: Context<Env>): ProblemResponse =>
  problem(c, 'not-found', 'No scenario has this id.')

export const unknownReport = (c: Context<Env>): ProblemResponse =>
  problem(c, 'not-found', 'No report of this scenario has this id.')

export const revisionMissing = (c: Context<Env>): ProblemResponse =>
  problem(c, 'version-missing', 'Send If-Match with the ETag of the revision you saw.')
