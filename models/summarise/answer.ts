import type { Plan } from '../scenario/plan.ts'
import type { Answer, DealAnswer } from '../scenario/schema/answer.ts'
import type { ExpectedDeal } from '../simulate/expected.ts'
import { expectedFrame } from '../simulate/expectedFrame.ts'
import type { RunOutcomes } from '../simulate/outcomes.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { type Beside, besideOf } from './beside.ts'
import { type Columns, columnsMaker } from './columns.ts'
import { verdictOf } from './compare.ts'
import { datesOf, dealAnswers, isUnknown } from './deals.ts'
import { firstNonFinite } from './finite.ts'
import { identityOf } from './identity.ts'
import { areAlike, type KeptOutcomes, keptOf } from './kept.ts'
import { leaksOf } from './leakage.ts'
import { marketAnswers, rowsOf } from './markets.ts'
import { decisionNotes } from './notes.ts'
import { optionNotes } from './options.ts'
import type { Asked, Part } from './part.ts'
import type { Question } from './question.ts'
import { askedOf, simulate } from './simulated.ts'
import { type StrategyResult, strategyResults } from './strategies.ts'

/** Simulates a compiled scenario and summarises it into the answer (domain page, section 15). */
export const answerOf = (question: Question): Result<Answer, Failure> => {
  const asked = askedOf(question)
  if (!asked.ok) return asked
  const beside = besideOf(question, asked.value)
  const found = summarised(question, asked.value, beside)
  if (!found.ok) return found
  const shares = beside.shares()
  if (!shares.ok) return shares
  const approaches = beside.approaches()
  if (!approaches.ok) return approaches
  const deals = together(question, asked.value, { ...found.value, breakEvenShare: shares.value })
  const answer = { ...deals, approaches: approaches.value }
  const bad = firstNonFinite(answer)
  return bad === null ? success(answer) : failure(bad)
}

/** What the passes of a run came to. */
interface Found {
  readonly deals: Answer['deals']
  readonly markets: Answer['markets']
  readonly kept: readonly KeptOutcomes[]
  readonly alternatives: RunOutcomes['alternatives']
  readonly columns: Columns
  readonly expected: readonly ExpectedDeal[]
}

/** Runs the passes and answers what each deal and each reference grant says by itself. */
const summarised = (question: Question, asked: Asked, beside: Beside): Result<Found, Failure> => {
  const { how, compiled, scenario, trials } = question
  const { plan } = compiled
  const expected: ExpectedDeal[] = []
  const columnsOf = columnsMaker(trials, how.replicates)
  const marketRows = rowsOf({ plan, document: scenario.document, how }, trials)
  const dates = datesOf(scenario.document)
  const [deals, markets, kept] = [[], [], []] as [Answer['deals'], Answer['markets'], KeptOutcomes[]]
  let alternatives: RunOutcomes['alternatives'] = []
  let columns = columnsOf()
  const take = (part: Part): void => {
    const { run } = part
    columns = columnsOf(part.known)
    alternatives = run.alternatives
    const alone = run.deals.slice(0, Math.max(0, plan.deals.length - part.deal))
    const own = alone.map((_, index) => part.deal + index)
    const recreates = own.map((d) =>
      isUnknown(plan, { deal: plan.deals[d]! }) ? null : asked.decisions[d]!.recreates,
    )
    for (const [index, d] of own.entries()) {
      expected.push(beside.expected[d]!(run.used[index]!))
    }
    const certain = own.map((d) => expected[d]!.certain)
    const { used } = run
    const inputs = { plan, run: { ...run, deals: alone }, columns, dates, certain, recreates, used }
    deals.push(...dealAnswers({ ...inputs, breakEvenShare: own.map(() => null) }))
    for (const outcomes of run.references) markets.push(...marketRows(outcomes, alternatives, columns))
    kept.push(...keptOf(plan, asked, { part, columns }))
  }
  const ran = simulate(asked, { progress: question.progress, take, aside: beside.all })
  return ran.ok ? success({ deals, markets, kept, alternatives, columns, expected }) : ran
}

/** Sets the deals beside each other. */
const together = (
  question: Question,
  { members, decisions }: Asked,
  {
    breakEvenShare,
    expected,
    kept,
    columns,
    ...found
  }: Found & { readonly breakEvenShare: readonly (number | null)[] },
): Answer => {
  const { how, compiled, scenario, trials } = question
  const { plan } = compiled
  const strategies = strategyResults({
    plan,
    how,
    columns,
    run: { trials, alternatives: found.alternatives },
    members: members.map((places) => places.map((place) => kept[place]!)),
  })
  const markets = marketAnswers(plan, found.markets)
  const means = expectedFrame(plan)
  const leakage = (d: number): Pick<DealAnswer, 'leakage'> => {
    const leaks = leaksOf(plan, plan.deals[d]!, { means, markets })
    return leaks.length === 0 ? {} : { leakage: [...leaks] }
  }
  return {
    identity: identityOf(question),
    expected: { deals: expectedAnswers(plan, expected) },
    markets,
    deals: found.deals.map((deal, d) => ({
      ...deal,
      breakEvenShare: breakEvenShare[d]!,
      ...leakage(d),
    })),
    strategies: strategies.map(({ answer }) => answer),
    comparisons: comparisonsOf(plan, { deals: kept.slice(0, plan.deals.length), strategies, columns }),
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

/** Every pair of deals, then every pair of strategies, a before b. */
const comparisonsOf = (
  plan: Plan,
  {
    deals,
    strategies,
    columns,
  }: {
    readonly deals: readonly KeptOutcomes[]
    readonly strategies: readonly StrategyResult[]
    readonly columns: Columns
  },
): Answer['comparisons'] => {
  const pairs = pairsOf(deals).map(([a, b]): Answer['comparisons'][number] => {
    const alike = areAlike(plan, a.deal, b.deal)
    return {
      kind: 'deal',
      a: a.deal.id,
      b: b.deal.id,
      licensor: verdictOf(a.licensor.time, b.licensor.time, columns),
      licensee: alike ? verdictOf(a.licensee, b.licensee, columns) : null,
    }
  })
  const sets = pairsOf(strategies).map(([a, b]): Answer['comparisons'][number] => ({
    kind: 'strategy',
    a: a.answer.id,
    b: b.answer.id,
    licensor: verdictOf(a.worth, b.worth, columns),
    licensee: null,
  }))
  return [...pairs, ...sets]
}

const pairsOf = <Item>(items: readonly Item[]): readonly (readonly [Item, Item])[] =>
  items.flatMap((a, j) => items.slice(j + 1).map((b) => [a, b] as const))
