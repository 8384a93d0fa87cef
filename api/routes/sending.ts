import type { Context } from 'hono'
import { errorPlace, type Log } from '../log.ts'
import { type PiecesHanded, runStop } from '../runs/runs.ts'
import type { Env } from '../services.ts'
import { headersOf, type KeptFile, type NamedFile } from './exporting.ts'

type Content = (NamedFile | KeptFile)['content']

/**
 * Sends a file: whole, from disk, or while it is made. Nobody knows then how long it will be, so that a file that ends in the
 * middle is told by a connection that breaks: an end of its chunks would make half a file a whole one (RFC 9112, 8).
 */
export const sendFile = async (c: Context<Env>, { content, ...file }: NamedFile | KeptFile, log: Log) => {
  const headers = headersOf(file)
  if (content instanceof Uint8Array) return c.body(content, 200, headers)
  const size: Record<string, string> = 'size' in content ? { 'Content-Length': String(content.size) } : {}
  if (c.req.method === 'HEAD') {
    if ('next' in content) await content.return()
    return c.body(null, 200, { ...headers, ...size })
  }
  const pieces = 'take' in content ? await content.take() : content
  return c.body(streamed(c, pieces, log), 200, { ...headers, ...size })
}

/** A file that nobody fetches any more. */
export const discardFile = ({ content }: { readonly content: Content }): void => {
  if ('remove' in content) content.remove()
}

/** One piece at a time, as fast as it is read; whoever leaves ends what makes them. */
const streamed = (
  c: Context<Env>,
  pieces: PiecesHanded,
  log: Log,
): ReadableStream<Uint8Array<ArrayBuffer>> => {
  let left = false
  const pull = async (controller: ReadableStreamDefaultController): Promise<void> => {
    const piece = await nextOf(pieces)
    if (piece === null) controller.close()
    else if (typeof piece !== 'string') controller.enqueue(piece)
    else if (!left) await broken(c, piece, log)
  }
  const cancel = async (): Promise<void> => {
    left = true
    await pieces.return()
  }
  return new ReadableStream({ pull, cancel }, { highWaterMark: 0 })
}

/** The next piece, null after the last, or why there is none. */
const nextOf = async (pieces: PiecesHanded): Promise<Uint8Array<ArrayBuffer> | string | null> => {
  try {
    const { done, value } = await pieces.next()
    if (done === true) return null
    return value.ok ? value.value : 'refused'
  } catch (error) {
    return runStop(error) ?? errorPlace(error)
  }
}

/** Ends the connection; what is read without one fails. The end of the connection cancels the stream, which ends nothing else. */
const broken = (c: Context<Env>, why: string, log: Log): Promise<never> => {
  log({ event: 'error', requestId: c.get('requestId'), error: `a file ended in the middle: ${why}` })
  const outgoing = c.env?.outgoing
  outgoing?.destroy()
  return outgoing === undefined
    ? Promise.reject(new Error('This file ended in the middle.'))
    : new Promise(() => undefined)
}
