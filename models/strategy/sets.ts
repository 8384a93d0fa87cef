import type { Plan } from '../scenario/plan.ts'
import { meanOf } from '../summarise/estimate.ts'
import { tolerance as halfCent } from '../summarise/refusal.ts'
import { tiltOf } from './certaintyEquivalent.ts'
import { type Company, partIn, partKey } from './company.ts'
import type { Costs, Rate } from './costs.ts'
import type { Play } from './play.ts'
import type { Cut, Problem } from './search.ts'

export interface Sets {
  readonly plan: Plan
  readonly company: Company
  readonly play: Play
  readonly costs: Costs
  /** the licensor's, in money; null: sets are ranked by expectation */
  readonly riskTolerance: number | null
  /** those that may be chosen, as indices of deals */
  readonly candidates: readonly number[]
  readonly held: number | null
}

/** Who would refuse a deal in the company of a set. */
export interface Refusing {
  readonly licensor: boolean
  readonly licensee: boolean
}

/**
 * The choice among candidates as a search: what a set is worth to the licensor with joint costs borne once, who would
 * refuse, and the bounds. Let X be what a set comes to. For every weighting Q of the futures CE(X) ≤ E_Q[X] + KL(Q|P)/a
 * (Gibbs variational principle; H. Föllmer & A. Schied, Stochastic Finance, example 4.34), with equality at
 * Q ∝ e^{−aX}: each set that is worked out gives a bound that is a sum over its members.
 */
export const problemOf = (sets: Sets): Problem => {
  const { candidates, company, held } = sets
  const rate: Rate = sets.riskTolerance === null ? 'flow' : 'time'
  const deals = (set: readonly number[]) => set.map((member) => candidates[member]!)
  const bound = bounding(sets, rate)
  const neutral = bound(null, 0)
  return {
    count: candidates.length,
    excludes: (a, b) => company.conflicts[candidates[a]!]![candidates[b]!] !== null,
    held: held === null ? null : candidates.indexOf(held),
    cut: neutral,
    nothing: held === null ? worthOfNothing(sets) : null,
    evaluate: (set) => {
      const own = deals(set)
      const worth = worthOf(sets, own, rate)
      const refused = refusingIn(sets, own).some(({ licensor, licensee }) => licensor || licensee)
      if (sets.riskTolerance === null) return { worth: meanOf(worth), allowed: !refused, cut: null }
      const { weights, equivalent } = tiltOf(worth, sets.riskTolerance)
      const cut = bound(weights, equivalent - weighted(worth, weights))
      return { worth: equivalent, allowed: !refused, cut }
    },
  }
}

/** Granting nothing leaves the alternative. */
const worthOfNothing = ({ riskTolerance, play }: Sets): number => {
  const alternative = play.alternatives[0]!
  return riskTolerance === null ? meanOf(alternative) : tiltOf(alternative, riskTolerance).equivalent
}

/** Indices of the parts that the deals of a set play. */
export const partsIn = ({ company, play }: Pick<Sets, 'company' | 'play'>, set: readonly number[]) => {
  const keys = play.parts.map(partKey)
  return set.map((deal) => {
    const found = keys.indexOf(partKey(partIn(company, set, deal)))
    // where too many companies are possible, deals are taken as if alone
    return found >= 0 ? found : keys.indexOf(partKey({ deal, mates: [] }))
  })
}

/** Whether every deal of a set was played in the company of that set. */
export const arePlayed = ({ company, play }: Pick<Sets, 'company' | 'play'>, set: readonly number[]) => {
  const keys = new Set(play.parts.map(partKey))
  return set.every((deal) => keys.has(partKey(partIn(company, set, deal))))
}

/** What a set is worth to the licensor, joint costs borne once, by trial; a deal by itself is worth what it is worth. */
export const worthOf = (sets: Sets, set: readonly number[], rate: Rate): Float64Array => {
  const parts = partsIn(sets, set)
  // a renewed deal bears costs of the years it goes on for, which those of its own term leave out
  if (parts.length === 1) return sets.play.parts[parts[0]!]!.kept.licensor[rate].slice()
  const total = costsIn(sets, set, rate)
  for (const part of parts) add(total, sets.play.parts[part]!.gross[rate])
  return total
}

/** The joint costs of a set, borne once, by trial (negative). */
export const costsIn = (sets: Sets, set: readonly number[], rate: Rate): Float64Array => {
  const { costs } = sets
  const parts = partsIn(sets, set)
  const total = costs.shared(parts, rate)
  for (const own of byLicensee(sets, parts)) add(total, costs.serving(own, rate))
  return total
}

const byLicensee = ({ play }: Sets, parts: readonly number[]): readonly (readonly number[])[] => {
  const licensee = (part: number): number => play.parts[part]!.kept.deal.licensee
  return [...new Set(parts.map(licensee))].map((one) => parts.filter((part) => licensee(part) === one))
}

const add = (total: Float64Array, column: Float64Array): void => {
  for (let i = 0; i < total.length; i++) total[i]! += column[i]!
}

/** Who would refuse each deal of a set: the licensor bears an equal share of the joint costs, as strategies have it. */
export const refusingIn = (sets: Sets, set: readonly number[]): readonly Refusing[] => {
  const { play } = sets
  const parts = partsIn(sets, set)
  const joint = set.length === 0 ? 0 : meanOf(costsIn(sets, set, 'flow'))
  return parts.map((part) => {
    const { kept, licensee } = play.parts[part]!
    const [ours, theirs] = [play.alternatives[0]!, play.alternatives[1 + kept.deal.licensee]!]
    const { expected } = kept
    const worth = expected.licensor - expected.joint + joint / set.length
    return {
      licensor: worth < meanOf(ours) - halfCent,
      licensee: licensee !== null && expected.licensee < meanOf(theirs) - halfCent,
    }
  })
}

/** Makes bounds from weights of the futures; null weighs all alike. */
const bounding = (sets: Sets, rate: Rate): ((weights: Float64Array | null, constant: number) => Cut) => {
  const { candidates, play, costs } = sets
  const rows = candidates.map((deal) => {
    const served = servedAlone(sets, deal)
    return play.parts.flatMap((part, index) => {
      if (part.deal !== deal) return []
      const gain = part.gross[rate].slice()
      if (served) add(gain, costs.serving([index], rate))
      return [{ gain, once: costs.shared([index], rate) }]
    })
  })
  return (weights, constant) => {
    const mean = (column: Float64Array) => (weights === null ? meanOf(column) : weighted(column, weights))
    const most = (of: (row: (typeof rows)[number][number]) => Float64Array) =>
      Float64Array.from(rows, (own) => own.reduce((best, row) => Math.max(best, mean(of(row))), -Infinity))
    return {
      constant,
      gains: most(({ gain }) => gain),
      once: most(({ once }) => once).map((x) => Math.min(0, x)),
    }
  }
}

/** Whether all candidates of a licensee exclude each other, so that each bears the serving of it alone. */
const servedAlone = ({ candidates, company, plan }: Sets, deal: number): boolean =>
  candidates
    .filter((other) => other !== deal && plan.deals[other]!.licensee === plan.deals[deal]!.licensee)
    .every((other, _, all) =>
      [deal, ...all].every((one) => one === other || company.conflicts[one]![other] !== null),
    )

const weighted = (column: Float64Array, weights: Float64Array): number => {
  let sum = 0
  for (let i = 0; i < column.length; i++) sum += column[i]! * weights[i]!
  return sum / column.length
}
