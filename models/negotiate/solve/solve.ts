import type { Plan } from '../../scenario/plan.ts'
import type { Solve } from '../../scenario/schema/solve.ts'
import { estimateOfMeans } from '../../summarise/estimate.ts'
import type { Failure } from '../../units/failure.ts'
import { failure, type Result, success } from '../../units/result.ts'
import { type Offers, type OffersQuestion, offersOf } from '../offers.ts'
import { offersFaults } from '../price.ts'
import { readAsked, type SolveAsked, type Solving, type Target } from './asked.ts'
import { figureOf } from './figure.ts'
import { type Equation, offerAt, targetOf } from './held.ts'
import { indifferentSheets } from './indifferent.ts'
import { sheetOf, tellingOf } from './sheet.ts'
import { leverAnswer, rangeOf, reachOf, solutionsOf } from './solutions.ts'

/** The most futures that offers are weighed on. */
const mostTrials = 16_384

/** Offers on all futures that a solution and its term sheets take together. */
const mostOffers = 50

export interface SolveQuestion extends OffersQuestion {
  readonly compiled: { readonly plan: Plan }
}

/** The equal-value dial and its reverse (domain page, section 9), of a document in a run of its own. */
export const solveOf = (question: SolveQuestion, asked: SolveAsked): Result<Solve, Failure> => {
  const { replicates } = question.how
  const trials = Math.min(question.trials, Math.ceil(mostTrials / replicates) * replicates)
  return solveWith({ ...question, trials }, offersOf({ ...question, trials }), asked)
}

/**
 * Every value of a term, or of a belief, that holds a party's mean, certainty equivalent or percentile at its target, on common
 * futures; and the term sheets between which it is indifferent. The target is the present figure unless somebody says else, and
 * the walk-away while that is unknown. Refuses what `readAsked` refuses, a held worth that nobody knows, and a term of which no
 * value makes a deal.
 */
export const solveWith = (
  question: SolveQuestion,
  offers: Offers,
  asked: SolveAsked,
): Result<Solve, Failure> => {
  const { scenario, how, trials } = question
  const read = readAsked(scenario, asked)
  if (!read.ok) return read
  const solving = read.value
  const priced = { trials, offers: mostOffers, of: 'solving a term of this deal' }
  const tooDear = offersFaults(question.compiled.plan, solving.deal, priced)
  if (tooDear.length > 0) return failure(...tooDear)
  const { id, options } = question.compiled.plan.deals[solving.deal]!
  const standing = offers.at(id, [], [])
  if (!standing.ok) return standing
  const held = { party: solving.party, measure: solving.measure, replicates: how.replicates }
  const known = figureOf(standing.value, held) !== null
  const target: Target = solving.target ?? { kind: known ? 'present' : 'walk-away' }
  const equation: Equation = { offers, deal: id, solving, held, target, trials, options: options !== null }
  const telling = tellingOf(scenario.document, solving.deal, how.replicates)
  const reached = checked(equation, solving)
  if (!reached.ok) return reached
  const { solutions, nearest } = solutionsOf(equation, solving, telling)
  const best =
    solutions.length > 0
      ? success(null)
      : nearest === null
        ? failure(noDealAt(solving))
        : reachOf(equation, nearest)
  if (!best.ok) return best
  const { from, to } = rangeOf(solving.lever, solving)
  return success({
    ...{ deal: id, trials },
    hold: { party: solving.party, measure: asked.measure ?? 'mean' },
    target: reached.value,
    lever: leverAnswer(solving.lever),
    with: solving.with.map(({ lever, value }) => ({ lever: leverAnswer(lever), value })),
    range: { from, to },
    present: sheetOf(standing.value, telling),
    solutions: [...solutions],
    best: best.value,
    indifferent: [...indifferentSheets({ scenario, solving, equation, telling })],
  })
}

/** The target; a fault where what is held is not known at any value, or where there is no deal at its usual one. */
const checked = (equation: Equation, { lever, party }: Solving): Result<Solve['target'], Failure> => {
  const offer = offerAt(
    equation,
    lever.present === null ? (lever.from + lever.to) / 2 : null,
    equation.trials,
  )
  if (!offer.ok) return offer
  if (figureOf(offer.value, equation.held) === null) return failure(unknownWorth(party))
  const target = targetOf(equation, offer.value, equation.trials)
  if (!target.ok) return target
  const { kind } = equation.target
  return success({
    ...{ kind, deal: equation.target.kind === 'deal' ? equation.target.deal : null },
    ...estimateOfMeans(target.value),
  })
}

const unknownWorth = (party: string): Failure => ({
  kind: 'value',
  pointer: '?hold',
  expected: 'a party whose worth is known, or the unknown utility as what is solved for',
  found: `"${party}", of which nobody knows what the data do for it`,
})

const noDealAt = ({ lever }: Solving): Failure => ({
  kind: 'value',
  pointer: '?for',
  expected: `a value of ${lever.label} with which the document holds together`,
  found: 'none in its range',
})
