import type { Failure } from '../../units/failure.ts'
import { type Result, success } from '../../units/result.ts'
import type { Moved } from './asked.ts'
import { type Node, parties } from './node.ts'

/** The offer at which every term has one of its values. */
type AtCorner = (corner: readonly number[]) => Result<Node, Failure>

/** Times that a range is doubled at most. */
const doublings = 5

/**
 * Ranges that nobody has set are doubled until at their far corner somebody is worse off than without the deal, so that the plane
 * shows where a zone ends; within what the terms can be. One that goes by steps stays.
 */
export const widened = (moved: readonly Moved[], at: AtCorner): Result<readonly Moved[], Failure> => {
  let now = moved.map((term, t) =>
    narrowed(term, (value) => at(moved.map((own, o) => (o === t ? value : standing(own))))),
  )
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

/** Where a term stands, or its least value where the deal has none. */
const standing = ({ lever, from }: Moved): number => lever.present ?? from

/**
 * A term that goes by steps, between the values around the present one that make a deal: a guarantee from the third year on needs
 * three years.
 */
const narrowed = (term: Moved, at: (value: number) => Result<Node, Failure>): Moved => {
  const { step, present } = term.lever
  if (term.said || step === null || present === null) return term
  let [from, to] = [present, present]
  while (from - step >= term.from - 1e-9 && at(from - step).ok) from -= step
  while (to + step <= term.to + 1e-9 && at(to + step).ok) to += step
  return { ...term, from, to }
}

const twice = (term: Moved): Moved => {
  const { lever, from, to, said } = term
  if (said || lever.step !== null) return term
  return { ...term, to: Math.min(lever.upper, from + 2 * (to - from)) }
}
