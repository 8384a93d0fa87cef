import type { Context } from 'hono'
import { readBody } from '../body.ts'
import { type ProblemResponse, problem, refused } from '../problem.ts'
import type { Env, Services } from '../services.ts'
import type { Content } from '../store/scenarioStore.ts'

export type Read =
  | { readonly ok: true; readonly content: Content }
  | { readonly ok: false; readonly problem: ProblemResponse }

/** The document in the body, ready to be kept; nothing with a fault ever gets as far as the store. */
export const readContent = async (c: Context<Env>, { runs }: Services): Promise<Read> => {
  const body = await readBody(c.req.raw)
  if (!body.ok) return { ok: false, problem: problem(c, body.kind, body.detail) }
  const checked = await runs.check(body.text)
  if (!checked.ok) return { ok: false, problem: refused(c, checked.faults) }
  const { name, canonical, hash } = checked.value
  return { ok: true, content: { name, document: canonical, hash } }
}
