import { OpenAPIHono, z } from '@hono/zod-openapi'
import { type Problem, type ProblemStatus, parameterProblem, problem } from '../problem.ts'
import type { Env } from '../services.ts'
import type { PageRequest } from '../store/scenarioStore.ts'
import { digits, type pageQuery, parameterFaults } from './query.ts'

/** A router whose faults in parameters are problems: a path that names nothing is 404, a query parameter 422. */
export const router = () =>
  new OpenAPIHono<Env>({
    defaultHook: (result, c) => {
      if (result.success) return undefined
      if (result.target === 'param') return problem(c, 'not-found', 'Nothing has this address.')
      return parameterProblem(c, parameterFaults(result.error.issues, c.req.url))
    },
  })

const failureSchema = z
  .looseObject({
    pointer: z.string().meta({ description: 'JSON pointer into the document' }),
    kind: z.string(),
    expected: z.string(),
    found: z.string(),
    suggestion: z.string().optional(),
    message: z.string().meta({ description: 'The whole sentence' }),
  })
  .openapi('Failure')

const problemSchema: z.ZodType<Problem> = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int() as unknown as z.ZodType<ProblemStatus>,
    detail: z.string(),
    instance: z.string().meta({ description: 'urn:uuid of the request, as in the log and X-Request-Id' }),
    failures: z.array(failureSchema).optional(),
  })
  .openapi('Problem') as unknown as z.ZodType<Problem>

const meanings: Readonly<Partial<Record<ProblemStatus, string>>> = {
  400: 'The body is not JSON, or JSON that is refused (too deep, a key twice, a lone surrogate)',
  404: 'Nothing has this address',
  409: 'Changed meanwhile: `base`, `mine` and `theirs` are in the answer',
  413: 'The body has more than 2 MB',
  415: 'Not application/json, or compressed',
  422: 'Faults in the document or in a query parameter, all of them at once; or a run above the quota',
  428: 'If-Match is missing',
  503: 'Too many runs at once: try again',
}

const content = { 'application/problem+json': { schema: problemSchema } }

interface RefusalResponses {
  readonly default: { readonly description: string; readonly content: typeof content }
}

/** The refusals of a route for its description; every route can also end in any other problem. */
export const refusals = (...statuses: readonly ProblemStatus[]): RefusalResponses => ({
  ...Object.fromEntries(
    statuses.map((status) => [status, { description: meanings[status] ?? 'Refused', content }]),
  ),
  default: { description: 'Any refusal is a problem document (RFC 9457)', content },
})

/** For routes that answer If-None-Match. */
export const same = { 304: { description: 'Not changed since the ETag in If-None-Match' } }

export const pageRequest = ({ limit = 50, cursor }: z.output<typeof pageQuery>): PageRequest => ({
  limit,
  ...(cursor === undefined ? {} : { after: cursor }),
})

export const scenarioPath = z.object({ id: z.uuid() })
export const versionPath = scenarioPath.extend({
  version: digits('a version')
    .transform(Number)
    .openapi({ param: { name: 'version', in: 'path' }, type: 'integer', minimum: 1, example: 1 }),
})

/** The body of every route that takes a document. Read by the engine, not by the router: it knows every fault. */
export const documentBody = {
  required: true,
  description: 'A document, as GET /api/v1/schema describes it',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Document' } } },
}
