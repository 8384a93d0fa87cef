import type { Context } from 'hono'
import { type ProblemResponse, parameterFault, parameterProblem, refused } from '../problem.ts'
import type { AskedFailure } from '../runs/asked.ts'
import type { Env } from '../services.ts'

/** Refuses a question about a document: by the parameters that name what is not there, else by the document's faults. */
export const refusedQuestion = (c: Context<Env>, faults: readonly AskedFailure[]): ProblemResponse => {
  const asked = faults.flatMap((fault) =>
    fault.parameter === undefined ? [] : [askedFault(fault.parameter, fault)],
  )
  return asked.length > 0 ? parameterProblem(c, asked) : refused(c, faults)
}

const askedFault = (parameter: string, { kind, expected, found, suggestion }: AskedFailure) =>
  parameterFault({
    parameter,
    kind: kind === 'reference' ? 'reference' : 'value',
    expected,
    found,
    suggestion,
  })
