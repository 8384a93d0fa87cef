import { cellRows } from '../scenario/cells.ts'
import { type CompiledVariants, compileWith } from '../scenario/compile.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Deal } from '../scenario/schema/deal.ts'
import type { Summary } from '../scenario/schema/figures.ts'
import type { Variant } from '../scenario/variant.ts'
import { decide } from '../simulate/decisions.ts'
import { expectedFrame } from '../simulate/expectedFrame.ts'
import { type Frame, valueAt } from '../simulate/frame.ts'
import { futuresOf } from '../simulate/futures.ts'
import { runOptionedPasses } from '../simulate/optioned.ts'
import type { ReferenceOutcomes, RunOutcomes } from '../simulate/outcomes.ts'
import { passesOf } from '../simulate/passes.ts'
import { type Columns, columnsOf } from '../summarise/columns.ts'
import { expectationsOf, type Means } from '../summarise/estimate.ts'
import { askedColumns, ceilingColumn, floorColumn, limitsOf, spreadOf } from '../summarise/limits.ts'
import type { Failure } from '../units/failure.ts'
import { precondition } from '../units/precondition.ts'
import { type Result, success } from '../units/result.ts'
import type { StrategyQuestion } from './question.ts'

/** A non-exclusive grant of all that a licensee has a position in, for some years; or what a deal grants, without its clauses. */
export type Grantable =
  | { readonly kind: 'room'; readonly licensee: number; readonly from: number; readonly until: number }
  | { readonly kind: 'deal'; readonly deal: number }

/** One market of such a grant: expectations in all trials and by replicate. */
export interface GrantedMarket {
  /** index into `Plan.cells`; null for a saving */
  readonly cell: number | null
  readonly field: string
  readonly unknown: boolean
  readonly benefit: Means
  readonly revenue: Means
  readonly revenueSummary: Summary
  readonly floor: Means
  readonly ceiling: Means
  /** E[max(0, ceiling − floor)], each future known beforehand */
  readonly foresight: Means
}

/** Markets by what is granted. */
export type Granted = ReadonlyMap<string, readonly GrantedMarket[]>

export const grantableKey = (one: Grantable): string =>
  one.kind === 'deal' ? `deal:${one.deal}` : `room:${one.licensee}:${one.from}:${one.until}`

/** What each grant would bring in each of its markets, on the futures of the document. */
export const playGrants = (
  { scenario, how, trials, progress }: StrategyQuestion,
  asked: readonly Grantable[],
): Result<Granted, Failure> => {
  const grants = [...new Map(asked.map((one) => [grantableKey(one), one])).values()]
  const compiled = compileWith(
    scenario.document,
    grants.map((one, index) => variantOf(scenario.document, one, index)),
  )
  if (!compiled.ok) return compiled
  const { plan } = compiled.value
  const deals = grants.map((_, index) => plan.deals[placeOf(compiled.value, index)]!)
  const futures = futuresOf(plan, how)
  const decided = decide(futures, deals, trials)
  if (!decided.ok) return decided
  const references = deals.map((deal, d) => ({ deal, recreates: decided.value[d]!.recreates }))
  const passes = passesOf(futures, { trials, deals: [], references, cash: false }, progress?.bytes)
  const means = expectedFrame(plan)
  const found = new Map<string, readonly GrantedMarket[]>()
  const ran = runOptionedPasses(futures, passes, {
    progress,
    replicates: how.replicates,
    take: ({ references: played, alternatives }) => {
      const columns = columnsOf(trials, how.replicates)
      for (const outcomes of played)
        found.set(
          grantableKey(grants[found.size]!),
          marketsOf({ plan, means, columns, outcomes, alternatives }),
        )
    },
  })
  return ran.ok ? success(found) : ran
}

const placeOf = ({ variants }: CompiledVariants, index: number): number => {
  const place = variants[index]!
  precondition(place.ok, 'a grant within the horizon holds together')
  return place.value
}

type Document = StrategyQuestion['scenario']['document']

const variantOf = (document: Document, one: Grantable, index: number): Variant => {
  const id = `grant-${index}`
  if (one.kind === 'deal')
    return { id, of: one.deal, deal: { ...document.deals[one.deal]!, terms: [], risks: [] }, terms: [] }
  return { id, of: 0, deal: roomDeal(document, one), terms: [] }
}

/** The reference grant of a licensee (domain page, section 8), for some years of the horizon. */
const roomDeal = (
  document: Document,
  { licensee, from, until }: Extract<Grantable, { kind: 'room' }>,
): Deal => {
  const { id, positions } = document.licensees[licensee]!
  const cells = new Map(cellRows(document).map((row) => [row.id, row.field.id]))
  const fields = new Set(Object.keys(positions).map((key) => cells.get(key) ?? key))
  const grants = [...fields].map((field) => ({
    field,
    startYear: from,
    termYears: until - from,
    exclusivity: 'none' as const,
    updates: document.dataset.freshness?.refreshPerYear !== undefined,
  }))
  return { id: `room-${id}`, licensee: id, grants, terms: [] }
}

interface Taken {
  readonly plan: Plan
  readonly means: Frame
  readonly columns: Columns
  readonly outcomes: ReferenceOutcomes
  readonly alternatives: RunOutcomes['alternatives']
}

const marketsOf = ({ plan, means, columns, outcomes, alternatives }: Taken): readonly GrantedMarket[] => {
  const { deal } = outcomes
  const limits = {
    outcomes,
    alternatives: { licensor: alternatives[0]!, licensee: alternatives[1 + deal.licensee]! },
  }
  const taxes = {
    licensor: valueAt(means, plan.licensor.tax.royalty, 0),
    licensee: valueAt(means, plan.licensees[deal.licensee]!.tax.royalty, 0),
  }
  const expectations = expectationsOf(askedColumns(limits).map(columns.means))
  return outcomes.markets.map(({ cell, saving, benefit, revenue }, market): GrantedMarket => {
    const spread = spreadOf(plan, outcomes, market)
    const at = (row: readonly number[]) => limitsOf(row, { outcomes, market, spread, taxes })
    const all = at(expectations.all)
    const rows = expectations.replicates.map(at)
    const held = { part: all.part, market, spread, taxes }
    const trials = alternatives[0]!.length
    const ceilings = ceilingColumn(limits, held, { rate: 'flow', trials })
    const floors = floorColumn(limits, held, trials)
    const position =
      plan.positions[deal.positions[cell === null ? saving! : deal.cells[cell]!.position]!.position]!
    return {
      cell: cell === null ? null : deal.cells[cell]!.cell,
      field: position.field,
      unknown: position.utility.kind === 'unknown',
      benefit: columns.means(benefit.flow),
      revenue: columns.means(revenue),
      revenueSummary: columns.summary(revenue),
      floor: { all: all.floor, replicates: Float64Array.from(rows, ({ floor }) => floor) },
      ceiling: { all: all.ceiling, replicates: Float64Array.from(rows, ({ ceiling }) => ceiling) },
      foresight: columns.means(ceilings.map((ceiling, i) => Math.max(0, ceiling - floors[i]!))),
    }
  })
}
