import type { Answer } from '../models/scenario/schema/answer.ts'
import type { FieldfareDocument } from '../models/scenario/schema/document.ts'
import type { Comparable, ScenarioView } from './view/scenario.ts'

/** The API as the page uses it. What goes wrong is always a `Trouble` that says what happened and what to do. */
export interface ScenarioItem {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly updatedAt?: string
  readonly createdAt?: string
}

export interface ScenarioPage {
  readonly items: readonly ScenarioItem[]
  readonly next: number | null
}

export interface FailureItem {
  readonly pointer: string
  readonly expected: string
  readonly found: string
  readonly suggestion?: string
}

export class Trouble extends Error {
  constructor(
    readonly title: string,
    readonly advice: string,
    readonly failures: readonly FailureItem[] = [],
    readonly status = 0,
  ) {
    super(title)
  }
}

interface Problem {
  readonly title?: string
  readonly detail?: string
  readonly failures?: readonly FailureItem[]
}

const ADVICE: Readonly<Record<number, string>> = {
  404: 'It may have been opened from an old link. The library lists what is there.',
  503: 'Other runs are under way. Try again in a moment.',
}

const unreachable = (): Trouble =>
  new Trouble(
    'Fieldfare does not answer',
    'The page is here, its server is not. Check that it still runs on this computer, then try again. ' +
      'Nothing that was saved is lost.',
  )

const troubleOf = async (response: Response): Promise<Trouble> => {
  const isProblem = response.headers.get('content-type')?.includes('json') === true
  const problem: Problem = isProblem ? await response.json() : {}
  const advice = ADVICE[response.status] ?? ''
  const title = problem.title ?? `The server answered ${response.status}`
  return new Trouble(
    title,
    `${problem.detail ?? ''} ${advice}`.trim(),
    problem.failures ?? [],
    response.status,
  )
}

const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
  const response = await fetch(`/api/v1${path}`, init).catch((reason: unknown) => {
    throw reason instanceof DOMException ? reason : unreachable()
  })
  if (!response.ok) throw await troubleOf(response)
  return response
}

const read = async <Body>(path: string, init?: RequestInit): Promise<Body> => (await ask(path, init)).json()

/** The address of what was answered for one version; it never changes. */
export const valuationPath = (id: string, version: number): string =>
  `/scenarios/${encodeURIComponent(id)}/versions/${version}/valuation`

export const downloadPath = (id: string, version: number, what: '' | '/summary.csv' | '/cash.csv'): string =>
  `/api/v1${valuationPath(id, version)}${what}`

export const listScenarios = (cursor: number | null, signal?: AbortSignal): Promise<ScenarioPage> =>
  read(cursor === null ? '/scenarios' : `/scenarios?cursor=${cursor}`, { signal: signal ?? null })

/** The latest version with its answer, and the comparables it may be read beside. */
export const openScenario = async (id: string, signal?: AbortSignal): Promise<ScenarioView> => {
  const init = { signal: signal ?? null }
  const path = `/scenarios/${encodeURIComponent(id)}`
  const [stored, library] = await Promise.all([
    read<{ id: string; version: number; document: FieldfareDocument }>(path, init),
    read<{ comparables: readonly Comparable[] }>('/comparables', init),
  ])
  const answer = await read<Answer>(valuationPath(id, stored.version), init)
  return { ...stored, answer, comparables: library.comparables }
}

export const readAnswer = (id: string, version: number, signal?: AbortSignal): Promise<Answer> =>
  read(valuationPath(id, version), { signal: signal ?? null })

/** Stores a document as it was typed; the server alone judges it. */
export const importDocument = (text: string): Promise<ScenarioItem> =>
  read('/scenarios', { method: 'POST', headers: { 'content-type': 'application/json' }, body: text })
