import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Variable } from '../scenario/variable.ts'
import { decide } from '../simulate/decisions.ts'
import { type Futures, futuresOf } from '../simulate/futures.ts'
import { runFutures } from '../simulate/run.ts'
import type { Failure } from '../units/failure.ts'
import { type Result, success } from '../units/result.ts'
import { isUnknown } from './deals.ts'
import { meanOf } from './estimate.ts'
import type { Question } from './question.ts'

/**
 * For a deal whose utility is unknown: the attributable share of product revenue at which the licensee's expected
 * worth reaches its walk-away (the reverse mode of domain section 9). Expected worth is linear in the share, with a
 * lower slope from where the licensee would rather recreate the data; null where no share up to 1 suffices.
 */
export const breakEvenShares = (
  question: Question,
  futures: Futures,
): Result<readonly (number | null)[], Failure> => {
  const { plan } = futures
  const asked = plan.deals.map((deal) => isUnknown(plan, { deal }))
  if (!asked.includes(true)) return success(asked.map(() => null))
  const none = worthAt(question, plan, 0)
  if (!none.ok) return none
  const all = worthAt(question, plan, 1)
  if (!all.ok) return all
  return success(
    plan.deals.map((_, d) => {
      if (asked[d] !== true) return null
      const [least, most] = [none.value[d]!, all.value[d]!]
      return shareOf({ ...most, least: least.worth, slope: most.worth - least.worth })
    }),
  )
}

interface Line {
  /** expected worth at share 0, and what each unit of share adds */
  readonly least: number
  readonly slope: number
  readonly walkAway: number
  /** what a substitute serves per unit of share, and what recreating costs, after tax */
  readonly served: number
  readonly cost: number
}

const shareOf = ({ least, slope, walkAway, served, cost }: Line): number | null => {
  const alone = (walkAway - least) / slope
  const share = alone * served <= cost ? alone : (walkAway - least - cost) / (slope - served)
  if (!Number.isFinite(share) || share > 1) return null
  return share > 0 ? share : 0
}

interface WorthAt {
  readonly worth: number
  readonly walkAway: number
  readonly served: number
  readonly cost: number
}

/** Expected worth of every deal to its licensee with the unknown share fixed, as if nobody could recreate the data. */
const worthAt = (question: Question, plan: Plan, share: number): Result<readonly WorthAt[], Failure> => {
  const fixed = withShare(plan, share)
  const futures = futuresOf(fixed, question.how)
  const decided = decide(futures, fixed.deals, question.trials)
  if (!decided.ok) return decided
  const deals = fixed.deals.map((deal: DealPlan) => ({ deal, recreates: false, context: null }))
  const ran = runFutures(futures, { trials: question.trials, deals, references: [] })
  if (!ran.ok) return ran
  return success(
    ran.value.deals.map((outcomes, d) => {
      const tax = fixed.variables[fixed.licensees[outcomes.deal.licensee]!.tax]
      const keeps = 1 - (tax?.kind === 'constant' ? tax.value : 0)
      const { served, cost } = decided.value[d]!
      return {
        worth: meanOf(outcomes.licensee.flow),
        walkAway: meanOf(ran.value.alternatives[1 + outcomes.deal.licensee]!),
        served: keeps * served,
        cost: keeps * cost,
      }
    }),
  )
}

/** The plan with every unknown utility read as one attributable share. */
const withShare = (plan: Plan, share: number): Plan => {
  const constant = (path: string, value: number): Variable => ({ kind: 'constant', path, value })
  const place = plan.variables.length
  return {
    ...plan,
    variables: [
      ...plan.variables,
      constant('unknown.share', share),
      constant('unknown.freshnessElasticity', 0),
    ],
    positions: plan.positions.map((position) =>
      position.utility.kind === 'unknown'
        ? { ...position, utility: { kind: 'share', value: place, freshnessElasticity: place + 1 } }
        : position,
    ),
  }
}
