import { exp } from '../numerics/elementary.ts'
import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Plan } from '../scenario/plan.ts'
import type { MarketAnswer } from '../scenario/schema/answer.ts'
import type { Frame } from '../simulate/frame.ts'
import { valueAt } from '../simulate/frame.ts'
import type { ReferenceOutcomes } from '../simulate/outcomes.ts'
import type { Belief } from './beliefs.ts'
import type { Columns } from './columns.ts'
import { estimateFrom, expectationsOf } from './estimate.ts'
import { bandOf } from './ignorance.ts'
import {
  askedColumns,
  ceilingColumn,
  floorColumn,
  type LimitColumns,
  limitsOf,
  type MarketPart,
  spreadOf,
  type Taxes,
} from './limits.ts'

export interface AskInputs extends LimitColumns {
  readonly plan: Plan
  readonly means: Frame
  /** what we only believe of the licensee or of ourselves */
  readonly beliefs: readonly Belief[]
  readonly columns: Columns
  readonly alpha: number | null
}

export type Ask = NonNullable<MarketAnswer['ask']>

/** The ask of one market of a reference grant, and its worth in hindsight (domain page, section 8). */
export const askOf = (
  inputs: AskInputs,
  market: number,
): { readonly ask: Ask; readonly hindsight: NonNullable<MarketAnswer['hindsight']> } => {
  const { plan, outcomes, means, columns } = inputs
  const { deal } = outcomes
  const spread = spreadOf(plan, outcomes, market)
  const taxes = {
    licensor: valueAt(means, plan.licensor.tax.royalty, 0),
    licensee: valueAt(means, plan.licensees[deal.licensee]!.tax.royalty, 0),
  }
  const expectations = expectationsOf(askedColumns(inputs).map(columns.means))
  const limits = (row: readonly number[]) => limitsOf(row, { outcomes, market, spread, taxes })
  const price = (alpha: number) => (row: readonly number[]) => {
    const { floor, ceiling } = limits(row)
    return floor + alpha * (ceiling - floor)
  }
  const held: MarketPart = { part: limits(expectations.all).part, market, spread, taxes }
  const floor = estimateFrom(expectations, (row) => limits(row).floor)
  const ceiling = estimateFrom(expectations, (row) => limits(row).ceiling)
  const exists = ceiling.value >= floor.value
  const annuity = annuityOf(plan, means)
  const records = recordsOf(plan, deal, { means, outcomes, market })
  const { alpha } = inputs
  const per = (units: number) =>
    alpha === null || !exists ? null : estimateFrom(expectations, (row) => price(alpha)(row) / units)
  const ask: Ask = {
    floor,
    ceiling,
    price: per(1),
    priceAt: exists
      ? [1 / 3, 1 / 2, 2 / 3].map((at) => ({ alpha: at, ...estimateFrom(expectations, price(at)) }))
      : [],
    surplusShare: alpha === null ? null : afterTaxShare(alpha, taxes),
    exists,
    perYear: per(annuity),
    perRecord: records > 0 ? per(records) : null,
    band: bandsOf(inputs, held, { floor: floor.value, ceiling: ceiling.value }),
  }
  const trials = inputs.alternatives.licensor.length
  const worth = ceilingColumn(inputs, held, { rate: 'time', trials })
  return { ask, hindsight: columns.summaryAndDots(worth) }
}

/** α(1−τ_L)/(α(1−τ_L) + (1−α)(1−τ_B)): the licensor's share of the surplus after tax at bargaining weight α. */
const afterTaxShare = (alpha: number, taxes: Taxes): number => {
  const ours = alpha * (1 - taxes.licensor)
  const total = ours + (1 - alpha) * (1 - taxes.licensee)
  return total > 0 ? ours / total : 0
}

/** How far our ignorance of the parties leaves floor and ceiling open. */
const bandsOf = (
  inputs: AskInputs,
  held: MarketPart,
  { floor, ceiling }: { readonly floor: number; readonly ceiling: number },
): NonNullable<Ask['band']> => {
  const { beliefs, columns } = inputs
  const { replicates } = columns
  const trials = beliefs[0]?.values.length ?? 0
  const costs = floorColumn(inputs, held, trials)
  const worth = ceilingColumn(inputs, held, { rate: 'flow', trials })
  return {
    floor: bandOf(costs, beliefs, { value: floor, replicates }),
    ceiling: bandOf(worth, beliefs, { value: ceiling, replicates }),
  }
}

/** Σ (1 + r)^(−y) over the years of the horizon at the licensor's fixed rate: level payments at year ends. */
const annuityOf = (plan: Plan, means: Frame): number => {
  const log = means.discounting[0]!.fixed!.log[0]!
  return Array.from({ length: plan.calendar.horizon }, (_, y) => exp(-log * (y + 1))).reduce(
    (a, b) => a + b,
    0,
  )
}

/** Records delivered under the reference grant: those that count, and the refresh where it updates. */
const recordsOf = (
  plan: Plan,
  deal: DealPlan,
  {
    means,
    outcomes,
    market,
  }: { readonly means: Frame; readonly outcomes: ReferenceOutcomes; readonly market: number },
): number => {
  const { cell, saving } = outcomes.markets[market]!
  const held = deal.positions[cell === null ? saving! : deal.cells[cell]!.position]!
  const { periods, delta } = plan.calendar
  let records = plan.dataset.records * held.counted[held.from]!
  if (held.updates)
    for (let k = held.from + 1; k < periods; k++)
      records += held.counted[k]! * valueAt(means, plan.dataset.refresh, 0, k) * delta
  return records
}
