import type { Failure } from '../units/failure.ts'
import { type Result, success } from '../units/result.ts'
import type { AskedDeal, DealFound, KeptFutures } from './kept.ts'
import type { Working } from './keptDeal.ts'
import { type OptionsUsed, useOptions } from './options.ts'

/** A deal on all trials, and how its options are used; null without any. */
export interface WaysFound extends DealFound {
  readonly used: OptionsUsed | null
}

/** A deal on all trials; with options, every way in which they can be used, then the way that each trial took. */
export function* askWays(futures: KeptFutures, asked: AskedDeal): Working<Result<WaysFound, Failure>> {
  const plan = asked.known.plan.deals[asked.deal]!
  if (plan.options === null) {
    const found = yield* futures.ask(asked)
    return found.ok ? success({ ...found.value, used: null }) : found
  }
  const ways: DealFound[] = []
  for (const way of plan.options.deals.keys()) {
    const found = yield* futures.ask({ ...asked, way })
    if (!found.ok) return found
    ways.push(found.value)
  }
  const outcomes = ways.map((way) => way.outcomes)
  const used = useOptions(plan, outcomes, asked.how.replicates)
  return success({ ...ways[0]!, outcomes: used.outcomes, summaries: new Map(), used })
}
