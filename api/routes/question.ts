import { createRoute, type z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { DealQuestion, QuestionName } from '../../models/questions.ts'
import { readBody } from '../body.ts'
import { problem } from '../problem.ts'
import { jsonText } from '../reply.ts'
import type { Env, Services } from '../services.ts'
import { refusedQuestion } from './asked.ts'
import { documentBody, refusals, router } from './shapes.ts'

/** Everything that a question can name; each route takes its own part of it. */
type QuestionQuery = z.ZodObject & z.ZodType<DealQuestion>
type Asked = Context<Env, string, { in: { query: DealQuestion }; out: { query: DealQuestion } }>

interface QuestionRoute<Name extends QuestionName, Schema extends z.ZodType> {
  readonly name: Name
  readonly query: QuestionQuery
  readonly summary: string
  /** what the answer is */
  readonly answer: string
  readonly schema: Schema
}

/** A route that asks one question about the document in its body: `POST /api/v1/NAME`. */
export const questionRoute = <Name extends QuestionName, Schema extends z.ZodType>({
  name,
  query,
  summary,
  answer,
  schema,
}: QuestionRoute<Name, Schema>) => {
  const post = createRoute({
    method: 'post',
    path: `/api/v1/${name}`,
    tags: ['Engine'],
    summary,
    description: `The bytes are those of \`fieldfare ${name} FILE --json\` with the same options: canonical JSON.`,
    request: { query, body: documentBody },
    responses: {
      200: { description: answer, content: { 'application/json': { schema } } },
      ...refusals(400, 413, 415, 422, 503),
    },
  })
  return ({ runs }: Services) => {
    const answered = async (c: Asked) => {
      const body = await readBody(c.req.raw)
      if (!body.ok) return problem(c, body.kind, body.detail)
      const asked = await runs.ask(name, body.text, c.req.valid('query'), c.req.raw.signal)
      return asked.ok ? jsonText(c, asked.value) : refusedQuestion(c, asked.faults)
    }
    // of a schema that is a parameter the router cannot tell which body belongs to which status
    return router().openapi(post, answered as never)
  }
}
