import type { Compiled } from '../scenario/compile.ts'
import type { Scenario } from '../scenario/parse.ts'
import type { Progress } from '../simulate/passes.ts'
import type { Sampling } from '../simulate/points.ts'

/** Version of the engine: part of the identity of every result. */
export const engineVersion = '0.7.0'

export interface Question {
  readonly scenario: Scenario
  readonly compiled: Compiled
  /** the document as it was given: what is hashed */
  readonly given: unknown
  readonly how: Sampling
  readonly trials: number
  readonly progress?: Progress | undefined
}
