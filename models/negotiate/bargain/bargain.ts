import type { Scenario } from '../../scenario/parse.ts'
import type { Plan } from '../../scenario/plan.ts'
import type { Bargain, BargainOffer } from '../../scenario/schema/bargain.ts'
import { meansOf, standardErrorOf } from '../../summarise/estimate.ts'
import { tolerance } from '../../summarise/refusal.ts'
import type { Failure } from '../../units/failure.ts'
import { failure, type Result, success } from '../../units/result.ts'
import type { Lever } from '../lever.ts'
import { type Offer, type Offers, type OffersQuestion, offersOf } from '../offers.ts'
import { offersFaults } from '../price.ts'
import { sheetOf, type Telling, tellingOf } from '../solve/sheet.ts'
import { leverAnswer } from '../solve/solutions.ts'
import { type BargainAsked, type Bargaining, readBargain } from './asked.ts'
import { bestOn, offerAtSpot, valuesAt } from './best.ts'
import { drawnSolutions } from './drawn.ts'
import { frontierOf } from './frontier.ts'
import { riskOf } from './risk.ts'
import { type Aim, type Ideals, kalaiSmorodinsky, leastRegret, most, nash } from './solutions.ts'
import { type Candidate, gainsOf, type Surface, surfaceOf } from './surface.ts'

/** The most futures that offers are weighed on: expectations need no more. */
const mostTrials = 4096

/** Offers over one and over two terms: the grid, and those that say how far it goes. */
const mostOffers = [65, 200] as const

export interface BargainQuestion extends OffersQuestion {
  readonly compiled: { readonly plan: Plan }
}

/** Bargaining weights of the sensitivity: 0.05, 0.1 … 0.95. */
const weights = Array.from({ length: 19 }, (_, n) => (n + 1) / 20)

/**
 * What both parties would settle on over one or two terms of a deal (domain page, section 9): the frontier of their expected
 * gains over their walk-aways, computed and not assumed to be a line of 45 degrees; on it Nash's solution by bargaining weight,
 * Kalai and Smorodinsky's, and the offer of least regret. Refuses what `readBargain` refuses, and a deal whose worth to the
 * licensee nobody knows.
 */
export const bargainOf = (question: BargainQuestion, asked: BargainAsked): Result<Bargain, Failure> => {
  const read = readBargain(question.scenario, asked)
  if (!read.ok) return read
  const { replicates } = question.how
  const trials = Math.min(question.trials, Math.ceil(mostTrials / replicates) * replicates)
  const { deal, levers } = read.value
  const offers = offersOf({ ...question, trials })
  const weighed = levers.length === 1 ? mostOffers[0] : mostOffers[1]
  const tooDear = offersFaults(question.compiled.plan, deal, {
    trials,
    offers: weighed,
    of: 'a bargain over this deal',
  })
  if (tooDear.length > 0) return failure(...tooDear)
  const present = offers.at(asked.deal, [], [])
  if (!present.ok) return present
  if (present.value.licensee === null) return failure(unknownUtility(question.scenario, deal))
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
  const telling = tellingOf(scenario.document, deal, replicates)
  const solving: Solving = { ...setting, surface, levers, telling }
  const expected = [present.walkAways.licensor, present.walkAways.licensee].map(
    (column) => meansOf(column, replicates).all,
  )
  const ideals = idealsOf(surface, 0)
  const zone = bestOn(surface, 0, nash(1 / 2)) !== null
  return {
    ...{ deal: asked.deal, trials: offers.trials },
    terms: levers.map(leverAnswer),
    present: sheetOf(present, telling),
    zone,
    needs: zone ? null : needsOf(ideals),
    frontier: frontierOf(surface, zone ? 0 : undefined).map(pointOf),
    nash: alphas.flatMap((alpha) => {
      const found = offerFor(solving, () => nash(alpha))
      return found === null ? [] : [{ alpha, offer: found }]
    }),
    sensitivity: zone ? weights.map((alpha) => ({ alpha, ...pointOf(nashAt(surface, alpha)) })) : [],
    kalaiSmorodinsky: offerFor(solving, withIdeals(surface, kalaiSmorodinsky)),
    leastRegret: offerFor(solving, withIdeals(surface, leastRegret)),
    drawn: drawnSolutions(surface, [expected[0]!, expected[1]!], present),
    risk: riskOf(surface),
  }
}

interface Solving extends Setting {
  readonly surface: Surface
  readonly levers: readonly Lever[]
  readonly telling: Telling
}

/** The offer that is best for an aim, worked out; an aim of each replicate, for the errors of its terms. */
const offerFor = (solving: Solving, aimOf: (column: number) => Aim | null): BargainOffer | null => {
  const { surface, offers, asked, levers, telling, replicates } = solving
  const valuesIn = (column: number): readonly number[] | null => {
    const aim = aimOf(column)
    const spot = aim === null ? null : bestOn(surface, column, aim)
    return spot === null ? null : valuesAt(surface.axes, spot)
  }
  const values = valuesIn(0)
  const found = values === null ? null : offers.at(asked.deal, levers, values)
  const gains = found?.ok ? gainsOf(found.value, replicates) : null
  if (values === null || !found?.ok || gains === null) return null
  const each = Array.from({ length: replicates }, (_, r) => valuesIn(r + 1) ?? values)
  const estimate = (gain: Float64Array) => ({
    value: gain[0]!,
    standardError: standardErrorOf(gain.subarray(1)),
  })
  return {
    values: values.map((value, term) => ({
      value,
      standardError: standardErrorOf(each.map((one) => one[term]!)),
    })),
    gains: { licensor: estimate(gains[0]), licensee: estimate(gains[1]) },
    sheet: sheetOf(found.value, telling),
  }
}

const nashAt = (surface: Surface, alpha: number): Candidate =>
  offerAtSpot(surface, bestOn(surface, 0, nash(alpha))!)!

type Known = { readonly [Party in keyof Ideals]: number | null }

const idealsOf = (surface: Surface, column: number): Known => {
  const of = (party: keyof Ideals): number | null => {
    const spot = bestOn(surface, column, most(party, 0))
    return spot === null ? null : offerAtSpot(surface, spot)!.gains[party === 'licensor' ? 0 : 1][column]!
  }
  return { licensor: of('licensor'), licensee: of('licensee') }
}

/** An aim that needs something to be shared out. */
const withIdeals =
  (surface: Surface, aim: (ideals: Ideals) => Aim) =>
  (column: number): Aim | null => {
    const { licensor, licensee } = idealsOf(surface, column)
    const shared = licensor !== null && licensee !== null && licensor > 0 && licensee > 0
    return shared ? aim({ licensor, licensee }) : null
  }

/** What each lacks at the best offer that the other accepts. */
const needsOf = ({ licensor, licensee }: Known): Bargain['needs'] => {
  const lack = (gain: number | null): number | null => (gain === null ? null : Math.max(0, -gain))
  return { licensor: lack(licensor), licensee: lack(licensee) }
}

const pointOf = ({ values, gains }: Candidate) => ({
  values: [...values],
  licensor: shown(gains[0][0]!),
  licensee: shown(gains[1][0]!),
})

/** What nobody would refuse for is nothing. */
const shown = (gain: number): number => (Math.abs(gain) < tolerance ? 0 : gain)

const unknownUtility = ({ document: { deals, licensees } }: Scenario, deal: number): Failure => ({
  kind: 'value',
  pointer: `/licensees/${licensees.findIndex(({ id }) => id === deals[deal]!.licensee)}/positions`,
  expected: 'a utility of the data for the licensee: without one nobody knows what it would agree to',
  found: 'a utility that is unknown',
})
