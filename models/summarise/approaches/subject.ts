import type { DealPlan } from '../../scenario/dealPlan.ts'
import type { Plan } from '../../scenario/plan.ts'
import type { ReadDocument } from '../../scenario/schema/document.ts'
import type { Interest, Valuation } from '../../scenario/schema/valuation.ts'
import { expectedFrame } from '../../simulate/expectedFrame.ts'
import { type Frame, valueAt } from '../../simulate/frame.ts'
import { type JointCosts, jointCostsOf } from '../../simulate/jointCosts.ts'
import type { DealRun } from '../../simulate/run.ts'
import { runStakes, type Stake, type Stakes, type StakesRequest } from '../../simulate/stakes.ts'
import type { Failure } from '../../units/failure.ts'
import { type Result, success } from '../../units/result.ts'
import { type Columns, columnsOf } from '../columns.ts'
import { isUnknown } from '../deals.ts'
import { meanOf } from '../estimate.ts'
import type { Asked } from '../part.ts'
import type { Question } from '../question.ts'
import { rivalsOf } from '../strategies.ts'
import { stakeColumn } from './stakeColumn.ts'

/** Futures that the approaches rest on, the first ones: enough for their two or three digits. */
export const approachTrials = 2048

/** A grant of the interest, with what it comes to by trial. */
export interface Holding {
  readonly deal: DealPlan
  readonly recreates: boolean
  readonly stake: Stake
  /** after-tax worth of the licensee's alternative, by trial */
  readonly alternative: Float64Array
  readonly taxRate: number
  /** what the data do for the licensee is not known */
  readonly unknown: boolean
  /** expected to be worse off with the data than without them: it does not take the grant */
  readonly declines: boolean
}

/** What is valued, and what the futures say of it. */
export interface Subject {
  readonly plan: Plan
  readonly document: ReadDocument
  readonly valuation: Valuation
  readonly interest: Interest
  readonly trials: number
  /** every quantity at its mean */
  readonly means: Frame
  readonly holdings: readonly Holding[]
  /** the owner's costs after tax (negative), by trial */
  readonly joint: JointCosts
  readonly drawn: Drawn
  readonly columns: Columns
}

/** The valuation's own quantities, by trial. */
export interface Drawn {
  /** after-tax worth of the licensor's alternative */
  readonly alternative: Float64Array
  readonly recreate: readonly Float64Array[]
  readonly recreateYears: Float64Array | null
  readonly royalty: Float64Array | null
  readonly charges: readonly Float64Array[]
}

/** Runs what is at stake in the interest: every licensee's reference grant for the ownership, one deal for its licence. */
export const subjectOf = (question: Question, asked: Asked): Result<Subject, Failure> => {
  const { scenario, compiled, how } = question
  const { plan } = compiled
  const { document } = scenario
  const valuation = document.valuation ?? {}
  const interest = valuation.interest ?? 'ownership'
  const { recreate, recreateYears, royalty, charges } = plan.valuation
  const own = [plan.licensor.alternative, ...recreate, ...charges]
  const places = [recreateYears, royalty].filter((place) => place !== null)
  const most = Math.min(question.trials, approachTrials)
  const trials = most - (most % how.replicates)
  const means = expectedFrame(plan)
  const request = { trials, places: [...own, ...places] }
  const ran = holdingsOf({ plan, means }, asked, { grants: grantsOf(plan, asked, interest), ...request })
  if (!ran.ok) return ran
  const { holdings, drawn } = ran.value
  const rest = drawn.slice(own.length)
  const running = holdings
    .filter(({ declines }) => !declines)
    .map(({ deal, stake }) => ({ deal, ends: stake.ends }))
  const none = { flow: new Float64Array(trials), time: new Float64Array(trials) }
  const joint = running.length === 0 ? none : jointCostsOf(plan, how, [running])[0]!
  return success({
    ...{ plan, document, valuation, interest, trials, means, holdings, joint },
    drawn: {
      alternative: drawn[0]!,
      recreate: drawn.slice(1, 1 + recreate.length),
      charges: drawn.slice(1 + recreate.length, own.length),
      recreateYears: recreateYears === null ? null : rest[0]!,
      royalty: royalty === null ? null : rest.at(-1)!,
    },
    columns: columnsOf(trials, how.replicates),
  })
}

/** The grants of an interest. Of the ownership each licensee holds its reference grant, beside all the others. */
const grantsOf = (plan: Plan, { request }: Asked, interest: Interest): readonly DealRun[] => {
  if (interest !== 'ownership') {
    const d = plan.deals.findIndex(({ id }) => id === interest.deal)
    return [{ ...request.deals[d]!, context: null }]
  }
  const held = request.references.filter(({ deal }) => deal.positions.length > 0)
  return besideEachOther(plan, held)
}

/** Grants that dilute each other where they share a cell. */
const besideEachOther = (plan: Plan, grants: readonly Omit<DealRun, 'context'>[]): readonly DealRun[] =>
  grants.map(({ deal, recreates }) => {
    const others = grants.flatMap((grant) => (grant.deal === deal ? [] : [grant.deal]))
    const rivals = rivalsOf(plan, deal, others)
    return { deal, recreates, context: rivals.size === 0 ? null : { rivals, favoured: [] } }
  })

/**
 * Runs the grants. Who is better off without its grant does not take it, and then dilutes nobody: where rivals share a market
 * the others are run once more without it, and what was found of it stays.
 */
const holdingsOf = (
  known: Pick<Subject, 'plan' | 'means'>,
  { futures }: Asked,
  request: StakesRequest,
): Result<{ readonly holdings: readonly Holding[]; readonly drawn: readonly Float64Array[] }, Failure> => {
  const run = (grants: readonly DealRun[]) => runStakes(futures, { ...request, grants })
  const held = (grants: readonly DealRun[], { stakes, alternatives }: Stakes): readonly Holding[] =>
    grants.map((grant, g) => holdingOf(known, grant, { stake: stakes[g]!, alternative: alternatives[g]! }))
  const first = run(request.grants)
  if (!first.ok) return first
  const all = held(request.grants, first.value)
  const { drawn } = first.value
  const out = all.filter(({ declines }) => declines)
  if (out.length === 0 || request.grants.every(({ context }) => context === null))
    return success({ holdings: all, drawn })
  const takers = besideEachOther(
    known.plan,
    request.grants.filter((_, g) => !all[g]!.declines),
  )
  const again = run(takers)
  return again.ok ? success({ holdings: [...held(takers, again.value), ...out], drawn }) : again
}

const holdingOf = (
  { plan, means }: Pick<Subject, 'plan' | 'means'>,
  { deal, recreates }: DealRun,
  found: Pick<Holding, 'stake' | 'alternative'>,
): Holding => {
  const taxRate = valueAt(means, plan.licensees[deal.licensee]!.tax.royalty, 0)
  const unknown = isUnknown(plan, { deal })
  const stake = stakeColumn({ ...found, taxRate }, 'flow')
  return { ...found, deal, recreates, taxRate, unknown, declines: !unknown && meanOf(stake) < 0 }
}
