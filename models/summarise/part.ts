import type { Decision } from '../simulate/decisions.ts'
import type { Futures } from '../simulate/futures.ts'
import type { OptionedRun } from '../simulate/optioned.ts'
import type { KnownSummaries } from '../simulate/passes.ts'
import type { RunRequest } from '../simulate/run.ts'

/** What a question asks of the simulation. */
export interface Asked {
  readonly futures: Futures
  /** every deal alone, then those that a strategy changes in its context; the reference grants */
  readonly request: RunRequest
  /** by strategy, the place of each of its deals in the request */
  readonly members: readonly (readonly number[])[]
  /** by deal: whether the licensee would recreate the data */
  readonly decisions: readonly Decision[]
}

/** Some of the outcomes of a run, and where in its request they stand. */
export interface Part {
  readonly run: OptionedRun
  readonly known: KnownSummaries | undefined
  /** of its first deal */
  readonly deal: number
  /** nothing is simulated after it, so that its columns stay as they are */
  readonly last: boolean
}
