import type { Context, TypedResponse } from 'hono'
import type { JSONParsed } from 'hono/utils/types'
import { describeFailure, type Failure } from '../models/units/failure.ts'
import type { Env } from './services.ts'

/** Every way a request is refused: its status and its title (RFC 9457). */
const kinds = {
  'host-missing': { status: 400, title: 'The request names no host' },
  json: { status: 400, title: 'The body cannot be read as JSON' },
  'foreign-origin': { status: 403, title: 'Asked from another site' },
  'not-found': { status: 404, title: 'Not here' },
  method: { status: 405, title: 'Not with this method' },
  slow: { status: 408, title: 'The body came too slowly' },
  stale: { status: 409, title: 'The scenario has changed meanwhile' },
  'too-large': { status: 413, title: 'The body is too large' },
  'media-type': { status: 415, title: 'Only JSON is read' },
  'host-unknown': { status: 421, title: 'Asked under a foreign host name' },
  document: { status: 422, title: 'The document cannot be used' },
  query: { status: 422, title: 'A query parameter cannot be used' },
  'version-missing': { status: 428, title: 'Say which version was changed' },
  fault: { status: 500, title: 'A fault in Fieldfare' },
  busy: { status: 503, title: 'Too many runs at once' },
  stopped: { status: 503, title: 'The run was stopped' },
  'not-saved': { status: 507, title: 'Nothing was saved' },
} as const

export type ProblemKind = keyof typeof kinds
export type ProblemStatus = (typeof kinds)[ProblemKind]['status']

/** A failure as it is sent: with its sentence. */
export type FailureView = Failure & { readonly message: string }

/** A fault in the query string: which parameter instead of which place in the document. */
export interface ParameterFault {
  readonly parameter: string
  readonly kind: 'value' | 'unknown-key' | 'reference'
  readonly pointer: ''
  readonly expected: string
  readonly found: string
  readonly suggestion?: string
  readonly message: string
}

export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: ProblemStatus
  readonly detail: string
  readonly instance: string
  readonly failures?: readonly (FailureView | ParameterFault)[]
  /** of a change made on a stale version: what it was made on, what was sent, what is there now */
  readonly base?: StoredDocument | null
  readonly mine?: { readonly document: object }
  readonly theirs?: StoredDocument
}

export interface StoredDocument {
  readonly version: number
  readonly document: object
}

export type ProblemResponse = Response & TypedResponse<JSONParsed<Problem>, ProblemStatus, 'json'>

/** A problem document; its instance is the request id that the log carries too. */
export const problem = (
  c: Context<Env>,
  kind: ProblemKind,
  detail: string,
  extensions: Pick<Problem, 'failures' | 'base' | 'mine' | 'theirs'> = {},
): ProblemResponse => {
  const { status, title } = kinds[kind]
  const instance = `urn:uuid:${c.get('requestId')}`
  const body: Problem = {
    type: `urn:fieldfare:problem:${kind}`,
    title,
    status,
    detail,
    instance,
    ...extensions,
  }
  const text = JSON.stringify(body)
  return c.body(text, status, { 'Content-Type': 'application/problem+json' }) as unknown as ProblemResponse
}

interface Fault extends Omit<ParameterFault, 'pointer' | 'message' | 'suggestion'> {
  readonly suggestion?: string | null | undefined
}

/** The same sentence as for a place of the document, about a parameter. */
export const parameterFault = ({ suggestion, ...fault }: Fault): ParameterFault => {
  const named = { ...fault, ...(suggestion ? { suggestion } : {}) }
  const message = describeFailure({ ...named, pointer: fault.parameter })
  return { ...named, pointer: '', message }
}

/** Every fault of a query at once. */
export const parameterProblem = (c: Context<Env>, failures: readonly ParameterFault[]): ProblemResponse =>
  problem(c, 'query', failures.map(({ message }) => message).join(' '), { failures })

/** Every fault of a document at once. What is not JSON is 400; a document with faults is 422. */
export const refused = (c: Context<Env>, faults: readonly Failure[]): ProblemResponse => {
  const failures = faults.map((fault) => ({ ...fault, message: describeFailure(fault) }))
  const kind = faults.some((fault) => fault.kind === 'json') ? 'json' : 'document'
  const [first] = failures
  const detail =
    first !== undefined && failures.length === 1
      ? first.message
      : `${failures.length} faults, each with its place under "failures".`
  return problem(c, kind, detail, { failures })
}
