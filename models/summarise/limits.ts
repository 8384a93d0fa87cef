import type { Plan } from '../scenario/plan.ts'
import type { ReferenceOutcomes } from '../simulate/outcomes.ts'

/** What the limits of a reference grant are made of, in every future. */
export interface LimitColumns {
  readonly outcomes: ReferenceOutcomes
  /** the licensor's and the licensee's alternative by trial */
  readonly alternatives: { readonly licensor: Float64Array; readonly licensee: Float64Array }
}

/** Rates at which both are taxed: their means. */
export interface Taxes {
  readonly licensor: number
  readonly licensee: number
}

/** How a licensee's costs are spread over its markets (models/README.md, "Ask"). */
export interface Spread {
  /** share of compliance and serving cost: by scale over all markets */
  readonly byScale: number
  /** share of the integration cost of its field, and which that is */
  readonly ofField: number
  readonly field: number
}

/** One market of a reference grant, its share of the licensee's costs, and the taxes. */
export interface LimitParts {
  readonly outcomes: ReferenceOutcomes
  readonly market: number
  readonly spread: Spread
  readonly taxes: Taxes
}

/** Columns whose expectations make the limits: shared ones first, then the benefit of every market. */
export const askedColumns = ({ outcomes, alternatives }: LimitColumns): readonly Float64Array[] => [
  alternatives.licensor,
  alternatives.licensee,
  outcomes.avoided.flow,
  outcomes.compliance.flow,
  outcomes.serve,
  ...outcomes.markets.map(({ benefit }) => benefit.flow),
  ...outcomes.integration,
]

/** Floor and ceiling from a row of expectations in the order of `askedColumns`. */
export const limitsOf = (row: readonly number[], { outcomes, market, spread, taxes }: LimitParts) => {
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

/** One market's part of what its licensee's markets share, by expected benefit. */
export interface MarketPart extends Omit<LimitParts, 'outcomes'> {
  readonly part: number
}

/** At which rates, and in how many of the first futures. */
interface Asked {
  readonly rate: 'flow' | 'time'
  readonly trials: number
}

/** The price at which the grant of a market breaks even for the licensee, future by future. */
export const ceilingColumn = (
  { outcomes, alternatives }: LimitColumns,
  { part, market, spread, taxes }: MarketPart,
  { rate, trials }: Asked,
): Float64Array => {
  const benefit = outcomes.markets[market]!.benefit[rate]
  const avoided = outcomes.avoided[rate]
  const compliance = outcomes.compliance[rate]
  const integration = outcomes.integration[spread.field]
  const theirs = alternatives.licensee
  const { byScale, ofField } = spread
  const keeps = 1 - taxes.licensee
  const worth = new Float64Array(trials)
  for (let i = 0; i < trials; i++) worth[i] = byScale * compliance[i]!
  // a licensee of no field has nothing to integrate
  if (integration !== undefined) for (let i = 0; i < trials; i++) worth[i]! += ofField * integration[i]!
  for (let i = 0; i < trials; i++)
    worth[i] = benefit[i]! + part * avoided[i]! - worth[i]! - (part * theirs[i]!) / keeps
  return worth
}

/** The price at which it breaks even for the licensor, in the first futures and at the flows' own rates. */
export const floorColumn = (
  { outcomes, alternatives }: LimitColumns,
  { part, spread, taxes }: MarketPart,
  trials: number,
): Float64Array => {
  const cost = new Float64Array(trials)
  for (let i = 0; i < cost.length; i++)
    cost[i] = spread.byScale * outcomes.serve[i]! + (part * alternatives.licensor[i]!) / (1 - taxes.licensor)
  return cost
}

/** Shares of a licensee's costs by scale; a saving counts as scale 1; integration within its own field. */
export const spreadOf = (plan: Plan, outcomes: ReferenceOutcomes, market: number): Spread => {
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
