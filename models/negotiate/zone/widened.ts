import type { Failure } from '../../units/failure.ts'
import { type Result, success } from '../../units/result.ts'
import type { Moved } from './asked.ts'
import { type Node, parties } from './node.ts'

/** The offer at which every term has its greatest value. */
type AtCorner = (corner: readonly number[]) => Result<Node, Failure>

/** Times that a range is doubled at most. */
const doublings = 5

/**
 * Ranges that nobody has set are doubled until at their far corner somebody is worse off than without the deal, so that the plane
 * shows where a zone ends; within what the terms can be. One that goes by steps stays.
 */
export const widened = (moved: readonly Moved[], at: AtCorner): Result<readonly Moved[], Failure> => {
  let now = moved
  for (let times = 0; times < doublings; times++) {
    const corner = at(now.map(({ to }) => to))
    if (!corner.ok) return corner
    const ends = parties.some((party) => corner.value.gain[party].all < 0)
    const next = now.map(twice)
    if (ends || next.every(({ to }, t) => to === now[t]!.to)) break
    now = next
  }
  return success(now)
}

const twice = (term: Moved): Moved => {
  const { lever, from, to, said } = term
  if (said || lever.step !== null) return term
  return { ...term, to: Math.min(lever.upper, from + 2 * (to - from)) }
}
