import type { DealPlan } from '../scenario/dealPlan.ts'
import type { RunRequest } from './run.ts'

/** Every deal that a deal can become, each to be run on the same futures; the deal itself where it has no options. */
export const waysOfDeal = (deal: DealPlan): readonly DealPlan[] => deal.options?.deals ?? [deal]

/** A request in which every deal with options is all that it can become, one after the other. */
export const withWays = (request: RunRequest): RunRequest => ({
  ...request,
  deals: request.deals.flatMap((run) => waysOfDeal(run.deal).map((deal) => ({ ...run, deal }))),
})
