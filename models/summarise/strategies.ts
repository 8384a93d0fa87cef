import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Plan, StrategyPlan } from '../scenario/plan.ts'
import type { StrategyAnswer } from '../scenario/schema/answer.ts'
import type { DealContextPlan } from '../simulate/deal/context.ts'
import { type JointCosts, jointCostsOf } from '../simulate/jointCosts.ts'
import type { RunOutcomes } from '../simulate/outcomes.ts'
import type { Sampling } from '../simulate/points.ts'
import type { Columns } from './columns.ts'
import { isUnknown } from './deals.ts'
import type { KeptOutcomes } from './kept.ts'
import { tolerance } from './refusal.ts'
import { sideOf } from './side.ts'

export interface StrategyInputs {
  readonly plan: Plan
  readonly how: Sampling
  readonly run: Pick<RunOutcomes, 'trials' | 'alternatives'>
  readonly columns: Columns
  /** outcomes of a strategy's deals in its context, by strategy */
  readonly members: readonly (readonly KeptOutcomes[])[]
}

export interface StrategyResult {
  readonly answer: StrategyAnswer
  /** the licensor's worth at the flows' own rates, by trial */
  readonly flow: Float64Array
  /** the same at the rate for time */
  readonly worth: Float64Array
}

/** What a strategy changes for one of its deals; null where it is as if alone. */
export const contextOf = (plan: Plan, strategy: StrategyPlan, member: number): DealContextPlan | null => {
  const deal = plan.deals[member]!
  const others = strategy.deals.filter((other) => other !== member).map((other) => plan.deals[other]!)
  const rivals = rivalsOf(plan, deal, others)
  const clause = deal.terms.mostFavoured
  const favoured =
    clause === null
      ? []
      : others.filter((other) => other.start > deal.start && shareField(deal, other, clause.cells))
  return rivals.size > 0 || favoured.length > 0 ? { rivals, favoured } : null
}

/** Grants of other licensees in the deal's cells, where rivals dilute what the data are worth. */
export const rivalsOf = (
  plan: Plan,
  deal: DealPlan,
  others: readonly DealPlan[],
): DealContextPlan['rivals'] => {
  const cells = [...new Set(deal.cells.map((row) => row.cell))].filter(
    (cell) => !isZero(plan, plan.cells[cell]!.rivalry),
  )
  const windows = (cell: number) =>
    others
      .filter((other) => other.licensee !== deal.licensee)
      .flatMap((other) => other.grants.filter((grant) => grant.cells.includes(cell)))
      .map(({ from, until }) => ({ from, until }))
  return new Map(cells.map((cell) => [cell, windows(cell)] as const).filter(([, own]) => own.length > 0))
}

/** Whether two deals grant the same field; of some cells only, whether both grant one of them. */
const shareField = (a: DealPlan, b: DealPlan, cells: readonly number[] | null): boolean =>
  cells === null
    ? a.grants.some(({ field }) => b.grants.some((other) => other.field === field))
    : b.grants.some((other) => other.cells.some((cell) => cells.includes(cell)))

const isZero = (plan: Plan, place: number): boolean => {
  const variable = plan.variables[place]
  return variable?.kind === 'constant' && variable.value === 0
}

/**
 * Strategies: sets of deals together, with joint costs borne once. A deal that a party would refuse (the licensor with
 * its equal share of the joint costs) is named and left out.
 */
export const strategyResults = (inputs: StrategyInputs): readonly StrategyResult[] => {
  const { plan, members } = inputs
  if (members.length === 0) return []
  const all = jointCosts(inputs, members)
  const kept = members.map((deals, s) =>
    deals.filter((deal) => !refused(inputs, { deal, deals, joint: all[s]!.flow })),
  )
  const complete = kept.every((deals, s) => deals.length === members[s]!.length)
  const joint = complete ? all : jointCosts(inputs, kept)
  return plan.strategies.map((strategy, s) =>
    resultOf(inputs, { strategy, deals: members[s]!, kept: kept[s]!, joint: joint[s]! }),
  )
}

/** Joint costs of sets of deals; a set without a deal has none. */
const jointCosts = (
  { plan, how, run }: StrategyInputs,
  sets: readonly (readonly KeptOutcomes[])[],
): readonly JointCosts[] => {
  const found = jointCostsOf(
    plan,
    how,
    sets.filter((deals) => deals.length > 0),
  )
  const nothing = new Float64Array(run.trials)
  let next = 0
  return sets.map((deals) => (deals.length > 0 ? found[next++]! : { flow: nothing, time: nothing }))
}

interface Candidate {
  readonly deal: KeptOutcomes
  readonly deals: readonly KeptOutcomes[]
  readonly joint: Float64Array
}

const refused = ({ plan, run, columns }: StrategyInputs, { deal, deals, joint }: Candidate): boolean => {
  const meanOf = (column: Float64Array): number => columns.means(column).all
  const share = meanOf(joint) / deals.length
  const { licensor, licensee: theirs, joint: own } = deal.expected
  const ours = licensor - own + share
  const [ourAlternative, theirAlternative] = [run.alternatives[0]!, run.alternatives[1 + deal.deal.licensee]!]
  const unknown = isUnknown(plan, deal)
  const refuses = (worth: number, alternative: Float64Array): boolean =>
    worth < meanOf(alternative) - tolerance
  return refuses(ours, ourAlternative) || (!unknown && refuses(theirs, theirAlternative))
}

interface StrategyParts {
  readonly strategy: StrategyPlan
  readonly deals: readonly KeptOutcomes[]
  readonly kept: readonly KeptOutcomes[]
  readonly joint: JointCosts
}

const resultOf = ({ run, columns }: StrategyInputs, parts: StrategyParts): StrategyResult => {
  const { strategy, deals, kept, joint } = parts
  const { worth, saving } = kept.length === 1 ? alone(kept[0]!) : shared(run.trials, kept, joint)
  const answer: StrategyAnswer = {
    id: strategy.id,
    licensor: sideOf(worth, run.alternatives[0]!, columns),
    saving: columns.summary(saving),
    refused: deals.filter((deal) => !kept.includes(deal)).map(({ deal }) => deal.id),
    conflicts: [],
  }
  return { answer, flow: worth.flow, worth: worth.time }
}

interface StrategyWorth {
  readonly worth: KeptOutcomes['licensor']
  readonly saving: Float64Array
}

/** A deal that nothing is shared with is worth what it is worth: no cost is taken off and put back, with its rounding. */
const alone = ({ licensor }: KeptOutcomes): StrategyWorth => ({
  worth: licensor,
  saving: new Float64Array(licensor.time.length),
})

/** Each deal's worth before what it bears of the joint costs, and these once. */
const shared = (trials: number, kept: readonly KeptOutcomes[], joint: JointCosts): StrategyWorth => {
  const worth = { flow: new Float64Array(trials), time: new Float64Array(trials) }
  const saving = new Float64Array(trials)
  for (const deal of kept) {
    addDifference(worth.flow, deal.licensor.flow, deal.joint.flow)
    addDifference(worth.time, deal.licensor.time, deal.joint.time)
    addScaled(saving, -1, deal.joint.time)
  }
  addScaled(worth.flow, 1, joint.flow)
  addScaled(worth.time, 1, joint.time)
  addScaled(saving, 1, joint.time)
  return { worth, saving }
}

/** sum += a − b, trial by trial. */
const addDifference = (sum: Float64Array, a: Float64Array, b: Float64Array): void => {
  for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + (a[i]! - b[i]!)
}

/** sum += factor · column, trial by trial. */
const addScaled = (sum: Float64Array, factor: 1 | -1, column: Float64Array): void => {
  for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + factor * column[i]!
}
