import type { Plan, StrategyPlan } from '../scenario/plan.ts'
import { jointCostsOf } from '../simulate/jointCosts.ts'
import { type Company, partIn, partKey, type Part as Seat } from '../strategy/company.ts'
import type { Play, Played } from '../strategy/play.ts'
import type { StrategyQuestion } from '../strategy/question.ts'
import { meanOf } from '../summarise/estimate.ts'
import { tolerance } from '../summarise/refusal.ts'
import type { Alternative, Part } from './alternative.ts'

export type PartyName = 'licensor' | 'licensee'

/** Deals that were played, and where each is to be found. */
export interface Table {
  readonly plan: Plan
  readonly how: StrategyQuestion['how']
  readonly play: Play
  readonly company: Company
  readonly party: PartyName
}

/** Deals of one licensee, each instead of the others, and no deal. */
export const dealAlternatives = (table: Table, licensee: number): readonly Alternative[] => {
  const { plan, play, party } = table
  const deals = plan.deals.flatMap((deal, d) => (deal.licensee === licensee ? [d] : []))
  const walkAway = play.alternatives[party === 'licensor' ? 0 : 1 + licensee]!
  const none: Alternative = { id: null, parts: [], rest: walkAway }
  return [
    ...deals.flatMap((d): readonly Alternative[] => {
      const part = partOf(table, playedIn(table, { deal: d, mates: [] }))
      return part === null ? [] : [{ id: plan.deals[d]!.id, parts: [part], rest: null }]
    }),
    none,
  ]
}

/** One side's worth of a deal beside the other's room; null where our own is unknown. */
const partOf = ({ plan, play, party }: Table, played: Played): Part | null => {
  const { deal } = played.kept
  const [ours, theirs] = [played.kept.licensor.flow, played.licensee]
  const [alternative, other] = [play.alternatives[0]!, play.alternatives[1 + deal.licensee]!]
  const id = plan.deals[played.deal]!.id
  if (party === 'licensor') return { deal: id, ours, theirs: theirs === null ? null : less(theirs, other) }
  return theirs === null ? null : { deal: id, ours: theirs, theirs: less(ours, alternative) }
}

/**
 * The strategies, each instead of the others, and no deal. A deal that its licensee refuses falls out of its strategy; the
 * joint costs are those of the deals that would be signed now, and a deal that would not be adds what all of them together
 * cost more, in equal parts. What we ourselves would refuse of it now stays out.
 */
export const strategyAlternatives = (table: Table): readonly Alternative[] => [
  ...table.plan.strategies.map((strategy) => strategyAlternative(table, strategy)),
  { id: null, parts: [], rest: table.play.alternatives[0]! },
]

const strategyAlternative = (table: Table, strategy: StrategyPlan): Alternative => {
  const { plan, how, company, play } = table
  const seats = strategy.deals.map((deal) => partIn(company, strategy.deals, deal))
  const members = seats.map((seat) => playedIn(table, seat))
  const whole = jointCostsOf(plan, how, [members.map(({ kept }) => kept)])[0]!.flow
  const share = meanOf(whole) / members.length
  const wanted = members.filter(
    ({ kept: { expected } }) =>
      expected.licensor - expected.joint + share >= meanOf(play.alternatives[0]!) - tolerance,
  )
  const parts = wanted.map((played): Part => ({ ...partOf(table, played)!, ours: played.gross.flow }))
  const kept = wanted.filter((_, m) => staysNow(parts[m]!))
  const joint = kept.length === 0 ? null : jointCostsOf(plan, how, [kept.map((own) => own.kept)])[0]!.flow
  const late = wanted.length - kept.length
  const more = late === 0 ? null : whole.map((cost, i) => (cost - (joint?.[i] ?? 0)) / late)
  return {
    id: strategy.id,
    parts: parts.map((part) =>
      staysNow(part) || more === null ? part : { ...part, ours: part.ours.map((x, i) => x + more[i]!) },
    ),
    rest: joint,
  }
}

const staysNow = ({ theirs }: Part): boolean => theirs === null || meanOf(theirs) >= -tolerance

/** Every seat that a choice needs: each deal alone, and in its strategies where others change it. */
export const seatsOf = (plan: Plan, company: Company, deals: readonly number[]): readonly Seat[] => {
  const seats = [
    ...deals.map((deal): Seat => ({ deal, mates: [] })),
    ...plan.strategies.flatMap((strategy) =>
      strategy.deals.map((deal) => partIn(company, strategy.deals, deal)),
    ),
  ]
  return [...new Map(seats.map((seat) => [partKey(seat), seat])).values()]
}

const playedIn = ({ play }: Table, seat: Seat): Played =>
  play.parts.find((played) => partKey(played) === partKey(seat))!

const less = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, i) => value - b[i]!)
