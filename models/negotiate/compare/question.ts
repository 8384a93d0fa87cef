import type { Scenario } from '../../scenario/parse.ts'
import type { Plan } from '../../scenario/plan.ts'
import type { Progress } from '../../simulate/passes.ts'
import type { Sampling } from '../../simulate/points.ts'

export interface CompareQuestion {
  readonly scenario: Scenario
  readonly compiled: { readonly plan: Plan }
  readonly how: Sampling
  readonly trials: number
  readonly progress?: Progress | undefined
}

/** What is named in a comparison. */
export interface Compared {
  /** ids of deals and strategies, with commas between them */
  readonly deals: string
  /** `include`: what would be refused takes part as well */
  readonly refused?: string | undefined
  /** path of an input whose break-even is asked for */
  readonly input?: string | undefined
}

/** The first futures that are enough for what needs no more: a multiple of the replicates. */
export const firstTrials = (most: number, { trials, how }: Pick<CompareQuestion, 'trials' | 'how'>): number =>
  Math.min(trials, Math.ceil(most / how.replicates) * how.replicates)
