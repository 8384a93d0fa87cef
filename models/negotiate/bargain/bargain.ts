import type { Scenario } from '../../scenario/parse.ts'
import type { Bargain, BargainOffer } from '../../scenario/schema/bargain.ts'
import { meansOf, standardErrorOf } from '../../summarise/estimate.ts'
import type { Failure } from '../../units/failure.ts'
import { failure, type Result, success } from '../../units/result.ts'
import { type Offer, type Offers, type OffersQuestion, offersOf } from '../offers.ts'
import { sheetOf, tellingOf } from '../solve/sheet.ts'
import { leverAnswer } from '../solve/solutions.ts'
import { type BargainAsked, type Bargaining, readBargain } from './asked.ts'
import { candidatesOf } from './candidates.ts'
import { drawnSolutions } from './drawn.ts'
import { riskOf } from './risk.ts'
import { type Gains, idealsOf, kalaiSmorodinskyOf, leastRegretOf, nashOf, undominated } from './solutions.ts'
import { type Candidate, surfaceOf } from './surface.ts'

/** The most futures that offers are weighed on: expectations need no more. */
const mostTrials = 4096

/** Points of the frontier that are told. */
const told = 101

/** Bargaining weights of the sensitivity: 0.05, 0.1 … 0.95. */
const weights = Array.from({ length: 19 }, (_, n) => (n + 1) / 20)

/**
 * What both parties would settle on over one or two terms of a deal (domain page, section 9): the frontier of their expected
 * gains over their walk-aways, computed and not assumed to be a line of 45 degrees; on it Nash's solution by bargaining weight,
 * Kalai and Smorodinsky's, and the offer of least regret. Refuses what `readBargain` refuses, and a deal whose worth to the
 * licensee nobody knows.
 */
export const bargainOf = (question: OffersQuestion, asked: BargainAsked): Result<Bargain, Failure> => {
  const read = readBargain(question.scenario, asked)
  if (!read.ok) return read
  const { replicates } = question.how
  const trials = Math.min(question.trials, Math.ceil(mostTrials / replicates) * replicates)
  const offers = offersOf({ ...question, trials })
  const present = offers.at(asked.deal, [], [])
  if (!present.ok) return present
  if (present.value.licensee === null) return failure(unknownUtility(question.scenario, read.value.deal))
  return success(settled({ ...question, offers, asked, replicates }, read.value, present.value))
}

interface Setting {
  readonly scenario: Scenario
  readonly offers: Offers
  readonly asked: BargainAsked
  readonly replicates: number
}

const settled = (setting: Setting, bargaining: Bargaining, present: Offer): Bargain => {
  const { scenario, offers, asked, replicates } = setting
  const { deal, levers, alphas } = bargaining
  const surface = surfaceOf(offers, asked.deal, { levers, replicates })
  const candidates = candidatesOf(surface)
  const telling = tellingOf(scenario.document, deal, replicates)
  const gains = gainsIn(candidates, 0)
  const offer = (solve: (each: Gains) => number): BargainOffer | null => {
    const best = solve(gains)
    if (best < 0) return null
    const found = offers.at(asked.deal, levers, candidates[best]!.values)
    const own = candidates[best]!
    const each = Array.from({ length: replicates }, (_, r) => candidates[solve(gainsIn(candidates, r + 1))])
    const values = own.values.map((value, term) => ({
      value,
      standardError: standardErrorOf(each.map((one) => one?.values[term] ?? value)),
    }))
    const estimate = (side: 0 | 1) => ({
      value: own.gains[side][0]!,
      standardError: standardErrorOf(own.gains[side].subarray(1)),
    })
    if (!found.ok) return null
    return {
      values,
      gains: { licensor: estimate(0), licensee: estimate(1) },
      sheet: sheetOf(found.value, telling),
    }
  }
  const solve = (alpha: number) => (each: Gains) => nashOf(each, alpha)
  const nash = alphas.flatMap((alpha) => {
    const found = offer(solve(alpha))
    return found === null ? [] : [{ alpha, offer: found }]
  })
  const frontier = undominated(gains.count, gains.licensor, gains.licensee).map((n) => candidates[n]!)
  const expected = [present.walkAways.licensor, present.walkAways.licensee].map(
    (column) => meansOf(column, replicates).all,
  )
  const zone = nashOf(gains, 1 / 2) >= 0
  return {
    ...{ deal: asked.deal, trials: offers.trials },
    terms: levers.map(leverAnswer),
    present: sheetOf(present, telling),
    zone,
    needs: zone ? null : needsOf(gains),
    frontier: thinned(zone ? frontier.filter(clears) : frontier).map(pointOf),
    nash,
    sensitivity: zone
      ? weights.map((alpha) => ({ alpha, ...pointOf(candidates[nashOf(gains, alpha)]!) }))
      : [],
    kalaiSmorodinsky: offer(kalaiSmorodinskyOf),
    leastRegret: offer(leastRegretOf),
    drawn: drawnSolutions(frontier, [expected[0]!, expected[1]!], present),
    risk: riskOf(surface),
  }
}

const gainsIn = (candidates: readonly Candidate[], column: number): Gains => ({
  count: candidates.length,
  licensor: (offer) => candidates[offer]!.gains[0][column]!,
  licensee: (offer) => candidates[offer]!.gains[1][column]!,
})

/** What each lacks at the best offer that the other accepts. */
const needsOf = (gains: Gains): Bargain['needs'] => {
  const { licensor, licensee } = idealsOf(gains)
  const lack = (gain: number | null): number | null => (gain === null ? null : Math.max(0, -gain))
  return { licensor: lack(licensor), licensee: lack(licensee) }
}

const pointOf = ({ values, gains }: Candidate) => ({
  values: [...values],
  licensor: gains[0][0]!,
  licensee: gains[1][0]!,
})

const clears = ({ gains }: Candidate): boolean => gains[0][0]! >= 0 && gains[1][0]! >= 0

/** The ends and what lies evenly between them. */
const thinned = (frontier: readonly Candidate[]): readonly Candidate[] =>
  frontier.length <= told
    ? frontier
    : Array.from({ length: told }, (_, n) => frontier[Math.round((n * (frontier.length - 1)) / (told - 1))]!)

const unknownUtility = ({ document: { deals, licensees } }: Scenario, deal: number): Failure => ({
  kind: 'value',
  pointer: `/licensees/${licensees.findIndex(({ id }) => id === deals[deal]!.licensee)}/positions`,
  expected: 'a utility of the data for the licensee: without one nobody knows what it would agree to',
  found: 'a utility that is unknown',
})
