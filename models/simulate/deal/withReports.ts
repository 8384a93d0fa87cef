import { powerOfTwo } from '../../numerics/floatBits.ts'
import type { DealPlan } from '../../scenario/dealPlan.ts'
import type { Plan } from '../../scenario/plan.ts'
import type { DeductionPlan } from '../../scenario/royaltyPlan.ts'
import type { TermsPlan } from '../../scenario/termsPlan.ts'
import type { Place, Variable } from '../../scenario/variable.ts'
import type { Known } from '../known.ts'

interface WithReports {
  readonly plan: Plan
  readonly deal: DealPlan
  /** places that are new and what stands in them */
  readonly moving: readonly { readonly place: Place; readonly byPeriod: Float64Array }[]
}

/** A plan in which quantities that reports replace have places of their own; what was written stays where it is. */
interface Adding {
  readonly plan: Plan
  readonly variables: Variable[]
  readonly moving: { place: Place; byPeriod: Float64Array }[]
  readonly constant: (value: number) => Place
  readonly byPeriod: (values: Float64Array) => Place
}

/** The plan and the deal as they are evaluated on reports; see `evaluateReported`. */
export const withReports = (plan: Plan, deal: DealPlan, known: Known): WithReports => {
  const adding = addingTo(plan)
  const terms = termsOf(adding, deal, known)
  const { variables, moving, constant } = adding
  const own = new Set(deal.positions.map(({ position }) => position))
  const one = constant(1)
  const positions = plan.positions.map((position, p) =>
    own.has(p) ? { ...position, peakShare: one, uplift: null } : position,
  )
  const [failure, terminates] = (['failure', 'gate'] as const).map((cause) =>
    constant(known.ended?.cause === cause ? 1 : 0),
  )
  const licensees = plan.licensees.map((licensee, l) =>
    l === deal.licensee ? { ...licensee, failure: failure!, terminates: terminates! } : licensee,
  )
  return { plan: { ...plan, positions, licensees, variables }, deal: { ...deal, terms }, moving }
}

const addingTo = (plan: Plan): Adding => {
  const variables = [...plan.variables]
  const moving: Adding['moving'] = []
  const add = (variable: Variable): Place => variables.push(variable) - 1
  const constant = (value: number): Place => add({ kind: 'constant', path: 'reported', value })
  const byPeriod = (values: Float64Array): Place => {
    const place = add({ ...varying, path: `reported.${moving.length}` })
    moving.push({ place, byPeriod: values })
    return place
  }
  return { plan, variables, moving, constant, byPeriod }
}

/** What moves with time has a column for each period; its values are put there and never worked out. */
const varying = {
  kind: 'formula',
  formula: { source: '0', root: { kind: 'number', value: 0, position: 0 }, names: [], usesTime: true },
  reads: new Map(),
  varies: true,
  lower: -Infinity,
  upper: Infinity,
  meaning: 'what was reported',
  pointer: '',
} as const satisfies Omit<Extract<Variable, { kind: 'formula' }>, 'path'>

const termsOf = (adding: Adding, deal: DealPlan, known: Known): TermsPlan => {
  const { terms } = deal
  const claimed = <Row extends DeductionPlan & { readonly scope: number }>(row: Row): Row =>
    row.deductions === null
      ? row
      : { ...row, deductions: adding.byPeriod(claimedShare(deal, known, row.scope)) }
  return {
    ...terms,
    royalties: terms.royalties.map(claimed),
    revenueShares: terms.revenueShares.map(claimed),
    usage: terms.usage.map((row, u) => {
      const units = known.units[u]
      const yearly = units?.map((each) => each / adding.plan.calendar.delta)
      return yearly === undefined ? row : { ...row, perRevenue: false, volume: adding.byPeriod(yearly) }
    }),
    milestones: terms.milestones.filter(
      ({ trigger }) => trigger.kind !== 'gate' || known.gates.has(trigger.gate),
    ),
    ...endingOf(adding, terms, known),
    audit: null,
    late: null,
    currency: currencyOf(adding, terms),
  }
}

/** Deductions of a scope as a share of its gross receipts. */
const claimedShare = (deal: DealPlan, { gross, deducted }: Known, scope: number): Float64Array => {
  const cells = deal.scopes[scope]!
  const sum = (rows: readonly Float64Array[], k: number): number =>
    cells.reduce((all, c) => all + rows[c]![k]!, 0)
  return Float64Array.from(gross[0] ?? [], (_, k) => {
    const all = sum(gross, k)
    return all === 0 ? 0 : sum(deducted, k) / all
  })
}

const endingOf = (
  { constant }: Adding,
  { termination, changeOfControl }: TermsPlan,
  { ended }: Known,
): Pick<TermsPlan, 'termination' | 'changeOfControl'> => {
  const after = ended?.cause === 'termination' ? ended.contractYear : Infinity
  const taken = ended?.cause === 'changeOfControl' && changeOfControl?.ends === true ? ended : null
  // a hazard of one half and the uniform at which it first strikes in that year
  const chance = {
    hazard: constant(taken === null ? 0 : 0.5),
    uniform: constant(taken === null ? 0 : 1 - Math.SQRT2 * powerOfTwo(-taken.contractYear)),
  }
  return {
    termination: termination === null ? null : { ...termination, after },
    changeOfControl: changeOfControl === null ? null : { ...changeOfControl, ...chance },
  }
}

/** At today's exchange rate: an amount agreed in another currency is converted as the clause says, and stays there. */
const currencyOf = ({ constant }: Adding, { currency }: TermsPlan): TermsPlan['currency'] =>
  currency === null || currency.spot === null
    ? null
    : { ...currency, volatility: constant(0), interest: null, collar: null }
