import { lawsOf } from '../scenario/laws.ts'
import type { Scenario } from '../scenario/parse.ts'
import type { Plan } from '../scenario/plan.ts'
import { recompiling } from '../scenario/recompile.ts'
import { rereading } from '../scenario/reread.ts'
import { keptFutures } from '../simulate/kept.ts'
import type { Working } from '../simulate/keptDeal.ts'
import { askWays } from '../simulate/keptWays.ts'
import { isUnknown } from '../summarise/deals.ts'
import { meansOf } from '../summarise/estimate.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { type Overrides, prepare } from '../valuation.ts'
import { type Medians, mediansMaker } from './medians.ts'

/** A figure of all trials, then of each replicate. */
export type Figure = Float64Array

/** What is asked of a deal for a party. */
export interface Worth {
  /** expected net present value, at the flows' own rates */
  readonly expected: Figure
  /** median of what it turns out to be worth, at the rate for time */
  readonly median: Figure
}

export interface Worths {
  readonly licensor: Worth
  /** null while what the data do for the licensee is unknown */
  readonly licensee: Worth | null
}

/** Values deals of one document after the other on the same futures; what stays between two of them is kept. */
export interface Valuing {
  readonly worths: (
    document: unknown,
    trials: number,
    deals: readonly string[],
  ) => Result<readonly Worths[], Failure>
  /** what the document becomes, as it is valued */
  readonly prepared: (
    document: unknown,
  ) => Result<{ readonly scenario: Scenario; readonly plan: Plan }, Failure>
}

/** Blocks that stay in memory: 16,384 trials of 3 MB for 512. */
const mostBlocks = 32

/**
 * Which dimension of a low-discrepancy sequence each path draws from. A document alone gives them out in its own order, so
 * that one more drawn input would move others to other points; here a path keeps what it had.
 */
export type Dimensions = Map<string, number>

/** The plan with each path at its dimension; paths that have none yet are given the next. */
export const drawnFrom = (plan: Plan, dimensions: Dimensions): Plan => {
  const variables = plan.variables.map((variable) => {
    if (!('dimension' in variable) || variable.dimension === Infinity) return variable
    const dimension = dimensions.get(variable.path) ?? dimensions.size
    dimensions.set(variable.path, dimension)
    return dimension === variable.dimension ? variable : { ...variable, dimension }
  })
  return { ...plan, variables }
}

/** Where a plan by itself draws each path. */
export const ownDimensions = ({ variables }: Plan): Dimensions =>
  new Map(
    variables.flatMap((variable) =>
      'dimension' in variable && variable.dimension !== Infinity ? [[variable.path, variable.dimension]] : [],
    ),
  )

export const valuing = (overrides: Overrides, dimensions: Dimensions, deals: number): Valuing => {
  const futures = keptFutures(mostBlocks, {
    cash: false,
    terms: false,
    rest: false,
    deals: Math.max(4, deals),
  })
  const preparing = { read: rereading(), make: recompiling() }
  const medians = new Map<number, Medians>()
  const prepared = (document: unknown) => {
    const found = prepare(document, overrides, preparing)
    if (!found.ok) return found
    const plan = drawnFrom(found.value.compiled.plan, dimensions)
    return success({ ...found.value, plan })
  }
  return {
    prepared,
    worths: (document, trials, ids) => {
      const found = prepared(document)
      if (!found.ok) return found
      const { scenario, plan, how } = found.value
      const known = { plan, laws: lawsOf(scenario.document) }
      const median = medians.get(trials) ?? mediansMaker(trials, how.replicates)
      medians.set(trials, median)
      const worth = ({ flow, time }: { readonly flow: Float64Array; readonly time: Float64Array }): Worth => {
        const { all, replicates } = meansOf(flow, how.replicates)
        return { expected: Float64Array.of(all, ...replicates), median: median(time) }
      }
      const all: Worths[] = []
      for (const id of ids) {
        const deal = plan.deals.findIndex((each) => each.id === id)
        const asked = finished(askWays(futures, { known, how, deal, trials }))
        if (!asked.ok) return failure(...asked.faults)
        const { outcomes } = asked.value
        const licensee = isUnknown(plan, outcomes) ? null : worth(outcomes.licensee)
        all.push({ licensor: worth(outcomes.licensor), licensee })
      }
      return success(all)
    },
  }
}

const finished = <Found>(working: Working<Found>): Found => {
  for (;;) {
    const step = working.next()
    if (step.done === true) return step.value
  }
}
