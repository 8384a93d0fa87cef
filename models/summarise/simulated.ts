import type { Plan } from '../scenario/plan.ts'
import { type Decision, decide } from '../simulate/decisions.ts'
import type { ExpectedDeal } from '../simulate/expected.ts'
import { expectedWithOptions } from '../simulate/expectedOptions.ts'
import { futuresOf } from '../simulate/futures.ts'
import { runOptioned } from '../simulate/optioned.ts'
import type { OptionsUsed } from '../simulate/options.ts'
import type { DealOutcomes } from '../simulate/outcomes.ts'
import type { DealRun, RunOutcomes } from '../simulate/run.ts'
import type { Failure } from '../units/failure.ts'
import { type Result, success } from '../units/result.ts'
import type { Question } from './question.ts'
import { contextOf } from './strategies.ts'

/** Everything a question needs from simulation, before any of it is summarised. */
export interface Simulated {
  /** the deals alone, the reference grants, the alternatives */
  readonly run: RunOutcomes
  /** the deals of each strategy in its context */
  readonly members: readonly (readonly DealOutcomes[])[]
  /** by deal: whether the licensee would recreate the data */
  readonly decisions: readonly Decision[]
  readonly expected: readonly ExpectedDeal[]
  /** by deal: how its options are used; null without any */
  readonly used: readonly (OptionsUsed | null)[]
}

/** Decides, runs every deal alone and in its strategies on the same futures, and computes the expected cases. */
export const simulate = ({ compiled, how, trials, progress }: Question): Result<Simulated, Failure> => {
  const { plan } = compiled
  const futures = futuresOf(plan, how)
  const decided = decide(futures, [...plan.deals, ...plan.references], trials)
  if (!decided.ok) return decided
  const decisions = decided.value.slice(0, plan.deals.length)
  const alone = plan.deals.map(
    (deal, d): DealRun => ({ deal, recreates: decisions[d]!.recreates, context: null }),
  )
  const inContext = contextRuns(plan, alone)
  const references = plan.references.map((deal, r) => {
    const { recreates } = decided.value[plan.deals.length + r]!
    return { deal, recreates }
  })
  const deals = [...alone, ...inContext.flat().filter(({ context }) => context !== null)]
  const ran = runOptioned(futures, { trials, deals, references, progress }, how.replicates)
  if (!ran.ok) return ran
  const used = ran.value.used.slice(0, alone.length)
  const run: RunOutcomes = { ...ran.value, deals: ran.value.deals.slice(0, alone.length) }
  const members = membersOf(inContext, run, ran.value.deals.slice(alone.length))
  const expected = plan.deals.map((deal, d) =>
    expectedWithOptions(futures, deal, { recreates: decisions[d]!.recreates, used: used[d]! }),
  )
  return success({ run, members, decisions, expected, used })
}

/** The deals of each strategy as it changes them; those it leaves as they are have no context. */
const contextRuns = (plan: Plan, alone: readonly DealRun[]): readonly (readonly DealRun[])[] =>
  plan.strategies.map((strategy) =>
    strategy.deals.map((member) => ({ ...alone[member]!, context: contextOf(plan, strategy, member) })),
  )

/** Outcomes of each strategy's deals: its own run where there is a context, else the deal alone. */
const membersOf = (
  runs: readonly (readonly DealRun[])[],
  { deals }: RunOutcomes,
  inContext: readonly DealOutcomes[],
): Simulated['members'] => {
  let next = 0
  return runs.map((row) =>
    row.map(({ deal, context }) =>
      context === null ? deals.find((outcomes) => outcomes.deal === deal)! : inContext[next++]!,
    ),
  )
}
