import { documentHash } from '../scenario/canonical.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Answer } from '../scenario/schema/answer.ts'
import type { ExpectedDeal } from '../simulate/expected.ts'
import type { RunOutcomes } from '../simulate/run.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { breakEvenShares } from './breakEven.ts'
import { type Columns, columnsOf } from './columns.ts'
import { verdictOf } from './compare.ts'
import { datesOf, dealAnswers, isUnknown } from './deals.ts'
import { firstNonFinite } from './finite.ts'
import { marketAnswers } from './markets.ts'
import { decisionNotes } from './notes.ts'
import { optionNotes } from './options.ts'
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
  { run, members, decisions, expected, used }: Simulated,
  breakEvenShare: readonly (number | null)[],
): Answer => {
  const { how, compiled, scenario } = question
  const { plan } = compiled
  const columns = columnsOf(run.trials, how.replicates)
  const strategies = strategyResults({ plan, how, run, columns, members })
  const certain = expected.map((deal) => deal.certain)
  const dates = datesOf(scenario.document)
  const recreates = decisions.map(({ recreates: does }, d) =>
    isUnknown(plan, { deal: plan.deals[d]! }) ? null : does,
  )
  return {
    identity: identityOf(question),
    expected: { deals: expectedAnswers(plan, expected) },
    markets: marketAnswers({ plan, document: scenario.document, run, how, columns }),
    deals: dealAnswers({ plan, run, columns, dates, certain, recreates, breakEvenShare, used }),
    strategies: strategies.map(({ answer }) => answer),
    comparisons: comparisonsOf(plan, { run, strategies, columns }),
    notes: [
      ...scenario.notes,
      ...compiled.notes,
      ...decisionNotes(scenario.document, plan, decisions),
      ...optionNotes(plan),
    ],
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
  plan: Plan,
  {
    run,
    strategies,
    columns,
  }: {
    readonly run: RunOutcomes
    readonly strategies: readonly StrategyResult[]
    readonly columns: Columns
  },
): Answer['comparisons'] => {
  const deals = pairsOf(run.deals).map(([a, b]): Answer['comparisons'][number] => {
    const alike = a.deal.licensee === b.deal.licensee && !isUnknown(plan, a) && !isUnknown(plan, b)
    return {
      kind: 'deal',
      a: a.deal.id,
      b: b.deal.id,
      licensor: verdictOf(a.licensor.time, b.licensor.time, columns),
      licensee: alike ? verdictOf(a.licensee.time, b.licensee.time, columns) : null,
    }
  })
  const sets = pairsOf(strategies).map(([a, b]): Answer['comparisons'][number] => ({
    kind: 'strategy',
    a: a.answer.id,
    b: b.answer.id,
    licensor: verdictOf(a.worth, b.worth, columns),
    licensee: null,
  }))
  return [...deals, ...sets]
}

const pairsOf = <Item>(items: readonly Item[]): readonly (readonly [Item, Item])[] =>
  items.flatMap((a, j) => items.slice(j + 1).map((b) => [a, b] as const))
