import type { Plan } from '../../scenario/plan.ts'
import { decide } from '../../simulate/decisions.ts'
import { futuresOf } from '../../simulate/futures.ts'
import type { ReferenceOutcomes } from '../../simulate/outcomes.ts'
import type { Sampling } from '../../simulate/points.ts'
import { runFutures, type Told } from '../../simulate/run.ts'
import type { Failure } from '../../units/failure.ts'
import { type Result, success } from '../../units/result.ts'

export interface Worths {
  /** by position of the plan: present value of what the data bring under the reference grant, by trial; null: not run */
  readonly benefit: readonly (Float64Array | null)[]
  readonly decisions: readonly Decided[]
}

/** What a licensee weighed, and what it decided. */
export interface Decided {
  readonly licensee: number
  readonly recreates: boolean
  readonly served: number
  readonly cost: number
}

export interface Asked {
  readonly how: Sampling
  readonly trials: number
  /** indices of the licensees whose reference grants are run */
  readonly licensees: readonly number[]
  readonly progress?: Told | undefined
}

/** The reference grants of some licensees on the futures of a plan, position by position, at the flows' own rates. */
export const worthsOf = (
  plan: Plan,
  { how, trials, licensees, progress }: Asked,
): Result<Worths, Failure> => {
  const futures = futuresOf(plan, how)
  const grants = licensees.map((l) => plan.references[l]!)
  const decided = decide(futures, grants, trials)
  if (!decided.ok) return decided
  const references = grants.map((deal, g) => ({ deal, recreates: decided.value[g]!.recreates }))
  const ran = runFutures(futures, { trials, deals: [], references, progress })
  if (!ran.ok) return ran
  const benefit = plan.positions.map((_, p) => {
    const own = ran.value.references.find(({ deal }) => deal.positions.some(({ position }) => position === p))
    return own === undefined ? null : benefitOf(own, { position: p, trials })
  })
  return success({ benefit, decisions: decided.value.map((row, g) => ({ ...row, licensee: licensees[g]! })) })
}

/** Sum over the markets of a position. */
const benefitOf = (
  { deal, markets }: ReferenceOutcomes,
  { position, trials }: { readonly position: number; readonly trials: number },
): Float64Array => {
  const total = new Float64Array(trials)
  for (const { cell, saving, benefit } of markets) {
    const held = deal.positions[cell === null ? saving! : deal.cells[cell]!.position]!
    if (held.position === position) for (let i = 0; i < trials; i++) total[i]! += benefit.flow[i]!
  }
  return total
}
