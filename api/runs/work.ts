import { forecastTrials } from '../../models/actuals/actuals.ts'
import { type ExportQuestion, exportPricing } from '../../models/exchange/exportPricing.ts'
import { importPricing } from '../../models/exchange/importPricing.ts'
import type { DealQuestion, QuestionName, Questions } from '../../models/questions.ts'
import { cashCsv, summaryCsv } from '../../models/report/csv.ts'
import { canonicalJson, documentHash } from '../../models/scenario/canonical.ts'
import { readJson } from '../../models/scenario/readJson.ts'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { Failure } from '../../models/units/failure.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import type { check, explain, Overrides, Progress, value } from '../../models/valuation.ts'
import { importFile } from '../imports/importFile.ts'
import { withReports } from '../imports/reportsBody.ts'
import { type Beside, readReportToKeep } from '../imports/reportToKeep.ts'
import { type AskedFailure, askedFailures } from './asked.ts'
import { readImportBody } from './importBody.ts'
import { quotaFaults } from './quota.ts'
import type { Checked, Question, Table } from './runs.ts'

/** The questions of models/valuation.ts, handed in so that tests can answer them. */
export interface Engine {
  readonly value: typeof value
  readonly check: typeof check
  readonly explain: typeof explain
  readonly questions: Questions
}

/** Text in, canonical text out: what a worker, the command line and the tests all do. */
export interface Work {
  readonly value: (text: string, overrides?: Overrides, progress?: Progress) => Result<string, Failure>
  readonly check: (text: string) => Result<Checked, Failure>
  readonly explain: (text: string, question: Question) => Result<string, AskedFailure>
  readonly ask: (
    name: QuestionName,
    text: string,
    question: DealQuestion,
    progress?: Progress,
  ) => Result<string, AskedFailure>
  readonly exportPricing: (text: string, question: ExportQuestion) => Result<string, AskedFailure>
  /** Of a body as the API takes it. */
  readonly importPricing: (body: string) => Result<string, Failure>
  /** A file as rows for a document, of a body as the API takes it. */
  readonly importFile: (body: string) => Result<string, Failure>
  /** A royalty report, of a body as the API takes it, if it may be kept. */
  readonly reportToKeep: (body: string, beside: Beside) => Result<string, Failure>
  /** An answer of this product to a document of its store as comma-separated values. */
  readonly table: (table: Table, answer: string, text: string) => string
}

export const createWork = (engine: Engine): Work => ({
  value: (text, overrides = {}, progress) =>
    within(text, (document) => {
      const faults = quotaFaults(document, overrides, () => waysOf(engine, document))
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
  ask: (name, text, question, progress) =>
    about(engine, text, question, (document) => engine.questions[name](document, question, progress)),
  exportPricing: (text, question) =>
    within(text, (document) => asked(exportPricing(document, question), document, question)),
  importPricing: (body) => {
    const read = readImportBody(body)
    return read.ok ? mapped(importPricing(read.value.text, read.value), canonicalJson) : read
  },
  importFile: (body) => mapped(importFile(body), canonicalJson),
  reportToKeep: (body, beside) => {
    const ask = (question: unknown) => engine.questions.actuals(question, { trials: 64 })
    return mapped(readReportToKeep(body, beside, ask), canonicalJson)
  },
  table: (table, answer, text) => tables[table](JSON.parse(answer), JSON.parse(text)),
})

const tables: Readonly<Record<Table, (answer: Answer, document: FieldfareDocument) => string>> = {
  summary: summaryCsv,
  cash: cashCsv,
}

/** How many deals those of a document can become. */
const waysOf = (engine: Engine, document: unknown): number | null => {
  const checked = engine.check(document)
  return checked.ok ? checked.value.ways : null
}

/** Asks about a document or one of its deals; what is wrong with the question is told apart from what is wrong with the document. */
const about = (
  engine: Engine,
  text: string,
  question: DealQuestion,
  ask: (document: unknown) => Result<unknown, Failure>,
): Result<string, AskedFailure> =>
  within(text, (given) => {
    const body = withReports(given)
    if (!body.ok) return body
    const document = body.value
    const { valued, trials } = runIn(document, question)
    const faults = quotaFaults(valued, { ...question, trials }, () => waysOf(engine, valued))
    if (faults.length > 0) return failure(...faults, ...faultsOf(engine.check(valued)))
    return asked(ask(document), valued, question)
  })

/** What a question runs: the document that it is, or the one in a body of reports, whose forecast has a length of its own. */
const runIn = (
  document: unknown,
  { trials }: DealQuestion,
): { readonly valued: unknown; readonly trials: number | undefined } =>
  typeof document === 'object' && document !== null && 'reports' in document && 'document' in document
    ? { valued: document.document, trials: trials ?? forecastTrials }
    : { valued: document, trials }

const asked = (
  answer: Result<unknown, Failure>,
  document: unknown,
  question: Pick<DealQuestion, 'deal' | 'licensee'>,
): Result<string, AskedFailure> =>
  answer.ok
    ? success(canonicalJson(answer.value))
    : failure(...askedFailures(answer.faults, document, question))

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
