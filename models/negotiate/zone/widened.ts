import type { Failure } from '../../units/failure.ts'
import { failure, type Result, success } from '../../units/result.ts'
import type { Lever } from '../lever.ts'
import type { Moved } from '../movedTerms.ts'
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

/** Whether there is a deal with one term at a value, the others as they stand. */
type Played = (lever: Lever, value: number) => Result<unknown, Failure>

/**
 * A range by steps that nobody has set holds the values around the present one at which there is a deal: a guarantee from the third
 * year on has no deal of two. One that was set is refused by its name where an end has none.
 */
export const playable = (term: Moved, played: Played): Result<Moved, Failure> => {
  const { lever, said } = term
  const { step, present } = lever
  if (step === null) return success(term)
  if (said || present === null) return checked(term, played)
  let [from, to] = [present, present]
  while (from - step >= term.from - 1e-9 && played(lever, from - step).ok) from -= step
  while (to + step <= term.to + 1e-9 && played(lever, to + step).ok) to += step
  return success({ ...term, from, to })
}

const checked = (term: Moved, played: Played): Result<Moved, Failure> => {
  const { lever, from, to } = term
  const faults = [from, to].flatMap((value) => {
    const found = played(lever, value)
    return found.ok ? [] : found.faults
  })
  const [why] = faults
  if (why === undefined) return success(term)
  const expected = `a range of ${lever.name} over which the deal can be played (${why.pointer}: ${why.expected})`
  return failure({ kind: 'value', pointer: '?terms', expected, found: `${from}..${to}` })
}
