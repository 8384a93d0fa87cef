import type { Compiled } from '../scenario/compile.ts'
import type { Scenario } from '../scenario/parse.ts'
import type { Progress } from '../simulate/passes.ts'
import type { Sampling } from '../simulate/points.ts'

/** A document that is asked which of its deals to sign, and on how many futures. */
export interface StrategyQuestion {
  readonly scenario: Scenario
  readonly compiled: Compiled
  readonly how: Sampling
  readonly trials: number
  readonly progress?: Progress | undefined
  /** a deal that has to be in every set that is looked at */
  readonly deal?: string | undefined
}
