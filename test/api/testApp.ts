import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../api/app.ts'
import type { LogLine } from '../../api/log.ts'
import { remembered } from '../../api/runs/answers.ts'
import { inThread } from '../../api/runs/inThread.ts'
import type { Runs } from '../../api/runs/runs.ts'
import { createWork, type Engine } from '../../api/runs/work.ts'
import type { Services } from '../../api/services.ts'
import { openSpool } from '../../api/store/spool.ts'
import { openSqlite } from '../../api/store/sqlite.ts'
import { actuals } from '../../models/actuals/ask.ts'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import { fitPoints } from '../../models/summarise/utility/fit.ts'
import type { Failure } from '../../models/units/failure.ts'
import { failure, success } from '../../models/units/result.ts'
import { northlakeAnswer } from '../report/fixture.ts'

export const host = '127.0.0.1:8787'

/** An engine that answers at once: a document is right when it has a name; its `alarm` makes the engine itself fail. */
export const fakeEngine: Engine = {
  value: (document, overrides = {}) => {
    if (nameOf(document) === 'our mistake') throw new Error('secret of the document')
    const faults = faultsIn(document)
    if (faults.length > 0) return failure(...faults)
    const { seed = 1, trials = 16_384 } = overrides
    return success({
      ...northlakeAnswer,
      identity: { ...northlakeAnswer.identity, seed, trials },
    } satisfies Answer)
  },
  check: (document) => {
    const faults = faultsIn(document)
    return faults.length > 0
      ? failure(...faults)
      : success({ notes: [{ pointer: '/territories', text: 'One territory, WW, was assumed.' }], ways: 6 })
  },
  explain: (document, { deal, trial }) => {
    const faults = faultsIn(document)
    if (faults.length > 0) return failure(...faults)
    const worth = { npv: 1, npvAtTimeRate: 2 }
    const year = { year: 1, royalty: 12_000 }
    return success({
      deal,
      trial,
      inputs: [],
      events: [],
      statement: [year],
      payments: [],
      licensor: worth,
      licensee: worth,
    })
  },
  questions: {
    approaches: (document, { deal }) => {
      const faults = faultsIn(document)
      return faults.length > 0 ? failure(...faults) : success({ interest: deal ?? 'ownership', rows: [] })
    },
    convergence: (document, { deal, sampling = 'sobol', seed = 1, trials = 16_384 }) => {
      const faults = faultsIn(document)
      if (faults.length > 0) return failure(...faults)
      const known = { value: 2e6, standardError: 3e4 }
      const licensor = { mean: known, q05: known, q50: known, q95: known }
      return success({ deal, sampling, seed, replicates: 16, rows: [{ trials, licensor, licensee: null }] })
    },
    zone: (document, { deal, trials = 16_384 }) => {
      const faults = faultsIn(document)
      return faults.length > 0 ? failure(...faults) : success({ deal, trials })
    },
    readings: (document, { deal, trials = 16_384 }) => {
      const faults = faultsIn(document)
      return faults.length > 0 ? failure(...faults) : success({ deal, trials, readings: [], clauses: [] })
    },
    utility: (document, { seed = 1, trials = 16_384 }) => {
      const faults = faultsIn(document)
      if (faults.length > 0) return failure(...faults)
      return success({ trials, seed, positions: [], freshness: null, substitutes: [], dilution: [] })
    },
    fit: (body) => fitPoints(body),
    information: (document, { seed = 1, trials = 16_384 }) => {
      const faults = faultsIn(document)
      if (faults.length > 0) return failure(...faults)
      const none = { choices: [], notLearnable: [], luck: [], advice: null }
      return success({ trials, seed, party: 'licensor', ...none })
    },
    actuals: (body) => actuals(body, {}),
    diligence: (document, { trials = 16_384 }) => {
      const faults = faultsIn(document)
      const none = { obligations: [], coverage: [], delivery: [], chains: [], mandates: [], walkAways: [] }
      return faults.length > 0
        ? failure(...faults)
        : success({ trials, open: 0, items: [], held: [], ...none })
    },
    solve: (document, { trials = 16_384 }) => {
      const faults = faultsIn(document)
      return faults.length > 0 ? failure(...faults) : success({ trials, solutions: [] })
    },
    strategy: (document, { trials = 16_384 }) => {
      const faults = faultsIn(document)
      return faults.length > 0 ? failure(...faults) : success({ trials, lattice: [] })
    },
    drivers: (document, { deal = 'royalty', trials = 16_384 }) => {
      const faults = faultsIn(document)
      return faults.length > 0 ? failure(...faults) : success({ deal, trials, parties: [] })
    },
    compare: (document, { trials = 16_384 }) => {
      const faults = faultsIn(document)
      return faults.length > 0 ? failure(...faults) : success({ trials, items: [], verdicts: [] })
    },
    risks: (document, { deal }) => {
      const faults = faultsIn(document)
      return faults.length > 0 ? failure(...faults) : success({ deal, drivers: [], clauses: [] })
    },
    bargain: () => success({ frontier: [] }),
    bridge: () => success({ rows: [] }),
    review: (document, { deal = 'royalty' }) => {
      const faults = faultsIn(document)
      return faults.length > 0 ? failure(...faults) : success({ deals: [{ id: deal, findings: [] }] })
    },
    contributors: (document) => {
      const faults = faultsIn(document)
      return faults.length > 0 ? failure(...faults) : success({ contributors: [] })
    },
  },
}

const nameOf = (document: unknown): unknown =>
  typeof document === 'object' && document !== null ? Reflect.get(document, 'name') : undefined

const faultsIn = (document: unknown): readonly Failure[] =>
  typeof nameOf(document) === 'string'
    ? []
    : [
        { kind: 'missing-key', pointer: '/name', expected: 'a name', found: 'nothing' },
        { kind: 'missing-key', pointer: '/currency', expected: 'a currency', found: 'nothing' },
      ]

/** The engine on this thread; counts how often it was really asked for a value. */
export const inProcess = (engine: Engine): Runs & { readonly count: () => number } => {
  const runs = inThread(createWork(engine))
  let asked = 0
  return {
    ...runs,
    value: (text, overrides) => {
      asked += 1
      return runs.value(text, overrides)
    },
    count: () => asked,
  }
}

/** The whole app without a socket, a file or a thread. */
export const testApp = async (replaced: Partial<Services> = {}) => {
  const lines: LogLine[] = []
  const engine = inProcess(fakeEngine)
  const app = createApp({
    hosts: [host, 'localhost:8787'],
    runs: remembered(engine),
    store: await openSqlite(':memory:'),
    spool: openSpool(join(tmpdir(), `fieldfare-${randomUUID()}`)),
    log: (line) => void lines.push(line),
    person: 'ada',
    documentSchema: {
      $defs: { Share: { type: 'number' } },
      properties: { share: { $ref: '#/$defs/Share' } },
    },
    comparables: { comparables: [] },
    ...replaced,
  })
  const ask = (path: string, init: RequestInit = {}) =>
    app.request(`http://${host}${path}`, { ...init, headers: { host, ...headersOf(init) } })
  const send = (
    method: string,
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ) =>
    ask(path, {
      method,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    })
  return { app, ask, send, lines, asked: engine.count }
}

const headersOf = ({ headers }: RequestInit): Readonly<Record<string, string>> =>
  Object.fromEntries(new Headers(headers))
