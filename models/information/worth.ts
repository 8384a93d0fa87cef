import type { Choice, ChoiceMade, Learnt, WorthOfLearning } from '../scenario/schema/information.ts'
import { estimateOf, meanOf } from '../summarise/estimate.ts'
import { type Expecting, expectedGiven } from '../summarise/expectedGiven.ts'
import { quantileOfSorted } from '../summarise/quantile.ts'
import { columnsIn, type Seen, worthOf } from './alternative.ts'
import { acceptedNow, asItComes, type Choosing, type Decided, decideSeeing } from './deciding.ts'

/**
 * What is expected of every column, given some others: what it is worth to learn these is E[worth of the best alternative
 * given them] − worth of the best without (EVPPI; of what a pilot shows, EVSI: M. Strong, J. Oakley, A. Brennan, P. Breeze,
 * Med. Decis. Making 35 (2015) 570–583). A fit counts only where it foretells what it was not fitted on, by two errors: a
 * refusal by noise would cost all of a deal near its walk-away, and choices by noise would be told as if they meant something.
 */
export const seenGiven = (choosing: Choosing, expecting: Expecting): Seen => {
  const { alternatives, columns } = choosing
  const targets = columnsIn(alternatives)
  const fitOf = new Map(targets.map((target) => [target, expecting(target)]))
  const fitted: Seen = (column) => fitOf.get(column)!
  const theirs = new Set(alternatives.flatMap(({ parts }) => parts.flatMap((part) => part.theirs ?? [])))
  const refusals = [...theirs].filter((column) => foretells(choosing, column, fitted(column)))
  const flat = (column: Float64Array): Float64Array =>
    new Float64Array(column.length).fill(columns.means(column).all)
  const told = refusals.length > 0 || foretellsChoice(choosing, fitted)
  const seen = new Map(
    targets.map((column) => {
      const counts = told && (!theirs.has(column) || refusals.includes(column))
      return [column, counts ? fitted(column) : flat(column)]
    }),
  )
  return (column) => seen.get(column)!
}

/** Whether of any alternative more is foretold than its mean, beside what would be chosen now. */
const foretellsChoice = (choosing: Choosing, seen: Seen): boolean => {
  const { alternatives, now, trials } = choosing
  const accepts = acceptedNow(choosing)
  const expected = alternatives.map((one) => worthOf(one, { seen, accepts, trials }))
  const [ours, theirs] = [now.worths[now.best]!, expected[now.best]!]
  return now.worths.some((worth, a) => {
    if (a === now.best || worth[0] === -Infinity) return false
    const gain = worth.map((x, i) => x - ours[i]!)
    return foretells(
      choosing,
      gain,
      expected[a]!.map((x, i) => x - theirs[i]!),
    )
  })
}

/** Whether a fit has less squared error than the mean, by more than two standard errors. */
const foretells = ({ columns }: Choosing, target: Float64Array, fit: Float64Array): boolean => {
  const mean = meanOf(target)
  const less = target.map((y, i) => (y - mean) * (y - mean) - (y - fit[i]!) * (y - fit[i]!))
  const { value, standardError } = estimateOf(less, columns.replicates)
  return value > 2 * standardError
}

/** Something that can be learnt: its columns in every future, and what learning it costs us. */
export interface Lesson {
  readonly columns: readonly Float64Array[]
  readonly cost: number
  /** what is expected of whatever depends on them; the same for every choice */
  readonly expecting: Expecting
}

export const lessonOf = (columns: readonly Float64Array[], cost: number, replicates: number): Lesson => ({
  ...{ columns, cost },
  expecting: expectedGiven(columns, replicates),
})

/** Worth of learning, by who learns it, and what would be chosen then. */
export const learntFrom = (choosing: Choosing, { columns, cost, expecting }: Lesson): Learnt => {
  const seen = seenGiven(choosing, expecting)
  const own = decideSeeing(choosing, seen, 'own')
  const shared = isKnown(choosing) ? decideSeeing(choosing, seen, 'shared') : null
  return {
    own: worthOfLearning(choosing, own, cost),
    shared: shared === null ? null : worthOfLearning(choosing, shared, cost),
    choices: choicesOf(choosing, shared ?? own, columns.length === 1 ? columns[0]! : null),
  }
}

/** Whether it is known of every deal what the other side has of it. */
export const isKnown = ({ alternatives }: Pick<Choosing, 'alternatives'>): boolean =>
  alternatives.every(({ parts }) => parts.every(({ theirs }) => theirs !== null))

/** Worth of knowing everything (EVPI), by who would refuse what. */
export const perfectWorth = (choosing: Choosing): Choice['perfect'] => {
  const at = (refusing: 'shared' | 'own' | 'anything') =>
    estimateOf(decideSeeing(choosing, asItComes, refusing).gain, choosing.columns.replicates)
  return { shared: isKnown(choosing) ? at('shared') : null, own: at('own'), anything: at('anything') }
}

const worthOfLearning = ({ columns }: Choosing, { gain }: Decided, cost: number): WorthOfLearning => {
  const { value, standardError } = estimateOf(gain, columns.replicates)
  const net = { value: value - cost, standardError }
  return { worth: { value, standardError }, net, verdict: verdictOf(value, net.value, standardError) }
}

const verdictOf = (worth: number, net: number, error: number): WorthOfLearning['verdict'] => {
  if (worth < -2 * error) return 'harms'
  if (worth <= 2 * error) return 'not-worth-paying'
  if (net > 2 * error) return 'pays'
  return net < -2 * error ? 'costs-more' : 'about-its-cost'
}

/** Fewer futures do not say where an input lies. */
const fewest = 20

const choicesOf = (
  { alternatives, trials }: Choosing,
  { taken }: Decided,
  input: Float64Array | null,
): ChoiceMade[] =>
  alternatives.flatMap(({ id }, a) => {
    const count = taken.reduce((sum, one) => sum + Number(one === a), 0)
    if (count === 0) return []
    const range = input === null || count < fewest ? null : rangeOf(input, (i) => taken[i] === a)
    return [{ id, probability: count / trials, from: range?.from ?? null, to: range?.to ?? null }]
  })

/** 10th to 90th percentile of an input where something is chosen; null unless it is what is chosen there in most futures. */
const rangeOf = (
  input: Float64Array,
  chosen: (i: number) => boolean,
): { readonly from: number; readonly to: number } | null => {
  const where = input.filter((_, i) => chosen(i)).sort()
  const [from, to] = [quantileOfSorted(where, 0.1), quantileOfSorted(where, 0.9)]
  const [all, own] = [input, where].map((values) => values.filter((x) => x >= from && x <= to).length)
  return own! > 0.5 * all! ? { from, to } : null
}
