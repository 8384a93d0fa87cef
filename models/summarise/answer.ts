import { documentHash } from '../scenario/canonical.ts'
import type { Answer } from '../scenario/schema/answer.ts'
import { decide } from '../simulate/decisions.ts'
import { expectedDeal } from '../simulate/expected.ts'
import { futuresOf } from '../simulate/futures.ts'
import { type DealRun, type RunOutcomes, runFutures } from '../simulate/run.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { breakEvenShares } from './breakEven.ts'
import { verdictOf } from './compare.ts'
import { dealAnswers, isUnknown } from './deals.ts'
import { firstNonFinite } from './finite.ts'
import { marketAnswers } from './markets.ts'
import { decisionNotes } from './notes.ts'
import { engineVersion, type Question } from './question.ts'
import { contextOf, type StrategyResult, strategyResults } from './strategies.ts'

/** Simulates a compiled scenario and summarises it into the answer (domain page, section 15). */
export const answerOf = (question: Question): Result<Answer, Failure> => {
  const { how, trials, compiled, scenario } = question
  const { plan } = compiled
  const futures = futuresOf(plan, how)
  const decided = decide(futures, [...plan.deals, ...plan.references], trials)
  if (!decided.ok) return decided
  const recreates = decided.value.map((decision) => decision.recreates)
  const deals = plan.deals.map((deal, d): DealRun => ({ deal, recreates: recreates[d]!, context: null }))
  const within = plan.strategies.map((strategy) =>
    strategy.deals.map((member) => ({ member, context: contextOf(plan, strategy, member) })),
  )
  const inContext = within.flatMap((members) =>
    members.flatMap(({ member, context }): DealRun[] =>
      context === null ? [] : [{ ...deals[member]!, context }],
    ),
  )
  const references = plan.references.map((deal, r) => ({
    deal,
    recreates: recreates[plan.deals.length + r]!,
  }))
  const { progress } = question
  const ran = runFutures(futures, { trials, deals: [...deals, ...inContext], references, progress })
  if (!ran.ok) return ran
  const run: RunOutcomes = { ...ran.value, deals: ran.value.deals.slice(0, deals.length) }
  let next = deals.length
  const members = within.map((row) =>
    row.map(({ member, context }) => (context === null ? run.deals[member]! : ran.value.deals[next++]!)),
  )
  const shares = breakEvenShares(question)
  if (!shares.ok) return shares
  const expected = plan.deals.map((deal, d) => expectedDeal(futures, deal, recreates[d]!))
  const strategies = strategyResults({ plan, how, run, members })
  const answer: Answer = {
    identity: identityOf(question),
    expected: {
      deals: plan.deals.map((deal, d) => {
        const { licensor, licensee, statement } = expected[d]!
        const unknown = isUnknown(plan, { deal })
        return {
          id: deal.id,
          licensor: { npv: licensor },
          licensee: unknown ? null : { npv: licensee },
          statement: statement.map((row) => row as { year: number }),
        }
      }),
    },
    markets: marketAnswers({ plan, document: scenario.document, run, replicates: how.replicates }),
    deals: dealAnswers({
      plan,
      run,
      replicates: how.replicates,
      certain: expected.map(({ certain }) => certain),
      recreates: recreates.slice(0, plan.deals.length),
      breakEvenShare: shares.value,
    }),
    strategies: strategies.map(({ answer }) => answer),
    comparisons: comparisonsOf(question, run, strategies),
    notes: [...scenario.notes, ...compiled.notes, ...decisionNotes(scenario.document, plan, decided.value)],
  }
  const bad = firstNonFinite(answer)
  return bad === null ? success(answer) : failure(bad)
}

const identityOf = ({ given, scenario, how, trials }: Question): Answer['identity'] => ({
  document: documentHash(given),
  version: String(scenario.document.fieldfare),
  engine: engineVersion,
  seed: how.seed,
  trials,
  sampling: how.sampling,
  replicates: how.replicates,
  timing: scenario.document.timing ?? 'mid-period',
  quantileType: 7,
  summation: 'compensated by blocks of 512',
})

/** Every pair of deals, then every pair of strategies, a before b. */
const comparisonsOf = (
  { compiled: { plan }, how }: Question,
  run: RunOutcomes,
  strategies: readonly StrategyResult[],
): Answer['comparisons'] => {
  const { replicates } = how
  const deals = pairsOf(run.deals).map(([a, b]): Answer['comparisons'][number] => {
    const alike = a.deal.licensee === b.deal.licensee && !isUnknown(plan, a) && !isUnknown(plan, b)
    return {
      kind: 'deal',
      a: a.deal.id,
      b: b.deal.id,
      licensor: verdictOf(a.licensor.time, b.licensor.time, replicates),
      licensee: alike ? verdictOf(a.licensee.time, b.licensee.time, replicates) : null,
    }
  })
  const sets = pairsOf(strategies).map(([a, b]): Answer['comparisons'][number] => ({
    kind: 'strategy',
    a: a.answer.id,
    b: b.answer.id,
    licensor: verdictOf(a.worth, b.worth, replicates),
    licensee: null,
  }))
  return [...deals, ...sets]
}

const pairsOf = <Item>(items: readonly Item[]): readonly (readonly [Item, Item])[] =>
  items.flatMap((a, j) => items.slice(j + 1).map((b) => [a, b] as const))
