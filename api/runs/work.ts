import { cashCsv, summaryCsv } from '../../models/report/csv.ts'
import { canonicalJson, documentHash } from '../../models/scenario/canonical.ts'
import { readJson } from '../../models/scenario/readJson.ts'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { Failure } from '../../models/units/failure.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import type { check, converge, explain, Overrides, Progress, review, value } from '../../models/valuation.ts'
import { type AskedFailure, askedFailures } from './asked.ts'
import { quotaFaults } from './quota.ts'
import type { Checked, ConvergenceQuestion, Question, ReviewQuestion, Table } from './runs.ts'

/** The questions of models/valuation.ts, handed in so that tests can answer them. */
export interface Engine {
  readonly value: typeof value
  readonly check: typeof check
  readonly explain: typeof explain
  readonly converge: typeof converge
  readonly review: typeof review
}

/** Text in, canonical text out: what a worker, the command line and the tests all do. */
export interface Work {
  readonly value: (text: string, overrides?: Overrides, progress?: Progress) => Result<string, Failure>
  readonly check: (text: string) => Result<Checked, Failure>
  readonly explain: (text: string, question: Question) => Result<string, AskedFailure>
  readonly converge: (
    text: string,
    question: ConvergenceQuestion,
    progress?: Progress,
  ) => Result<string, AskedFailure>
  readonly review: (
    text: string,
    question: ReviewQuestion,
    progress?: Progress,
  ) => Result<string, AskedFailure>
  /** An answer of this product to a document of its store as comma-separated values. */
  readonly table: (table: Table, answer: string, text: string) => string
}

export const createWork = (engine: Engine): Work => ({
  value: (text, overrides = {}, progress) =>
    within(text, (document) => {
      const faults = quotaFaults(document, overrides)
      if (faults.length > 0) return failure(...faults, ...faultsOf(engine.check(document)))
      return mapped(engine.value(document, overrides, progress), canonicalJson)
    }),
  check: (text) =>
    within(text, (document) =>
      mapped(engine.check(document), ({ notes }) => ({
        name: nameOf(document),
        canonical: canonicalJson(document),
        hash: documentHash(document),
        notes,
      })),
    ),
  explain: (text, question) =>
    about(engine, text, question, (document) => engine.explain(document, question)),
  converge: (text, question, progress) =>
    about(engine, text, question, (document) => engine.converge(document, question, progress)),
  review: (text, question, progress) =>
    about(engine, text, question, (document) => engine.review(document, question, progress)),
  table: (table, answer, text) => tables[table](JSON.parse(answer), JSON.parse(text)),
})

const tables: Readonly<Record<Table, (answer: Answer, document: FieldfareDocument) => string>> = {
  summary: summaryCsv,
  cash: cashCsv,
}

/** Asks about deals of a document; what is wrong with the question is told apart from what is wrong with the document. */
const about = (
  engine: Engine,
  text: string,
  question: ReviewQuestion,
  ask: (document: unknown) => Result<unknown, Failure>,
): Result<string, AskedFailure> =>
  within(text, (document) => {
    const faults = quotaFaults(document, question)
    if (faults.length > 0) return failure(...faults, ...faultsOf(engine.check(document)))
    const answer = ask(document)
    return answer.ok
      ? success(canonicalJson(answer.value))
      : failure(...askedFailures(answer.faults, document, question))
  })

const within = <Value>(
  text: string,
  use: (document: unknown) => Result<Value, Failure>,
): Result<Value, Failure> => {
  const document = readJson(text)
  return document.ok ? use(document.value) : document
}

const mapped = <From, To>(result: Result<From, Failure>, to: (value: From) => To): Result<To, Failure> =>
  result.ok ? success(to(result.value)) : result

const faultsOf = (result: Result<unknown, Failure>): readonly Failure[] => (result.ok ? [] : result.faults)

const nameOf = (document: unknown): string => {
  const name = typeof document === 'object' && document !== null ? Reflect.get(document, 'name') : ''
  return typeof name === 'string' ? name : ''
}
