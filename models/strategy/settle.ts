import type { Failure } from '../units/failure.ts'
import { type Result, success } from '../units/result.ts'
import { type Part, partIn, partKey } from './company.ts'
import { costsOf } from './costs.ts'
import { type Play, play } from './play.ts'
import type { StrategyQuestion } from './question.ts'
import { partsIn, refusingIn, type Sets } from './sets.ts'

/** Sets with all that was played for them. */
export interface Settled {
  readonly sets: Sets
  readonly found: readonly (readonly number[])[]
}

/** What sets are made of, and what it costs to serve them. */
export const withCosts = ({ compiled, how }: StrategyQuestion, played: Play) => ({
  play: played,
  costs: costsOf(compiled.plan, how, played.parts),
})

export const uniqueParts = (parts: readonly Part[]): readonly Part[] => [
  ...new Map(parts.map((part) => [partKey(part), part])).values(),
]

/**
 * The sets that were found as if every deal stood alone, as they come to stand together: where somebody would refuse in the
 * company of the others, the refused deals that bring least are taken out, again and again, until nobody does. The second
 * set counts only where the first could stay as it was; else it is the first without the deal that brings least.
 */
export const settle = (
  question: StrategyQuestion,
  sets: Sets,
  [best, second]: readonly (readonly number[])[],
): Result<Settled, Failure> => {
  if (best === undefined) return success({ sets, found: [] })
  const first = agreed(question, sets, best)
  if (!first.ok) return first
  if (first.value.set.length < best.length || second === undefined) return runnerUp(question, first.value)
  const other = agreed(question, first.value.sets, second)
  return other.ok ? success({ sets: other.value.sets, found: [best, other.value.set] }) : other
}

interface Agreed {
  readonly sets: Sets
  readonly set: readonly number[]
}

const agreed = (question: StrategyQuestion, sets: Sets, set: readonly number[]): Result<Agreed, Failure> => {
  const played = playedTogether(question, sets, set)
  if (!played.ok) return played
  const fewer = withoutRefused(played.value, set)
  return fewer.length === set.length
    ? success({ sets: played.value, set })
    : agreed(question, played.value, fewer)
}

/** Also plays the deals of a set in the company of that set. */
const playedTogether = (
  question: StrategyQuestion,
  sets: Sets,
  set: readonly number[],
): Result<Sets, Failure> => {
  const known = new Set(sets.play.parts.map(partKey))
  const needed = set
    .map((deal) => partIn(sets.company, set, deal))
    .filter((part) => !known.has(partKey(part)))
  if (needed.length === 0) return success(sets)
  const more = play(question, uniqueParts(needed))
  if (!more.ok) return more
  const parts = [...sets.play.parts, ...more.value.parts]
  return success({ ...sets, ...withCosts(question, { ...sets.play, parts }) })
}

/** A set without those refused deals that bring least, a quarter of them at a time; the same set where nobody refuses. */
const withoutRefused = (sets: Sets, set: readonly number[]): readonly number[] => {
  const refusing = refusingIn(sets, set)
  const refused = set.filter((_, m) => refusing[m]!.licensor || refusing[m]!.licensee)
  if (refused.length === 0) return set
  const others = refused.filter((deal) => deal !== sets.held)
  // a deal that has to be held is refused for the company it is in
  const open = others.length > 0 ? others : set.filter((deal) => deal !== sets.held)
  const out = byWorth(sets, set, open).slice(0, Math.max(1, Math.floor(open.length / 4)))
  return set.filter((deal) => !out.includes(deal))
}

/** Some deals of a set, what brings the licensor least first; of equals the last. */
const byWorth = (sets: Sets, set: readonly number[], some: readonly number[]): readonly number[] => {
  const parts = partsIn(sets, set)
  const worth = (deal: number): number => {
    const { expected } = sets.play.parts[parts[set.indexOf(deal)]!]!.kept
    return expected.licensor - expected.joint
  }
  return some.toReversed().sort((a, b) => worth(a) - worth(b))
}

const runnerUp = (question: StrategyQuestion, { sets, set }: Agreed): Result<Settled, Failure> => {
  const open = set.filter((deal) => deal !== sets.held)
  const [least] = byWorth(sets, set, open)
  if (least === undefined) return success({ sets, found: [set] })
  const other = set.filter((deal) => deal !== least)
  const played = playedTogether(question, sets, other)
  if (!played.ok) return played
  const allowed = withoutRefused(played.value, other).length === other.length
  return success({ sets: played.value, found: allowed ? [set, other] : [set] })
}
