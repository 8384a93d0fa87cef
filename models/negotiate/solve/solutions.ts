import type { LeverAnswer, Solution } from '../../scenario/schema/solve.ts'
import { estimateOfMeans } from '../../summarise/estimate.ts'
import type { Failure } from '../../units/failure.ts'
import { precondition } from '../../units/precondition.ts'
import { failure, type Result, success } from '../../units/result.ts'
import type { Lever } from '../lever.ts'
import type { Solving } from './asked.ts'
import type { Range, Root } from './equation.ts'
import { figureOf } from './figure.ts'
import { dialOf, type Equation, offerAt } from './held.ts'
import { rootsOf } from './roots.ts'
import { sheetOf, type Telling } from './sheet.ts'

export interface SolvedAt {
  readonly solutions: readonly Solution[]
  /** the value that comes nearest, where there is none */
  readonly nearest: number | null
}

/** Every value of the term that holds the figure at its target, with what the offer then comes to. */
export const solutionsOf = (
  equation: Equation,
  asked: Pick<Solving, 'from' | 'to'>,
  telling: Telling,
): SolvedAt => {
  const { roots, nearest } = rootsOf(dialOf(equation), rangeOf(equation.solving.lever, asked))
  return { solutions: roots.map((root) => solutionAt(equation, root, telling)), nearest }
}

/** Where a term is looked for: where somebody said, else in its usual range and then as far as it may go. */
export const rangeOf = (lever: Lever, { from, to }: Pick<Solving, 'from' | 'to'>): Range => {
  const [low, high] = [
    from ?? Math.min(lever.from, to ?? lever.from),
    to ?? Math.max(lever.to, from ?? lever.to),
  ]
  const free = from === null && to === null
  return {
    ...{ from: low, to: high, step: lever.step },
    also: lever.present === null ? [] : [lever.present],
    lower: free ? lever.lower : low,
    upper: free ? lever.upper : high,
  }
}

const solutionAt = (equation: Equation, root: Root, telling: Telling): Solution => {
  const offer = offerAt(equation, root.value, equation.trials)
  const figure = offer.ok ? figureOf(offer.value, equation.held) : null
  precondition(offer.ok && figure !== null, 'a solution is an offer that was evaluated')
  return { ...root, figure: estimateOfMeans(figure), sheet: sheetOf(offer.value, telling) }
}

/** What the term reaches where it comes nearest to the target. */
export const reachOf = (
  equation: Equation,
  value: number,
): Result<{ readonly value: number; readonly figure: Solution['figure'] }, Failure> => {
  const offer = offerAt(equation, value, equation.trials)
  if (!offer.ok) return failure(...offer.faults)
  const figure = figureOf(offer.value, equation.held)
  precondition(figure !== null, 'a figure that was compared with its target is known')
  return success({ value, figure: estimateOfMeans(figure) })
}

export const leverAnswer = (lever: Lever): LeverAnswer => {
  const { name, label, unit, present, step, says } = lever
  const finite = (bound: number): number | null => (Number.isFinite(bound) ? bound : null)
  return { name, label, unit, present, lower: finite(lever.lower), upper: finite(lever.upper), step, says }
}
