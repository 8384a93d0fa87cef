import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Failure } from '../units/failure.ts'
import { keep } from '../units/keep.ts'
import { failure, type Result, success } from '../units/result.ts'
import { type Decision, decisionTrials } from './decisions.ts'
import { differencesOf, type Known } from './differences.ts'
import { equal } from './equal.ts'
import { expectedOthers, placesOfOthers } from './expectedFrame.ts'
import {
  advanceDeal,
  type Keeping,
  type KeptDeal,
  leftBy,
  misnumbered,
  outdated,
  restartDeal,
  startDeal,
  type Working,
} from './keptDeal.ts'
import { decidesAlike, type KeptDecision, weigh } from './keptDecision.ts'
import { touches } from './looked.ts'
import type { Recorded } from './outcomes.ts'
import { extendsShorter, type Sampling } from './points.ts'
import { riskEventsOf } from './riskEvents.ts'
import { type Counts, storedFutures } from './stored.ts'

/** One deal on all trials, with the decision it rests on. */
export type DealFound = Pick<KeptDeal, 'outcomes' | 'summaries' | 'alternatives'> & {
  readonly decision: Decision
}

export interface AskedDeal {
  readonly known: Known
  readonly how: Sampling
  /** index of the deal in the plan */
  readonly deal: number
  /** which way its options are used; only of a deal with options */
  readonly way?: number
  readonly trials: number
}

/**
 * The futures of a document while it is changed: blocks stay in memory, and so does what deals came to on them. Each
 * question finds what differs from the one before and works out that alone; where in doubt, more. What comes out is what
 * a run from nothing gives, to the bit.
 */
export interface KeptFutures {
  readonly counts: Counts
  readonly ask: (asked: AskedDeal) => Working<Result<DealFound, Failure>>
}

interface State extends Keeping {
  readonly known: Known
  readonly how: Sampling
}

/** Decisions that are remembered, each of a deal on so many trials; none holds columns. */
const mostDecisions = 64

interface Arriving extends Pick<State, 'known' | 'how' | 'stored'>, Pick<State['tools'], 'others'> {}

/** Whether anything differs that the expected others are worked out from. */
const othersMoved = (plan: Plan, differences: ReadonlySet<string>): boolean =>
  plan.cells.some((_, c) => differences.has(`cells.${c}`)) ||
  placesOfOthers(plan).some((place) => differences.has(`variables.${place}`))

/** What of deals is recorded, and how many are remembered; each takes as many columns as it has figures. */
interface Remembering extends Recorded {
  readonly deals?: number
}

/** At most `most` blocks stay in memory: a multiple of 8. */
export const keptFutures = (
  most: number,
  { cash = true, terms = true, rest = true, deals: mostDeals = 4 }: Remembering = {},
): KeptFutures => {
  const stateOf = ({ known, how, stored, others }: Arriving): State => ({
    ...{ known, how, stored },
    tools: { riskEvents: riskEventsOf(known.plan, how.seed), others, cash, terms, rest },
  })
  const counts: Counts = { columns: 0, paths: 0, programs: 0, deals: 0, decisions: 0 }
  const decisions = new Map<string, KeptDecision>()
  const deals = new Map<string, KeptDeal>()
  let state: State | null = null

  const arrive = (known: Known, how: Sampling): State => {
    const differences = state === null || !equal(state.how, how) ? null : differencesOf(state.known, known)
    if (state === null || differences === null) {
      decisions.clear()
      deals.clear()
      const stored = storedFutures(known.plan, { how, most, counts })
      return stateOf({ known, how, stored, others: expectedOthers(known.plan) })
    }
    const { stored, tools } = state
    const others = othersMoved(known.plan, differences) ? expectedOthers(known.plan) : tools.others
    if (!equal(tools.others, others)) differences.add('others')
    stored.change(known.plan, differences)
    for (const [key, decision] of decisions) if (touches(differences, decision.looked)) decisions.delete(key)
    for (const kept of deals.values()) kept.done = leftBy(kept, differences)
    return stateOf({ known, how, stored, others })
  }
  /** the same deal on more or fewer trials: its columns are of no use, its code is */
  const ofAnotherLength = ({ id }: DealPlan, trials: number): KeptDeal | null =>
    [...deals.values()].find((kept) => kept.deal.id === id && kept.trials !== trials) ?? null
  const dealFor = (
    keeping: Keeping,
    deal: DealPlan,
    { way, ...asked }: Pick<KeptDeal, 'recreates' | 'trials'> & Pick<AskedDeal, 'way'>,
  ) => {
    const key = `${asked.trials} ${deal.id} ${way ?? ''}`
    const before = deals.get(key) ?? null
    const serves = before?.done !== outdated && before?.recreates === asked.recreates
    const kept =
      serves && equal(before.deal, deal)
        ? before
        : startDeal(keeping, {
            ...{ deal, ...asked, isWay: way !== undefined },
            before: before ?? ofAnotherLength(deal, asked.trials),
          })
    if (kept.done === misnumbered) restartDeal(keeping, kept)
    keep(deals, { key, value: kept, most: mostDeals })
    return kept
  }
  function* decide(keeping: Keeping, deal: DealPlan, trials: number): Working<Decision | Failure> {
    const { canRecreate } = keeping.stored.template().plan.licensees[deal.licensee]!.alternative
    if (!canRecreate || deal.cells.length === 0) return { recreates: false, served: 0, cost: 0 }
    const key = `${trials} ${deal.id}`
    const known = decisions.get(key)
    if (known !== undefined && decidesAlike(known, deal)) return known.decision
    const found = yield* weigh(keeping, deal, trials)
    if (!('decision' in found)) return found
    keep(decisions, { key, value: found, most: mostDecisions })
    return found.decision
  }
  return {
    counts,
    *ask({ known, how: given, deal: d, way, trials }) {
      // a longer run extends a shorter one, unless the sample divides into its trials
      state = arrive(known, { ...given, trials: extendsShorter(given) ? 0 : trials })
      const now = state
      const deal = known.plan.deals[d]!
      const decision = yield* decide(now, deal, Math.min(trials, decisionTrials))
      if (!('recreates' in decision)) return failure(decision)
      const own = way === undefined ? deal : deal.options!.deals[way]!
      const kept = dealFor(now, own, { recreates: decision.recreates, trials, way })
      while (kept.done < trials) {
        const fault = advanceDeal(now, kept)
        if (fault !== null) {
          kept.done = outdated
          return failure(fault)
        }
        yield [kept.done, trials]
      }
      const { outcomes, summaries, alternatives } = kept
      return success({ outcomes, summaries, alternatives, decision })
    },
  }
}
