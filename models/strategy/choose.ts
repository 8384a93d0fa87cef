import type { Columns } from '../summarise/columns.ts'
import { meanOf } from '../summarise/estimate.ts'
import type { Failure } from '../units/failure.ts'
import { precondition } from '../units/precondition.ts'
import { type Result, success } from '../units/result.ts'
import { tiltOf } from './certaintyEquivalent.ts'
import type { Choosing, Final } from './choosing.ts'
import { companyOf, type Part, partIn, partsOf } from './company.ts'
import { dealsOf, finalsOf } from './optimise.ts'
import { play } from './play.ts'
import type { StrategyQuestion } from './question.ts'
import { bestSets } from './search.ts'
import { problemOf, type Sets } from './sets.ts'
import { settle, uniqueParts, withCosts } from './settle.ts'
import { refusingAlways } from './standing.ts'

/** The most parts, deals in the company of others, that are played to search exactly. */
const mostParts = 160

/** What is known before deals are chosen. */
export interface Before {
  readonly sets: Sets
  readonly exact: boolean
}

interface Asked {
  readonly riskTolerance: number | null
  /** index of a deal that every set has to hold; null without */
  readonly held: number | null
}

/** Plays every deal of the document in every company it can be in, and those in which its strategies have it. */
export const prepareSets = (
  question: StrategyQuestion,
  { riskTolerance, held }: Asked,
): Result<Before, Failure> => {
  const { plan } = question.compiled
  const company = companyOf(plan, plan.deals.length)
  const all = partsOf(company, mostParts)
  const alone = plan.deals.map((_, deal): Part => ({ deal, mates: [] }))
  const stated = plan.strategies.flatMap(({ deals }) => deals.map((deal) => partIn(company, deals, deal)))
  const played = play(question, uniqueParts([...(all ?? alone), ...stated]))
  if (!played.ok) return played
  const sets = { plan, company, riskTolerance, held, ...withCosts(question, played.value) }
  const candidates = plan.deals.flatMap((_, deal) => {
    const { licensor, licensee } = refusingAlways(sets, deal)
    return licensor || licensee ? [] : [deal]
  })
  return success({ sets: { ...sets, candidates }, exact: all !== null })
}

/**
 * Chooses the best set and the runner-up among candidates of which the barred are taken out, and works both out again as
 * strategies are. Where the search took deals as if alone, what the two are worth together decides which is better.
 */
export const choose = (
  question: StrategyQuestion,
  {
    before,
    columns,
    unpriced,
  }: { readonly before: Before; readonly columns: Columns; readonly unpriced: readonly number[] },
): Result<Choosing, Failure> => {
  const { sets: all, exact } = before
  const barred = unpriced.filter((deal) => deal !== all.held && excludesAnother(all, deal))
  const sets = { ...all, candidates: all.candidates.filter((deal) => !barred.includes(deal)) }
  const possible = sets.held === null || sets.candidates.includes(sets.held)
  const { ranked, evaluated } = possible ? bestSets(problemOf(sets)) : { ranked: [], evaluated: 0 }
  const searched = dealsOf(sets, ranked)
  const stated = sets.plan.strategies.map(({ deals }) => deals)
  const complete = exact ? success({ sets, found: searched }) : settle(question, sets, searched)
  if (!complete.ok) return complete
  const { found } = complete.value
  const finals = finalsOf(question, { sets: complete.value.sets, columns }, [...found, ...stated])
  const firsts = finals.slice(0, found.length)
  if (exact) for (const [f, final] of firsts.entries()) verify(sets, final, ranked[f]!.worth)
  return success({
    sets: complete.value.sets,
    columns,
    exact,
    evaluated,
    unpriced,
    barred,
    finals: exact ? firsts : inOrder(sets, firsts),
    strategies: sets.plan.strategies.map(({ id }, s) => ({ id, final: finals[found.length + s]! })),
  })
}

/** Whether another deal that somebody would sign cannot be signed with it. */
const excludesAnother = ({ candidates, company }: Sets, deal: number): boolean =>
  candidates.some((other) => company.conflicts[deal]![other] != null)

const worthBy = ({ riskTolerance }: Sets, { worth, result }: Final): number => {
  if (riskTolerance !== null) return tiltOf(worth, riskTolerance).equivalent
  return result?.answer.licensor.expected.value ?? meanOf(worth)
}

/** The search and the strategies are two ways to the same figure. */
const verify = (sets: Sets, final: Final, worth: number): void => {
  const again = worthBy(sets, final)
  const near = Math.abs(again - worth) <= 1e-6 * Math.max(1, Math.abs(worth))
  precondition(near, `a set is worth ${worth} where it was searched and ${again} as a strategy`)
  precondition(final.kept.length === final.deals.length, 'nobody refuses a deal of a set that is chosen')
}

const inOrder = (sets: Sets, finals: readonly Final[]): readonly Final[] =>
  finals.toSorted((a, b) => worthBy(sets, b) - worthBy(sets, a))
