import { counted } from '../../models/report/words.ts'
import type { KeptReport } from '../../models/scenario/schema/keptReport.ts'
import type { StoreDoor } from '../storeDoor.ts'
import { asked, scenarioNamed, scenariosOf, toldRefusal, withStore } from './asking.ts'
import { command, type ExitCode, type Tools, wrongUsage } from './command.ts'

interface Listed {
  readonly reports: readonly KeptReport[]
}

/** `fieldfare reports [SCENARIO]`: royalty reports that are kept, their revisions, and withdrawing one. */
export const reports = command(
  'reports',
  {
    scenario: {
      type: 'positional',
      required: false,
      description: 'The scenario, by id or name; without it, every scenario with its count of reports',
    },
    report: { type: 'string', description: 'Every revision of this one', valueHint: 'REPORT' },
    withdraw: {
      type: 'string',
      description: 'Withdraw this one; its revisions stay, and it can be kept again',
      valueHint: 'REPORT',
    },
    json: { type: 'boolean', description: 'As JSON, with the rows' },
  },
  async ({ scenario, report, withdraw, json }, tools) => {
    const named = scenario === '' ? undefined : scenario
    if (named === undefined && (report ?? withdraw) !== undefined)
      return wrongUsage(tools.terminal, 'fieldfare reports: SCENARIO is missing')
    if (report !== undefined && withdraw !== undefined)
      return wrongUsage(
        tools.terminal,
        'fieldfare reports: --report looks and --withdraw changes; choose one',
      )
    return withStore('reports', tools, async (door) => {
      if (named === undefined) return overview(tools, door)
      const of = await scenarioNamed(door, named)
      if (!of.ok) return toldRefusal(tools, of.faults)
      const path = `/scenarios/${of.value.id}/reports`
      if (withdraw !== undefined) return withdrawn(tools, door, `${path}/${encodeURIComponent(withdraw)}`)
      const one = report === undefined ? path : `${path}/${encodeURIComponent(report)}`
      const found = await asked<Listed>(door, one)
      if (!found.ok) return toldRefusal(tools, found.faults)
      tools.terminal.out(json ? `${JSON.stringify(found.value)}\n` : listText(found.value))
      return 0
    })
  },
)

const overview = async ({ terminal }: Tools, door: StoreDoor): Promise<ExitCode> => {
  for (const { id, name } of await scenariosOf(door)) {
    const found = await asked<Listed>(door, `/scenarios/${id}/reports`)
    const kept = found.ok ? found.value.reports.filter(({ rows }) => rows !== null).length : 0
    terminal.out(`${id}  ${name}: ${counted(String(kept), 'report')}\n`)
  }
  return 0
}

const listText = ({ reports: all }: Listed): string =>
  all.length === 0 ? 'No royalty reports are kept with it.\n' : all.map(lineOf).join('')

const lineOf = ({ report, revision, file, hash, deal, rows, by, createdAt }: KeptReport): string => {
  const state = rows === null ? 'withdrawn' : counted(String(rows.length), 'row')
  const on = deal === null ? '' : `, of deal ${deal} where a row names none`
  const when = createdAt.slice(0, 16).replace('T', ' ')
  return `${report}  revision ${revision}, ${state}${on}\n  ${file} (SHA-256 ${hash.slice(0, 12)}…), ${when} UTC, by ${by}\n`
}

const withdrawn = async (tools: Tools, door: StoreDoor, path: string): Promise<ExitCode> => {
  const before = await asked<Listed>(door, path)
  const revision = before.ok ? (before.value.reports.at(-1)?.revision ?? 0) : 0
  const after = before.ok ? await asked<KeptReport>(door, path, { method: 'DELETE', revision }) : before
  if (!after.ok) return toldRefusal(tools, after.faults)
  tools.terminal.err(`Withdrawn, as revision ${after.value.revision}; the revisions before it stay.\n`)
  return 0
}
