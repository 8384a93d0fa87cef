import { exp } from '../numerics/elementary.ts'
import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Plan } from '../scenario/plan.ts'
import type { MarketAnswer } from '../scenario/schema/answer.ts'
import type { Frame } from '../simulate/frame.ts'
import { valueAt } from '../simulate/frame.ts'
import type { ReferenceOutcomes } from '../simulate/outcomes.ts'
import type { Columns } from './columns.ts'
import { type Expectations, estimateFrom, expectationsOf } from './estimate.ts'

/** How a licensee's costs are spread over its markets (models/README.md, "Ask"). */
interface Spread {
  /** share of compliance and serving cost: by scale over all markets */
  readonly byScale: number
  /** share of the integration cost of its field, and which that is */
  readonly ofField: number
  readonly field: number
}

export interface AskInputs {
  readonly plan: Plan
  readonly outcomes: ReferenceOutcomes
  /** the licensor's and the licensee's alternative by trial */
  readonly alternatives: { readonly licensor: Float64Array; readonly licensee: Float64Array }
  readonly means: Frame
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
    licensor: valueAt(means, plan.licensor.tax, 0),
    licensee: valueAt(means, plan.licensees[deal.licensee]!.tax, 0),
  }
  const expectations = expectationsOf(askedColumns(inputs).map(columns.means))
  const limits = (row: readonly number[]) => limitsOf(row, { outcomes, market, spread, taxes })
  const price = (alpha: number) => (row: readonly number[]) => {
    const { floor, ceiling } = limits(row)
    return floor + alpha * (ceiling - floor)
  }
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
  }
  return { ask, hindsight: hindsightOf(inputs, { market, spread, taxes, expectations }) }
}

interface Taxes {
  readonly licensor: number
  readonly licensee: number
}

/** α(1−τ_L)/(α(1−τ_L) + (1−α)(1−τ_B)): the licensor's share of the surplus after tax at bargaining weight α. */
const afterTaxShare = (alpha: number, taxes: Taxes): number => {
  const ours = alpha * (1 - taxes.licensor)
  const total = ours + (1 - alpha) * (1 - taxes.licensee)
  return total > 0 ? ours / total : 0
}

/** Columns whose expectations make the limits: shared ones first, then the benefit of every market. */
const askedColumns = ({ outcomes, alternatives }: AskInputs): readonly Float64Array[] => [
  alternatives.licensor,
  alternatives.licensee,
  outcomes.avoided.flow,
  outcomes.compliance.flow,
  outcomes.serve,
  ...outcomes.markets.map(({ benefit }) => benefit.flow),
  ...outcomes.integration,
]

interface LimitParts {
  readonly outcomes: ReferenceOutcomes
  readonly market: number
  readonly spread: Spread
  readonly taxes: Taxes
}

/** Floor and ceiling from a row of expectations in the order of `askedColumns`. */
const limitsOf = (row: readonly number[], { outcomes, market, spread, taxes }: LimitParts) => {
  const [ourAlternative, theirAlternative, avoided, compliance, serve] = row as [
    number,
    number,
    number,
    number,
    number,
  ]
  const benefits = row.slice(5, 5 + outcomes.markets.length)
  const total = benefits.reduce((sum, benefit) => sum + benefit, 0)
  const part = total > 0 ? benefits[market]! / total : 1 / benefits.length
  const integration = row[5 + outcomes.markets.length + spread.field] ?? 0
  const keeps = 1 - taxes.licensee
  const gain = benefits[market]! + part * avoided - spread.byScale * compliance - spread.ofField * integration
  return {
    part,
    ceiling: (keeps * gain - part * theirAlternative) / keeps,
    floor: ((1 - taxes.licensor) * spread.byScale * serve + part * ourAlternative) / (1 - taxes.licensor),
  }
}

/** The price at which the grant of this market turns out to break even for the licensee, future by future. */
const hindsightOf = (
  { outcomes, alternatives, columns }: AskInputs,
  parts: Omit<LimitParts, 'outcomes'> & { readonly expectations: Expectations },
): NonNullable<MarketAnswer['hindsight']> => {
  const { market, spread, taxes } = parts
  const { part } = limitsOf(parts.expectations.all, { outcomes, market, spread, taxes })
  const integration = outcomes.integration[spread.field]
  const keeps = 1 - taxes.licensee
  const benefit = outcomes.markets[market]!.benefit.time
  const { avoided, compliance } = outcomes
  const worth = new Float64Array(benefit.length)
  for (let i = 0; i < worth.length; i++) {
    const costs = spread.byScale * compliance.time[i]! + spread.ofField * (integration?.[i] ?? 0)
    worth[i] = benefit[i]! + part * avoided.time[i]! - costs - (part * alternatives.licensee[i]!) / keeps
  }
  return columns.summaryAndDots(worth)
}

/** Shares of a licensee's costs by scale; a saving counts as scale 1; integration within its own field. */
const spreadOf = (plan: Plan, outcomes: ReferenceOutcomes, market: number): Spread => {
  const { deal } = outcomes
  const views = outcomes.markets.map(({ cell, saving }) => {
    const position = cell === null ? saving! : deal.cells[cell]!.position
    const scale = cell === null ? 1 : plan.cells[deal.cells[cell]!.cell]!.scale
    return { scale, field: plan.positions[deal.positions[position]!.position]!.field }
  })
  const fields = [...new Set(deal.positions.map(({ position }) => plan.positions[position]!.field))]
  const own = views[market]!
  const sum = (rows: typeof views): number => rows.reduce((total, { scale }) => total + scale, 0)
  const inField = views.filter(({ field }) => field === own.field)
  return {
    byScale: own.scale / sum(views),
    ofField: own.scale / sum(inField),
    field: fields.indexOf(own.field),
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
