import type { Context, TypedResponse } from 'hono'
import type { JSONParsed } from 'hono/utils/types'
import type { Valued } from './runs/runs.ts'
import type { Env } from './services.ts'

type JsonResponse<Shape, Status extends 200 | 201> = Response &
  TypedResponse<JSONParsed<Shape>, Status, 'json'>

/** JSON as it is, text or bytes: those that the command line prints too. */
export const jsonText = <Shape, Status extends 200 | 201 = 200>(
  c: Context<Env>,
  text: string | Uint8Array<ArrayBuffer>,
  status: 200 | 201 = 200,
): JsonResponse<Shape, Status> => {
  const response = c.body(text, status, { 'Content-Type': 'application/json' })
  return response as unknown as JsonResponse<Shape, Status>
}

export const etagOf = ({ hash }: Valued): string => `"${hash.slice(0, 32)}"`

type NotModified = Response & TypedResponse<Record<string, never>, 304, 'body'>

/** Marks the answer as one to ask about again; the short answer when the caller already has it, else null. */
export const notModified = (c: Context<Env>, etag: string): NotModified | null => {
  c.header('ETag', etag)
  c.header('Cache-Control', 'private, no-cache')
  const known = c.req.header('if-none-match')?.split(',') ?? []
  const same = known.some((tag) => tag.trim().replace(/^W\//, '') === etag)
  return same ? (c.body(null, 304) as unknown as NotModified) : null
}
