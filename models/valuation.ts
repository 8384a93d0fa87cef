import { type Compiled, compile } from './scenario/compile.ts'
import { type Overrides, overrideFaults } from './scenario/overrides.ts'
import { parse, type Scenario } from './scenario/parse.ts'
import type { Compiling } from './scenario/recompile.ts'
import type { Reading } from './scenario/reread.ts'
import { defaultTrials } from './scenario/samplings.ts'
import type { Answer } from './scenario/schema/answer.ts'
import { type StopRule, stopRuleOf } from './scenario/stopRule.ts'
import { type Explanation, explainTrial } from './simulate/explain.ts'
import type { Progress } from './simulate/passes.ts'
import { extendsShorter, type Sampling } from './simulate/points.ts'
import { waysOfDeal } from './simulate/ways.ts'
import { answerOf } from './summarise/answer.ts'
import { answerUntil } from './summarise/until.ts'
import type { Failure } from './units/failure.ts'
import { failure, type Result, success } from './units/result.ts'

export type { Overrides } from './scenario/overrides.ts'
export type { Explanation } from './simulate/explain.ts'
export type { Progress } from './simulate/passes.ts'

/**
 * The whole pipeline.
 *
 *   document ─parse→ Scenario ─compile→ Plan ─sample→ Draws ─simulate→ Outcomes ─summarise→ Answer
 *
 * Same document, seed and engine version: the same bytes, in Node, in a worker, in a browser tab. Refuses with every
 * fault of the document at once, or with the first number of a run that is not finite.
 */
export const value = (
  document: unknown,
  overrides: Overrides = {},
  progress?: Progress,
): Result<Answer, Failure> => {
  const prepared = prepare(document, overrides)
  if (!prepared.ok) return prepared
  const question = { ...prepared.value, given: document, progress }
  const { until } = prepared.value
  return until === null ? answerOf(question) : answerUntil(question, until)
}

/** What is worth telling of a document, and how many deals its deals can become: with options, one for each way. */
export interface CheckedDocument extends Pick<Answer, 'notes'> {
  readonly ways: number
}

/** Everything `value` would refuse before simulating; on success, what was assumed and what to know. */
export const check = (document: unknown): Result<CheckedDocument, Failure> => {
  const prepared = prepare(document, {})
  if (!prepared.ok) return prepared
  const { scenario, compiled } = prepared.value
  const ways = compiled.plan.deals.reduce((sum, deal) => sum + waysOfDeal(deal).length, 0)
  return success({ notes: [...scenario.notes, ...compiled.notes], ways })
}

/**
 * One future of one deal as a statement. Of a run with a stop rule any trial that it may reach can be asked about; with a
 * Latin hypercube, whose trials depend on their number, `trials` says what its length was.
 */
export const explain = (
  document: unknown,
  question: { readonly deal: string; readonly trial: number } & Overrides,
): Result<Explanation, Failure> => {
  const prepared = prepare(document, question)
  if (!prepared.ok) return prepared
  const { compiled, how, trials, until } = prepared.value
  const reach = until !== null && extendsShorter(how) ? rounded(until.maximum, how.replicates) : trials
  return explainTrial({ plan: compiled.plan, how, trials: reach }, question)
}

/** A document that was read and compiled, and how its futures are to be sampled. */
export interface Prepared {
  readonly scenario: Scenario
  readonly compiled: Compiled
  readonly how: Sampling
  readonly trials: number
  readonly until: StopRule | null
}

/** How a document is read and compiled: from nothing, or from the one before. */
export interface Preparing {
  readonly read: Reading
  readonly make: Compiling
}

/** The first half of `value`: everything up to the sample. */
export const prepare = (
  document: unknown,
  overrides: Overrides,
  { read, make }: Preparing = { read: parse, make: compile },
): Result<Prepared, Failure> => {
  const faults = overrideFaults(overrides)
  if (faults.length > 0) return failure(...faults)
  const scenario = read(document)
  if (!scenario.ok) return scenario
  const compiled = make(scenario.value.document)
  if (!compiled.ok) return compiled
  const simulation = scenario.value.document.simulation ?? {}
  const replicates = simulation.replicates ?? 16
  const until = stopRuleOf(simulation, overrides)
  if (!until.ok) return until
  const trials = rounded(overrides.trials ?? simulation.trials ?? defaultTrials, replicates)
  const sampling = overrides.sampling ?? simulation.sampling ?? 'sobol'
  const how: Sampling = { sampling, seed: overrides.seed ?? simulation.seed ?? 1, replicates, trials }
  return success({ scenario: scenario.value, compiled: compiled.value, how, trials, until: until.value })
}

const rounded = (trials: number, replicates: number): number => Math.ceil(trials / replicates) * replicates
