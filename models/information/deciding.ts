import type { Columns } from '../summarise/columns.ts'
import { tolerance } from '../summarise/refusal.ts'
import { type Acceptance, type Alternative, type Part, type Seen, worthOf } from './alternative.ts'

/**
 * Who refuses what: `shared`: the other side learns the same and refuses what it then expects to lose by; `own`: we alone
 * know, it goes on as it would now; `anything`: it accepts all.
 */
export type Refusing = 'shared' | 'own' | 'anything'

/** What is chosen with what is known now, and what each alternative comes to with what is accepted now. */
export interface Now {
  readonly best: number
  readonly worths: readonly Float64Array[]
}

/** What there is to choose from; `now` where a deal that the other side refuses is not there, `free` where it is. */
export interface Choosing {
  readonly alternatives: readonly Alternative[]
  readonly columns: Columns
  readonly trials: number
  readonly now: Now
  readonly free: Now
}

/** A choice made in every future by what is then known. */
export interface Decided {
  /** worth of what is chosen less worth of what would be chosen now, as they come out */
  readonly gain: Float64Array
  /** index of the alternative chosen */
  readonly taken: Uint8Array
}

type Given = Pick<Choosing, 'alternatives' | 'columns' | 'trials'>

/** Chooses on expectations; the first of equals. One alternative at least is no deal, which nobody refuses. */
export const choosingFrom = (given: Given): Choosing => {
  const { alternatives, columns, trials } = given
  const at = (accepts: Acceptance): Now => {
    const worths = alternatives.map((one) => worthOf(one, { seen: asItComes, accepts, trials }))
    const means = worths.map((worth) => (worth[0] === -Infinity ? -Infinity : columns.means(worth).all))
    return { worths, best: means.reduce((best, mean, a) => (mean > means[best]! ? a : best), 0) }
  }
  return { ...given, now: at(acceptedNow(given)), free: at(allAccepted(trials)) }
}

/** Everything is known: each column is what it comes to. */
export const asItComes: Seen = (column) => column

/**
 * The best alternative of each future by what is seen there. What is gained is read from the futures themselves, not from
 * what was seen: a fit that is wrong costs what a wrong decision costs, and flatters nobody.
 */
export const decideSeeing = (choosing: Choosing, seen: Seen, refusing: Refusing): Decided => {
  const { alternatives, trials } = choosing
  const { best: now, worths } = refusing === 'anything' ? choosing.free : choosing.now
  const accepts = accepting(choosing, seen, refusing)
  const expected = alternatives.map((one) => worthOf(one, { seen, accepts, trials }))
  const actual =
    refusing === 'shared'
      ? alternatives.map((one) => worthOf(one, { seen: asItComes, accepts, trials }))
      : worths
  const gain = new Float64Array(trials)
  const taken = new Uint8Array(trials)
  for (let i = 0; i < trials; i++) {
    let best = now
    for (let a = 0; a < expected.length; a++) if (expected[a]![i]! > expected[best]![i]!) best = a
    taken[i] = best
    gain[i] = actual[best]![i]! - worths[now]![i]!
  }
  return { gain, taken }
}

const accepting = (choosing: Choosing, seen: Seen, refusing: Refusing): Acceptance => {
  const { trials } = choosing
  if (refusing === 'anything') return allAccepted(trials)
  if (refusing === 'own') return acceptedNow(choosing)
  return ({ theirs }) => {
    const accepted = new Uint8Array(trials).fill(1)
    if (theirs === null) return accepted
    const expected = seen(theirs)
    for (let i = 0; i < trials; i++) accepted[i] = expected[i]! >= -tolerance ? 1 : 0
    return accepted
  }
}

const allAccepted =
  (trials: number): Acceptance =>
  () =>
    new Uint8Array(trials).fill(1)

/** What would be accepted now, whatever comes. */
export const acceptedNow =
  ({ columns, trials }: Given): Acceptance =>
  (part) =>
    new Uint8Array(trials).fill(isAccepted(part, columns) ? 1 : 0)

/** Whether the other side's expectation clears its walk-away now; so taken where it is unknown. */
export const isAccepted = ({ theirs }: Part, columns: Columns): boolean =>
  theirs === null || columns.means(theirs).all >= -tolerance
