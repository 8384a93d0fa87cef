import type { Plan } from '../scenario/plan.ts'
import type { MarketAnswer } from '../scenario/schema/answer.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import { expectedFrame } from '../simulate/expectedFrame.ts'
import type { Frame } from '../simulate/frame.ts'
import type { ReferenceOutcomes, RunOutcomes } from '../simulate/outcomes.ts'
import type { Sampling } from '../simulate/points.ts'
import { askOf } from './ask.ts'
import { type Belief, beliefsOf } from './beliefs.ts'
import type { Columns } from './columns.ts'
import { ignoranceTrials } from './ignorance.ts'

export interface MarketInputs {
  readonly plan: Plan
  readonly document: ReadDocument
  readonly how: Sampling
}

/** Makes the rows of one licensee from what its reference grant came to. */
export type RowsOf = (
  outcomes: ReferenceOutcomes,
  alternatives: RunOutcomes['alternatives'],
  columns: Columns,
) => MarketAnswer[]

/** The rows of each licensee, with what all of them read: the means, and what we only believe of the parties. */
export const rowsOf = (inputs: MarketInputs, count: number): RowsOf => {
  const { plan, how } = inputs
  const trials = Math.min(count, ignoranceTrials - (ignoranceTrials % how.replicates))
  const beliefs = beliefsOf(plan, inputs.document, { how, trials })
  const shared = { means: expectedFrame(plan), beliefs }
  return (outcomes, alternatives, columns) =>
    licenseeRows({ ...inputs, outcomes, alternatives, columns }, shared)
}

/**
 * One row per licensee with a position in a market, one without territory for a field whose utility is a saving; a
 * cell nobody has a position in says so, a blocked one says why. `rows` are those of the licensees, in their order.
 */
export const marketAnswers = (plan: Plan, rows: readonly MarketAnswer[]): MarketAnswer[] => {
  const held = new Set(rows.map(({ id }) => id))
  const free = plan.cells
    .filter(({ id }) => !held.has(id))
    .map((cell) => emptyRow(cell.id, cell.field, cell.territory))
  const blocked = (row: MarketAnswer): MarketAnswer => {
    const cell = plan.cells.find(({ id }) => id === row.id)
    if (cell?.status !== 'blocked') return row
    return { ...row, status: 'blocked', reason: cell.reason ?? 'no reason given' }
  }
  const order = new Map(plan.cells.map(({ id }, index) => [id, index]))
  const place = (row: MarketAnswer): number => order.get(row.id) ?? Infinity
  return [...rows, ...free].map(blocked).sort((a, b) => place(a) - place(b) || 0)
}

const emptyRow = (id: string, field: string, territory: string | null): MarketAnswer => ({
  id,
  field,
  territory,
  licensee: null,
  status: 'no-licensee',
  reason: 'no licensee has a position here',
  revenue: null,
  benefit: null,
  hindsight: null,
  ask: null,
})

/** What the rows of every licensee read. */
interface Shared {
  readonly means: Frame
  readonly beliefs: readonly Belief[]
}

interface LicenseeInputs extends MarketInputs {
  readonly outcomes: ReferenceOutcomes
  readonly alternatives: RunOutcomes['alternatives']
  readonly columns: Columns
}

const licenseeRows = (inputs: LicenseeInputs, { means, beliefs }: Shared): MarketAnswer[] => {
  const { plan, document, outcomes, alternatives, columns } = inputs
  const { deal } = outcomes
  const { licensee } = deal
  const own = `licensees.${plan.licensees[licensee]!.id}.`
  const asking = {
    plan,
    outcomes,
    alternatives: { licensor: alternatives[0]!, licensee: alternatives[1 + licensee]! },
    means,
    beliefs: beliefs.filter(({ path }) => path.startsWith(own) || !path.startsWith('licensees.')),
    columns,
    alpha: document.negotiation?.alpha ?? null,
  }
  const priced = outcomes.markets.map((market, m): MarketAnswer => {
    const cell = market.cell === null ? null : plan.cells[deal.cells[market.cell]!.cell]!
    const held = deal.positions[market.cell === null ? market.saving! : deal.cells[market.cell]!.position]!
    const position = plan.positions[held.position]!
    const base = emptyRow(cell?.id ?? position.field, position.field, cell?.territory ?? null)
    const own = {
      ...base,
      licensee: plan.licensees[licensee]!.id,
      revenue: columns.summary(market.revenue),
    }
    if (position.utility.kind === 'unknown')
      return { ...own, status: 'unknown-utility', reason: 'what the data do for this licensee is unknown' }
    const { reason: _, ...known } = own
    const { ask, hindsight } = askOf(asking, m)
    const revenue = cell === null ? null : own.revenue
    return {
      ...known,
      status: 'permitted',
      revenue,
      benefit: columns.summary(market.benefit.time),
      hindsight,
      ask,
    }
  })
  return [...priced, ...blockedRows(plan, licensee)]
}

/** Blocked cells in which the licensee has a position. */
const blockedRows = (plan: Plan, licensee: number): MarketAnswer[] =>
  plan.positions.flatMap((position) =>
    position.licensee !== licensee
      ? []
      : position.exposures.flatMap((index) => {
          const cell = plan.cells[plan.exposures[index]!.cell]!
          if (cell.status !== 'blocked') return []
          return [
            { ...emptyRow(cell.id, cell.field, cell.territory), licensee: plan.licensees[licensee]!.id },
          ]
        }),
  )
