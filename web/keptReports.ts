import type { Actuals } from '../models/scenario/schema/actuals.ts'
import type { KeptReport } from '../models/scenario/schema/keptReport.ts'
import type { ChosenFile } from './chosenFile.ts'
import { taken } from './client.ts'
import type { ScenarioView } from './view/scenario.ts'

const addressOf = (id: string): string => `/api/v1/scenarios/${encodeURIComponent(id)}/reports`

/** The royalty reports that are kept with a scenario, withdrawn ones among them. */
export const listReports = async (id: string, signal: AbortSignal): Promise<readonly KeptReport[]> =>
  (await taken<{ readonly reports: readonly KeptReport[] }>(fetch(addressOf(id), { signal }))).reports

interface Keeping {
  readonly chosen: ChosenFile
  /** of the file that was looked at */
  readonly hash: string
  readonly deal: string | undefined
  /** the report that is corrected */
  readonly revising: KeptReport | undefined
}

/** Keeps a report that was looked at, or a correction of one; what somebody else has kept meanwhile is not written over. */
export const keepReport = (id: string, { chosen, hash, deal, revising }: Keeping): Promise<KeptReport> => {
  const body = JSON.stringify({ file: chosen.name, hash, deal, ...chosen.content })
  const headers = { 'content-type': 'application/json' }
  if (revising === undefined) return taken(fetch(addressOf(id), { method: 'POST', headers, body }))
  return taken(
    fetch(`${addressOf(id)}/${revising.report}`, { method: 'PUT', headers: tagged(revising), body }),
  )
}

/** A revision without rows; those before it stay. */
export const withdrawReport = (id: string, report: KeptReport): Promise<KeptReport> =>
  taken(fetch(`${addressOf(id)}/${report.report}`, { method: 'DELETE', headers: tagged(report) }))

const tagged = ({ revision }: KeptReport) => ({
  'content-type': 'application/json',
  'if-match': `"${revision}"`,
})

/** What was due on what is kept; what is '' is left to the reports. */
export const askKept = (
  { id, version }: ScenarioView,
  asked: Readonly<Record<'deal' | 'asOf' | 'fees' | 'guarantee', string>>,
  signal: AbortSignal,
): Promise<Actuals> => {
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''))
  const address = `/api/v1/scenarios/${encodeURIComponent(id)}/versions/${version}/actuals?${query}`
  return taken(fetch(address, { signal }))
}
