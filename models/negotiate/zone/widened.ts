import type { Failure } from '../../units/failure.ts'
import { failure, type Result, success } from '../../units/result.ts'
import type { Lever } from '../lever.ts'
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

/** Steps that are tried at most before a range is given up. */
const mostSteps = 600

/**
 * A range by steps that nobody has set begins where the deal can be played: a guarantee from the third year on has no deal of two.
 * One that was set is refused by its name where it cannot. `played` tries one term alone, the others as they stand.
 */
export const playable = (
  term: Moved,
  played: (lever: Lever, value: number) => Result<unknown, Failure>,
): Result<Moved, Failure> => {
  const { lever, from, to, said } = term
  if (lever.step === null) return success(term)
  const first = played(lever, from)
  if (first.ok) return success(term)
  for (let n = 1; !said && n <= mostSteps && from + n * lever.step < to; n++)
    if (played(lever, from + n * lever.step).ok) return success({ ...term, from: from + n * lever.step })
  const [why] = first.faults
  const place = why === undefined ? '' : ` (${why.pointer}: ${why.expected})`
  const expected = `a range of ${lever.name} over which the deal can be played${place}`
  return failure({ kind: 'value', pointer: '?terms', expected, found: `${from}..${to}` })
}
