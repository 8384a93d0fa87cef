import { type ClientResponse, hc, type InferResponseType } from 'hono/client'
import type { App } from '../api/app.ts'
import type { Comparable } from '../models/methods/comparables.ts'
import type { Answer } from '../models/scenario/schema/answer.ts'
import type { Approaches } from '../models/scenario/schema/approaches.ts'
import type { Bargain } from '../models/scenario/schema/bargain.ts'
import type { Compare } from '../models/scenario/schema/compare.ts'
import type { Contributors } from '../models/scenario/schema/contributors.ts'
import type { DiligenceAnswer } from '../models/scenario/schema/diligence.ts'
import type { FieldfareDocument } from '../models/scenario/schema/document.ts'
import type { Drivers } from '../models/scenario/schema/drivers.ts'
import type { FieldStrategy } from '../models/scenario/schema/fieldStrategy.ts'
import type { Information } from '../models/scenario/schema/information.ts'
import type { Readings } from '../models/scenario/schema/readings.ts'
import type { Review } from '../models/scenario/schema/review.ts'
import type { Risks } from '../models/scenario/schema/risks.ts'
import type { Solve } from '../models/scenario/schema/solve.ts'
import type { UtilityEvidence } from '../models/scenario/schema/utility.ts'
import type { Zone } from '../models/scenario/schema/zone.ts'
import { troubleOf, unreachable } from './trouble.ts'
import type { ScenarioView, Valued } from './view/scenario.ts'

/** The API as the page uses it, typed by the routes themselves. What goes wrong is always a `Trouble`. */
const api = hc<App>(location.origin).api.v1

export type ScenarioPage = InferResponseType<typeof api.scenarios.$get, 200>
export type ScenarioItem = ScenarioPage['items'][number]
type Stored = InferResponseType<(typeof api.scenarios)[':id']['$get'], 200>
type Samples = InferResponseType<typeof api.samples.$get, 200>
type Comparables = InferResponseType<typeof api.comparables.$get, 200>

/** What a route promises when it succeeds; its refusals, and no answer at all, are troubles instead. */
export const taken = async <Body>(asked: Promise<ClientResponse<unknown> | Response>): Promise<Body> => {
  const response = await asked.catch((reason: unknown) => {
    throw reason instanceof DOMException ? reason : unreachable()
  })
  if (!response.ok) throw await troubleOf(response)
  return response.json() as Promise<Body>
}

const cancelledBy = (signal: AbortSignal | undefined) => ({ init: { signal: signal ?? null } })

/** A page of the library, the newest first; the cursor is `next` of the page before. */
export const listScenarios = (cursor: number | null, signal?: AbortSignal) =>
  taken<ScenarioPage>(
    api.scenarios.$get({ query: cursor === null ? {} : { cursor: String(cursor) } }, cancelledBy(signal)),
  )

/** The latest version of a scenario with its answer. */
export const readValued = async (id: string, signal?: AbortSignal): Promise<Valued> => {
  const stored = await taken<Stored>(api.scenarios[':id'].$get({ param: { id } }, cancelledBy(signal)))
  const param = { id, version: String(stored.version) }
  const version = api.scenarios[':id'].versions[':version']
  const answer = await taken<Answer>(version.valuation.$get({ param, query: {} }, cancelledBy(signal)))
  // the route describes a document as any object; the store holds none that did not pass the document's schema
  return { id, version: stored.version, document: stored.document as unknown as FieldfareDocument, answer }
}

const readComparables = async (signal?: AbortSignal): Promise<readonly Comparable[]> => {
  const { comparables } = await taken<Comparables>(api.comparables.$get({}, cancelledBy(signal)))
  return comparables as unknown as readonly Comparable[]
}

/** A scenario with the comparables its prices may be read beside. */
export const openScenario = async (id: string, signal?: AbortSignal): Promise<ScenarioView> => {
  const [valued, comparables] = await Promise.all([readValued(id, signal), readComparables(signal)])
  return { ...valued, comparables }
}

/** Stores a document as it was typed; the server alone judges it. */
export const importDocument = (text: string) =>
  taken<Stored>(
    api.scenarios.$post(undefined, {
      init: { body: text, headers: { 'content-type': 'application/json' } },
    }),
  )

/** The samples that the server has to begin with. */
export const listSamples = async (signal?: AbortSignal) =>
  (await taken<Samples>(api.samples.$get(undefined, cancelledBy(signal)))).samples

/** A sample as a new scenario. */
export const addSample = async (sample: string) =>
  importDocument(JSON.stringify(await taken<object>(api.samples[':sample'].$get({ param: { sample } }))))

/** Keeps a changed document as the next version; a version somebody else has kept meanwhile is not written over. */
export const saveVersion = ({ id, version }: Valued, document: FieldfareDocument) =>
  taken<Stored>(
    api.scenarios[':id'].$put(
      { param: { id }, header: { 'if-match': `"${version}"` } },
      {
        init: {
          body: JSON.stringify(document),
          headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
        },
      },
    ),
  )

/** The address of a file of the answer; the answer of a version never changes. */
export const downloadPath = (id: string, version: number, what: '' | '/summary.csv' | '/cash.csv'): string =>
  `/api/v1/scenarios/${encodeURIComponent(id)}/versions/${version}/valuation${what}`

/** A version as a file of the API's formats. */
export const exportPath = (id: string, version: number, format: string): string =>
  `/api/v1/scenarios/${encodeURIComponent(id)}/versions/${version}/exports/${format}`

type Begun = InferResponseType<(typeof api.exports)[':id']['$get'], 200>

const changing = (method: 'POST' | 'DELETE'): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
})

/** Begins a file that takes long; the address where it is looked after. */
export const beginFile = async (path: string): Promise<string> =>
  `/api/v1/exports/${(await taken<Begun>(fetch(path, changing('POST')))).id}`

export const lookAtFile = (file: string): Promise<Begun> => taken<Begun>(fetch(file))

/** Why a file was refused: instead of the file. */
export const whyRefused = async (file: string): Promise<never> => {
  throw await troubleOf(await fetch(`${file}/file`))
}

export const cancelFile = (file: string): Promise<unknown> => fetch(file, changing('DELETE'))

/** A question about a document, or a file, that need not be stored; the same bytes as on the command line. */
export const askAt = async <Body>(
  address: string,
  body: object,
  signal: AbortSignal | undefined,
): Promise<Body> =>
  taken<Body>(
    fetch(`/api/v1/${address}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
      signal: signal ?? null,
    }),
  )

/** What is asked about a document, and what each question answers with. */
export interface Asked {
  readonly utility: UtilityEvidence
  readonly contributors: Contributors
  readonly approaches: Approaches
  readonly diligence: DiligenceAnswer
  readonly strategy: FieldStrategy
  readonly drivers: Drivers
  readonly information: Information
  readonly risks: Risks
  readonly compare: Compare
  readonly zone: Zone
  readonly solve: Solve
  readonly bargain: Bargain
}

/** A document, and which of its deals or parties: a query with its question mark, or ''. */
export interface About {
  readonly document: FieldfareDocument
  readonly query: string
}

export const askAbout = <Name extends keyof Asked>(
  name: Name,
  { document, query }: About,
  signal?: AbortSignal,
): Promise<Asked[Name]> => askAt<Asked[Name]>(`${name}${query}`, document, signal)

interface AskedDeal {
  readonly document: FieldfareDocument
  readonly deal: string
}

/** What is missing or unclear in a deal, and what it would be worth read otherwise. */
export const lookAgain = async ({ document, deal }: AskedDeal, signal?: AbortSignal) => {
  const query = `?deal=${encodeURIComponent(deal)}`
  const [review, readings] = await Promise.all([
    askAt<Review>(`review${query}`, document, signal),
    askAt<Readings>(`readings${query}`, document, signal),
  ])
  return { review, readings }
}
