import type { Columns } from '../summarise/columns.ts'
import type { StrategyResult } from '../summarise/strategies.ts'
import type { Sets } from './sets.ts'

/** A set as strategies are worked out: joint costs by themselves, refused deals left out. */
export interface Final {
  readonly deals: readonly number[]
  /** without those that would be refused */
  readonly kept: readonly number[]
  /** null where nothing is granted */
  readonly result: StrategyResult | null
  /** the licensor's worth at the rate for time, by trial */
  readonly worth: Float64Array
}

/** A choice that was made, and all that is told of it. */
export interface Choosing {
  readonly sets: Sets
  readonly columns: Columns
  readonly exact: boolean
  readonly evaluated: number
  /** exclusive or sole deals whose licences forgone are unknown */
  readonly unpriced: readonly number[]
  /** of these, those that are not ranked since they would exclude another offer */
  readonly barred: readonly number[]
  /** the best set and the runner-up, worked out as strategies are */
  readonly finals: readonly Final[]
  readonly strategies: readonly { readonly id: string; readonly final: Final }[]
}
