import type { Plan } from '../../scenario/plan.ts'
import type { DealAnswer, StrategyAnswer } from '../../scenario/schema/answer.ts'
import { decide } from '../../simulate/decisions.ts'
import { expectedWithOptions } from '../../simulate/expectedOptions.ts'
import { type Futures, futuresOf } from '../../simulate/futures.ts'
import type { DealOutcomes, RunOutcomes } from '../../simulate/outcomes.ts'
import type { Progress } from '../../simulate/passes.ts'
import type { Sampling } from '../../simulate/points.ts'
import type { DealRun } from '../../simulate/run.ts'
import { type Columns, columnsMaker } from '../../summarise/columns.ts'
import { dealAnswers, isUnknown } from '../../summarise/deals.ts'
import { type KeptOutcomes, keptOf } from '../../summarise/kept.ts'
import type { Asked, Part } from '../../summarise/part.ts'
import { simulate } from '../../summarise/simulated.ts'
import { contextOf, type StrategyResult, strategyResults } from '../../summarise/strategies.ts'
import type { Failure } from '../../units/failure.ts'
import { type Result, success } from '../../units/result.ts'
import type { Contestant } from './contestants.ts'

export interface PlayQuestion {
  readonly plan: Plan
  readonly how: Sampling
  readonly trials: number
  readonly progress?: Progress | undefined
}

/** What it comes to for one party in every future: at the flows' own rates, and at the party's rate for time. */
export type Worth = DealOutcomes['licensor']

/** A contestant on all futures. */
export interface Played extends Contestant {
  readonly licensor: Worth
  /** null of a strategy, and while a utility is unknown */
  readonly licensee: Worth | null
  readonly answer: DealAnswer | StrategyAnswer
  /** least total of receipts, undiscounted; of a strategy the sum of its deals' */
  readonly certain: number
}

/** Where a deal stands: its summary, and its columns, which nothing writes over. */
interface DealPlayed {
  readonly licensor: Worth
  readonly licensee: Worth
  readonly answer: DealAnswer
}

interface Play {
  readonly played: readonly Played[]
  readonly columns: Columns
}

/** Plays deals and strategies on the same futures: each deal alone, and in a strategy where that changes it. */
export const play = (question: PlayQuestion, contestants: readonly Contestant[]): Result<Play, Failure> => {
  const { plan, how, trials } = question
  const asking = askedFor(question, contestants)
  if (!asking.ok) return asking
  const { asked, alone } = asking.value
  const columnsOf = columnsMaker(trials, how.replicates)
  const deals = new Map<number, DealPlayed>()
  const kept: KeptOutcomes[] = []
  let alternatives: RunOutcomes['alternatives'] = []
  const take = (part: Part): void => {
    const columns = columnsOf(part.known)
    alternatives = part.run.alternatives
    for (const [d, found] of playedIn(part, { asked, alone, columns })) deals.set(d, found)
    kept.push(...keptOf(plan, asked, { part, columns }))
  }
  const ran = simulate(asked, { progress: question.progress, take })
  if (!ran.ok) return ran
  const columns = columnsOf()
  const own = contestants.filter(({ kind }) => kind === 'strategy')
  const strategies = strategyResults({
    plan: { ...plan, strategies: own },
    how,
    columns,
    run: { trials, alternatives },
    members: asked.members.map((places) => places.map((place) => kept[place]!)),
  })
  const played = contestants.map((contestant) =>
    contestant.kind === 'deal'
      ? dealOf(plan, contestant, deals)
      : strategyOf(contestant, strategies[own.indexOf(contestant)]!, deals),
  )
  return success({ played, columns })
}

const dealOf = (plan: Plan, contestant: Contestant, deals: ReadonlyMap<number, DealPlayed>): Played => {
  const d = contestant.deals[0]!
  const { licensor, licensee, answer } = deals.get(d)!
  const unknown = isUnknown(plan, { deal: plan.deals[d]! })
  return { ...contestant, licensor, licensee: unknown ? null : licensee, answer, certain: answer.certain }
}

/** What is certain of a strategy is what is certain of the deals that stay in it. */
const strategyOf = (
  contestant: Contestant,
  { answer, flow, worth }: StrategyResult,
  deals: ReadonlyMap<number, DealPlayed>,
): Played => {
  const staying = contestant.deals
    .map((d) => deals.get(d)!.answer)
    .filter(({ id }) => !answer.refused.includes(id))
  const certain = staying.reduce((sum, deal) => sum + deal.certain, 0)
  return { ...contestant, licensor: { flow, time: worth }, licensee: null, answer, certain }
}

interface Asking {
  readonly asked: Asked
  /** by place in the request, which deal of the plan is run alone */
  readonly alone: readonly number[]
}

/** Every deal in question alone, then those that a strategy changes in its context. */
const askedFor = (
  { plan, how, trials }: PlayQuestion,
  contestants: readonly Contestant[],
): Result<Asking, Failure> => {
  const alone = [...new Set(contestants.flatMap(({ deals }) => deals))]
  const futures: Futures = futuresOf(plan, how)
  const own = alone.map((d) => plan.deals[d]!)
  const decided = decide(futures, own, trials)
  if (!decided.ok) return decided
  const deals = own.map(
    (deal, a): DealRun => ({
      deal,
      recreates: decided.value[a]!.recreates,
      context: null,
    }),
  )
  const members = contestants
    .filter(({ kind }) => kind === 'strategy')
    .map((strategy) =>
      strategy.deals.map((member) => {
        const place = alone.indexOf(member)
        const context = contextOf(plan, strategy, member)
        return context === null ? place : deals.push({ ...deals[place]!, context }) - 1
      }),
    )
  const request = { trials, replicates: how.replicates, deals, references: [], cash: false }
  return success({ asked: { futures, request, members, decisions: decided.value }, alone })
}

interface Reading extends Asking {
  readonly columns: Columns
}

/** The deals alone that a part of the run holds, with what their clauses and their years say left out. */
const playedIn = (
  { run, deal: first, last }: Part,
  { asked, alone, columns }: Reading,
): readonly (readonly [number, DealPlayed])[] => {
  const { plan } = asked.futures
  const here = alone.slice(first, first + run.deals.length)
  const copied = ({ flow, time }: Worth): Worth =>
    last ? { flow, time } : { flow: flow.slice(), time: time.slice() }
  return here.map((d, index) => {
    const outcomes = run.deals[index]!
    const recreates = asked.decisions[first + index]!.recreates
    const used = run.used[index]!
    const { certain } = expectedWithOptions(asked.futures, plan.deals[d]!, { recreates, used })
    const [answer] = dealAnswers({
      ...{ plan, columns, dates: null, certain: [certain], recreates: [recreates], breakEvenShare: [null] },
      ...{ run: { ...run, deals: [withoutTerms(outcomes)] }, used: [null] },
    })
    return [d, { licensor: copied(outcomes.licensor), licensee: copied(outcomes.licensee), answer: answer! }]
  })
}

const withoutTerms = (outcomes: DealOutcomes): DealOutcomes => ({
  ...outcomes,
  deal: { ...outcomes.deal, termKinds: [] },
  worst: null,
})
