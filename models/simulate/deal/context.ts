import type { DealPlan } from '../../scenario/dealPlan.ts'

/**
 * What a strategy changes for a deal in it: how many licensees share a cell (dilution), and from when a
 * most-favoured clause lets its prices follow another deal's.
 */
export interface DealContextPlan {
  /** the strategy's other deals with a grant in a cell: by cell of the plan, their start and end by schedule */
  readonly rivals: ReadonlyMap<number, readonly { readonly from: number; readonly until: number }[]>
  /** later deals of the strategy in an overlapping field, whose lower prices a most-favoured clause follows */
  readonly favoured: readonly DealPlan[]
}
