import { basename } from 'node:path'
import { counted } from '../../models/report/words.ts'
import type { KeptReport } from '../../models/scenario/schema/keptReport.ts'
import { failure, type Result } from '../../models/units/result.ts'
import type { ReportToKeep } from '../imports/reportToKeep.ts'
import type { Request, StoreDoor } from '../storeDoor.ts'
import { asked, type Refused, scenarioNamed, toldRefusal, withStore } from './asking.ts'
import type { ExitCode, Tools } from './command.ts'
import { wrongUsage } from './command.ts'
import { fileContent } from './fileContent.ts'

/** A file of reports, the scenario it is on, and how far one wants to go. */
export interface Keeping {
  readonly file: string
  readonly scenario: string
  readonly sheet?: string | undefined
  readonly deal?: string | undefined
  /** beginning of the hash that the preview told; without it nothing is kept */
  readonly keep?: string | undefined
  /** the report that is corrected */
  readonly revise?: string | undefined
  readonly json?: boolean | undefined
}

interface Place {
  readonly path: string
  readonly body: object
}

/** Previews a file of reports against a scenario, and keeps it once its hash is named. */
export const keepReports = async (keeping: Keeping, tools: Tools): Promise<ExitCode> => {
  const { terminal } = tools
  const { file, scenario, sheet, deal, keep, revise } = keeping
  const content = await fileContent(terminal, file)
  if (!content.ok) return wrongUsage(terminal, `fieldfare import: ${content.faults.join('; ')}`)
  return withStore('import', tools, async (door) => {
    const of = await scenarioNamed(door, scenario)
    if (!of.ok) return toldRefusal(tools, of.faults)
    const path = `/scenarios/${of.value.id}/reports`
    const name = file === '-' ? 'standard input' : basename(file)
    const body = { ...content.value, file: name, ...(sheet && { sheet }), ...(deal && { deal }) }
    const query = revise === undefined ? '' : `?report=${encodeURIComponent(revise)}`
    const seen = await asked<ReportToKeep>(door, `${path}/preview${query}`, { method: 'POST', body })
    if (!seen.ok) return toldRefusal(tools, seen.faults)
    if (keep === undefined) return previewed(tools, keeping, seen.value)
    const kept = await keepSeen(door, { path, body }, { ...keeping, keep, seen: seen.value })
    if (!kept.ok) return toldRefusal(tools, kept.faults)
    const { report, revision, rows } = kept.value
    if (keeping.json) terminal.out(`${JSON.stringify(kept.value)}\n`)
    terminal.err(
      `${counted(String(rows?.length ?? 0), 'row')} of ${name} kept with "${of.value.name}" as report ${report}, revision ${revision}.\n`,
    )
    return 0
  })
}

const previewed = ({ terminal }: Tools, { json, file }: Keeping, seen: ReportToKeep): ExitCode => {
  const { rows, hash } = seen
  terminal.out(`${JSON.stringify(json ? seen : rows, null, json ? undefined : 2)}\n`)
  terminal.err(
    `${counted(String(rows.length), 'row')} of ${file} read, and they fit the deals. Nothing is kept yet: say the same with --keep ${hash.slice(0, 12)}\n`,
  )
  return 0
}

interface Seen extends Keeping {
  readonly keep: string
  readonly seen: ReportToKeep
}

const keepSeen = async (
  door: StoreDoor,
  { path, body }: Place,
  { keep, revise, seen }: Seen,
): Promise<Result<KeptReport, Refused>> => {
  if (keep.length < 8 || !seen.hash.startsWith(keep.toLowerCase()))
    return failure({
      missing: true,
      sentences: [
        `--keep: expected ${seen.hash.slice(0, 12)}, the hash of this file, found "${keep}". Nothing was kept: look at the file again.`,
      ],
    })
  const request: Request = { method: 'POST', body: { ...body, hash: seen.hash } }
  if (revise === undefined) return asked<KeptReport>(door, path, request)
  const one = `${path}/${encodeURIComponent(revise)}`
  const before = await asked<{ readonly reports: readonly KeptReport[] }>(door, one)
  if (!before.ok) return before
  const revision = before.value.reports.at(-1)?.revision ?? 0
  return asked<KeptReport>(door, one, { ...request, method: 'PUT', revision })
}
