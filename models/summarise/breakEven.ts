import { rootBetween } from '../numerics/roots.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Variable } from '../scenario/variable.ts'
import { decide } from '../simulate/decisions.ts'
import { futuresOf } from '../simulate/futures.ts'
import { runFutures } from '../simulate/run.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { isUnknown } from './deals.ts'
import { meanOf } from './estimate.ts'
import type { Question } from './question.ts'

/** Trials on which the share is solved: enough for its two or three digits. */
const solvingTrials = 4096

/**
 * For a deal whose utility is unknown: the attributable share of product revenue at which the licensee's expected
 * worth reaches its walk-away (the reverse mode of domain section 9), solved on common futures with the licensee's
 * choice to recreate the data made anew at every share. Null for the other deals, and where no share up to 1 suffices.
 */
export const breakEvenShares = (question: Question): Result<readonly (number | null)[], Failure> => {
  const { plan } = question.compiled
  const shares: (number | null)[] = []
  for (const [d, deal] of plan.deals.entries()) {
    const share = isUnknown(plan, { deal }) ? solve(question, d) : success(null)
    if (!share.ok) return share
    shares.push(share.value)
  }
  return success(shares)
}

const solve = (question: Question, d: number): Result<number | null, Failure> => {
  const faults: Failure[] = []
  const room = (share: number): number => {
    const found = roomAt(question, d, share)
    if (found.ok) return found.value
    faults.push(...found.faults)
    return 0
  }
  const nothing = room(0)
  const share = nothing >= 0 ? 0 : room(1) < 0 ? null : rootBetween(room, [0, 1], 1e-7)
  return faults.length > 0 ? failure(...faults) : success(share)
}

/** Expected worth above the walk-away of a deal's licensee, with the unknown share fixed. */
const roomAt = ({ compiled, how, trials }: Question, d: number, share: number): Result<number, Failure> => {
  const plan = withShare(compiled.plan, share)
  const deal = plan.deals[d]!
  const count = Math.min(trials, Math.ceil(solvingTrials / how.replicates) * how.replicates)
  const futures = futuresOf(plan, how)
  const decided = decide(futures, [deal], count)
  if (!decided.ok) return decided
  const recreates = decided.value[0]!.recreates
  const ran = runFutures(futures, {
    trials: count,
    deals: [{ deal, recreates, context: null }],
    references: [],
  })
  if (!ran.ok) return ran
  const { deals, alternatives } = ran.value
  return success(meanOf(deals[0]!.licensee.flow) - meanOf(alternatives[1 + deal.licensee]!))
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
