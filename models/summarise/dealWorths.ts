import { compile } from '../scenario/compile.ts'
import type { Plan } from '../scenario/plan.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import { decide } from '../simulate/decisions.ts'
import { futuresOf } from '../simulate/futures.ts'
import { runOptionedPasses } from '../simulate/optioned.ts'
import type { DealOutcomes, RunOutcomes } from '../simulate/outcomes.ts'
import { type Progress, passesOf } from '../simulate/passes.ts'
import type { Sampling } from '../simulate/points.ts'
import type { Failure } from '../units/failure.ts'
import { type Result, success } from '../units/result.ts'
import { isUnknown } from './deals.ts'

export interface WorthsQuestion {
  readonly how: Sampling
  readonly trials: number
  readonly progress?: Progress | undefined
}

/** What a deal is worth in every future, at the flows' own rates, and what each party has without it. */
export interface DealWorth {
  readonly deal: string
  readonly licensor: Float64Array
  /** null while what the data do for the licensee is unknown */
  readonly licensee: Float64Array | null
  readonly walkAways: { readonly licensor: Float64Array; readonly licensee: Float64Array }
  /** what it turns out to be worth, at each party's rate for time: what quantiles and tails are read from */
  readonly turnsOut: { readonly licensor: Float64Array; readonly licensee: Float64Array | null }
  /** present value of what the clauses pay, before tax, at the licensor's rate for time */
  readonly receipts: Float64Array
}

/**
 * Some deals of a document in every future. A document that was changed draws each input by its path, so that trial τ is
 * the same future in both, and the difference in it is what the change is worth there.
 */
export const dealWorths = (
  { how, trials, progress }: WorthsQuestion,
  document: ReadDocument,
  ids: readonly string[],
): Result<readonly DealWorth[], Failure> => {
  const compiled = compile(document)
  if (!compiled.ok) return compiled
  const { plan } = compiled.value
  const deals = plan.deals.filter(({ id }) => ids.includes(id))
  const futures = futuresOf(plan, how)
  const decisions = decide(futures, deals, trials)
  if (!decisions.ok) return decisions
  const runs = deals.map((deal, d) => ({ deal, recreates: decisions.value[d]!.recreates, context: null }))
  const passes = passesOf(futures, { trials, cash: false, deals: runs, references: [] })
  const worths: DealWorth[] = []
  const ran = runOptionedPasses(futures, passes, {
    progress,
    replicates: how.replicates,
    take: (run) => worths.push(...run.deals.map((outcomes) => worthOf(plan, run, outcomes))),
  })
  return ran.ok ? success(worths) : ran
}

/** Copies: the columns of a pass hold only until the next. */
const worthOf = (plan: Plan, { alternatives }: RunOutcomes, outcomes: DealOutcomes): DealWorth => ({
  deal: outcomes.deal.id,
  licensor: outcomes.licensor.flow.slice(),
  licensee: isUnknown(plan, outcomes) ? null : outcomes.licensee.flow.slice(),
  walkAways: {
    licensor: alternatives[0]!.slice(),
    licensee: alternatives[1 + outcomes.deal.licensee]!.slice(),
  },
  turnsOut: {
    licensor: outcomes.licensor.time.slice(),
    licensee: isUnknown(plan, outcomes) ? null : outcomes.licensee.time.slice(),
  },
  receipts: outcomes.licensor.time.map((_, i) => outcomes.terms.reduce((sum, column) => sum + column[i]!, 0)),
})

/** What a change makes of a deal, future by future. */
export interface DealChange {
  readonly deal: string
  readonly licensor: Float64Array
  readonly licensee: Float64Array | null
}

/** After less before. */
export const dealChange = (before: DealWorth, after: DealWorth): DealChange => ({
  deal: before.deal,
  licensor: less(after.licensor, before.licensor),
  licensee:
    after.licensee === null || before.licensee === null ? null : less(after.licensee, before.licensee),
})

/** The deal falls through: both parties have what they would have without it. */
export const fallThrough = ({ deal, licensor, licensee, walkAways }: DealWorth): DealChange => ({
  deal,
  licensor: less(walkAways.licensor, licensor),
  licensee: licensee === null ? null : less(walkAways.licensee, licensee),
})

/** Σ weight × change of one deal. */
export const weighedChange = (
  deal: string,
  parts: readonly { readonly weight: number; readonly change: DealChange }[],
): DealChange => ({
  deal,
  licensor: weighed(parts.map(({ weight, change }) => ({ weight, column: change.licensor }))),
  licensee: parts.some(({ change }) => change.licensee === null)
    ? null
    : weighed(parts.map(({ weight, change }) => ({ weight, column: change.licensee! }))),
})

const weighed = (
  parts: readonly { readonly weight: number; readonly column: Float64Array }[],
): Float64Array => {
  const sum = new Float64Array(parts[0]?.column.length ?? 0)
  for (const { weight, column } of parts)
    for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + weight * column[i]!
  return sum
}

const less = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, i) => value - b[i]!)
