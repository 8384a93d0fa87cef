/** A fault of a refused document, as a problem document lists it. */
export interface FailureItem {
  readonly pointer: string
  readonly expected: string
  readonly found: string
  readonly suggestion?: string
}

/** What went wrong, in words for the reader: what happened and what to do. */
export class Trouble extends Error {
  constructor(
    readonly title: string,
    readonly advice: string,
    readonly failures: readonly FailureItem[] = [],
    /** whether somebody else has changed meanwhile what was to be changed */
    readonly stale = false,
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
  404: 'The link may be an old one. The library lists what is there.',
  503: 'Try again in a moment.',
}

export const unreachable = (): Trouble =>
  new Trouble(
    'Fieldfare does not answer',
    'The page is here, its server is not. Check that it still runs, then try again. What was saved is safe.',
  )

/** The detail speaks of the answer's fields where there are several faults; the reader sees a table. */
const detailOf = ({ detail = '', failures = [] }: Problem): string =>
  failures.length > 1
    ? `${failures.length} faults are listed below, each with its place in the document. Mend them and try again.`
    : detail

/** Reads a problem document (RFC 9457); an answer that is none is named by its status. */
type Refusal = Pick<Response, 'headers' | 'status' | 'json'>

export const troubleOf = async (response: Refusal): Promise<Trouble> => {
  const isProblem = response.headers.get('content-type')?.includes('json') === true
  const problem: Problem = isProblem ? await response.json() : {}
  const advice = `${detailOf(problem)} ${ADVICE[response.status] ?? ''}`.trim()
  const title = problem.title ?? `The server answered ${response.status}`
  return new Trouble(title, advice, problem.failures, response.status === 409)
}
