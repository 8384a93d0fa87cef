import { type Compiled, compile } from './scenario/compile.ts'
import { parse, type Scenario } from './scenario/parse.ts'
import type { Answer } from './scenario/schema/answer.ts'
import { type Explanation, explainTrial } from './simulate/explain.ts'
import type { Sampling } from './simulate/points.ts'
import type { Progress } from './simulate/run.ts'
import { answerOf } from './summarise/answer.ts'
import type { Failure } from './units/failure.ts'
import { failure, type Result, success } from './units/result.ts'

export type { Explanation } from './simulate/explain.ts'
export type { Progress } from './simulate/run.ts'

/** What a caller may set instead of the document's `simulation`. */
export interface Overrides {
  readonly trials?: number | undefined
  readonly seed?: number | undefined
  readonly sampling?: 'sobol' | 'random' | undefined
}

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
  return prepared.ok ? answerOf({ ...prepared.value, given: document, progress }) : prepared
}

/** Everything `value` would refuse before simulating; on success, what was assumed and what to know. */
export const check = (document: unknown): Result<Pick<Answer, 'notes'>, Failure> => {
  const prepared = prepare(document, {})
  if (!prepared.ok) return prepared
  const { scenario, compiled } = prepared.value
  return success({ notes: [...scenario.notes, ...compiled.notes] })
}

/** One future of one deal as a statement. */
export const explain = (
  document: unknown,
  question: { readonly deal: string; readonly trial: number } & Overrides,
): Result<Explanation, Failure> => {
  const prepared = prepare(document, question)
  if (!prepared.ok) return prepared
  const { compiled, how, trials } = prepared.value
  return explainTrial({ plan: compiled.plan, how, trials }, question)
}

/** A document that was read and compiled, and how its futures are to be sampled. */
export interface Prepared {
  readonly scenario: Scenario
  readonly compiled: Compiled
  readonly how: Sampling
  readonly trials: number
}

/** The first half of `value`: everything up to the sample. */
export const prepare = (document: unknown, overrides: Overrides): Result<Prepared, Failure> => {
  const faults = overrideFaults(overrides)
  if (faults.length > 0) return failure(...faults)
  const scenario = parse(document)
  if (!scenario.ok) return scenario
  const compiled = compile(scenario.value.document)
  if (!compiled.ok) return compiled
  const simulation = scenario.value.document.simulation ?? {}
  const replicates = simulation.replicates ?? 16
  const trials = overrides.trials ?? simulation.trials ?? 16384
  const sampling = overrides.sampling ?? simulation.sampling ?? 'sobol'
  const how: Sampling = { sampling, seed: overrides.seed ?? simulation.seed ?? 1, replicates }
  const rounded = Math.ceil(trials / replicates) * replicates
  return success({ scenario: scenario.value, compiled: compiled.value, how, trials: rounded })
}

/** What the document's own `simulation` would refuse is refused here too. */
const overrideFaults = ({ trials, seed }: Overrides): readonly Failure[] => {
  const whole = (value: number | undefined, least: number, most: number): boolean =>
    value === undefined || (Number.isInteger(value) && value >= least && value <= most)
  const fault = (key: string, expected: string, found: number | undefined): Failure => ({
    kind: 'value',
    pointer: `/simulation/${key}`,
    expected,
    found: Number.isFinite(found) ? String(found) : 'no finite number',
  })
  return [
    ...(whole(trials, 1, 1e9) ? [] : [fault('trials', 'a whole number of trials, 1 or more', trials)]),
    ...(whole(seed, 0, 4294967295) ? [] : [fault('seed', 'a whole number from 0 to 4294967295', seed)]),
  ]
}
