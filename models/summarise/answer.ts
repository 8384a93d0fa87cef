import { documentHash } from '../scenario/canonical.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Answer } from '../scenario/schema/answer.ts'
import type { ExpectedDeal } from '../simulate/expected.ts'
import type { RunOutcomes } from '../simulate/run.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { breakEvenShares } from './breakEven.ts'
import { verdictOf } from './compare.ts'
import { dealAnswers, isUnknown } from './deals.ts'
import { firstNonFinite } from './finite.ts'
import { marketAnswers } from './markets.ts'
import { decisionNotes } from './notes.ts'
import { engineVersion, type Question } from './question.ts'
import { type Simulated, simulate } from './simulated.ts'
import { type StrategyResult, strategyResults } from './strategies.ts'

/** Simulates a compiled scenario and summarises it into the answer (domain page, section 15). */
export const answerOf = (question: Question): Result<Answer, Failure> => {
  const simulated = simulate(question)
  if (!simulated.ok) return simulated
  const shares = breakEvenShares(question)
  if (!shares.ok) return shares
  const answer = summarise(question, simulated.value, shares.value)
  const bad = firstNonFinite(answer)
  return bad === null ? success(answer) : failure(bad)
}

const summarise = (
  question: Question,
  { run, members, decisions, expected }: Simulated,
  breakEvenShare: readonly (number | null)[],
): Answer => {
  const { how, compiled, scenario } = question
  const { plan } = compiled
  const { replicates } = how
  const strategies = strategyResults({ plan, how, run, members })
  const certain = expected.map((deal) => deal.certain)
  const recreates = decisions.map(({ recreates: does }, d) =>
    isUnknown(plan, { deal: plan.deals[d]! }) ? null : does,
  )
  return {
    identity: identityOf(question),
    expected: { deals: expectedAnswers(plan, expected) },
    markets: marketAnswers({ plan, document: scenario.document, run, replicates }),
    deals: dealAnswers({ plan, run, replicates, certain, recreates, breakEvenShare }),
    strategies: strategies.map(({ answer }) => answer),
    comparisons: comparisonsOf(question, run, strategies),
    notes: [...scenario.notes, ...compiled.notes, ...decisionNotes(scenario.document, plan, decisions)],
  }
}

const expectedAnswers = (plan: Plan, expected: readonly ExpectedDeal[]): Answer['expected']['deals'] =>
  plan.deals.map((deal, d) => {
    const { licensor, licensee, statement } = expected[d]!
    return {
      id: deal.id,
      licensor: { npv: licensor },
      licensee: isUnknown(plan, { deal }) ? null : { npv: licensee },
      statement: [...statement],
    }
  })

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
