import type { Means } from '../../summarise/estimate.ts'
import type { Failure } from '../../units/failure.ts'
import { failure, type Result, success } from '../../units/result.ts'
import type { Lever } from '../lever.ts'
import type { Offer, Offers } from '../offers.ts'
import type { Solving, Target } from './asked.ts'
import type { Dial } from './equation.ts'
import { figureOf, type Held, lessMeans, walkAwayOf } from './figure.ts'

/** Futures that say where to look; a deal that decides on what it sees needs more of them. */
const fewTrials = 512
const fewWithOptions = 4096

/** The equation of a question, on so many of its futures. */
export interface Equation {
  readonly offers: Offers
  readonly deal: string
  readonly solving: Pick<Solving, 'lever' | 'with'>
  readonly held: Held
  readonly target: Target
  readonly trials: number
  readonly options: boolean
}

/** The offer with the term at a value, or as it stands. */
export const offerAt = (
  { offers, deal, solving }: Equation,
  value: number | null,
  trials: number,
): Result<Offer, Failure> => {
  const { lever, with: changes } = solving
  const levers: readonly Lever[] = [...changes.map((change) => change.lever), lever]
  return offers.at(deal, levers, [...changes.map((change) => change.value), value], trials)
}

/** What is held less its target. Values outside of the bounds of the term, and those of which no deal can be made, have none. */
export const dialOf = (equation: Equation): Dial => {
  const { lever } = equation.solving
  const few = Math.min(equation.trials, equation.options ? fewWithOptions : fewTrials)
  const gap = (value: number, trials: number): Means | null => {
    if (value < lever.lower || value > lever.upper) return null
    const offer = offerAt(equation, value, trials)
    if (!offer.ok) return null
    const figure = figureOf(offer.value, equation.held)
    const target = targetOf(equation, offer.value, trials)
    return figure === null || !target.ok ? null : lessMeans(figure, target.value)
  }
  return { quick: (value) => gap(value, few)?.all ?? null, whole: (value) => gap(value, equation.trials) }
}

/** The figure that is to be reached, on so many futures: a walk-away may be moved by what is solved for. */
export const targetOf = (
  { offers, deal, held, target }: Equation,
  offer: Offer,
  trials: number,
): Result<Means, Failure> => {
  if (target.kind === 'amount')
    return success({ all: target.amount, replicates: new Float64Array(held.replicates).fill(target.amount) })
  if (target.kind === 'walk-away') return success(walkAwayOf(offer, held))
  const other = offers.at(target.kind === 'deal' ? target.deal : deal, [], [], trials)
  if (!other.ok) return other
  const figure = figureOf(other.value, held)
  return figure === null ? failure(unknownTarget(target)) : success(figure)
}

const unknownTarget = (target: Target): Failure => ({
  kind: 'value',
  pointer: target.kind === 'deal' ? '?as' : '?target',
  expected: 'a target that is known: an amount, or walk-away',
  found: 'a worth that nobody knows while what the data do for the licensee is unknown',
})
