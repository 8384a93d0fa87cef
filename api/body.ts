import { jsonLimits } from '../models/scenario/readJson.ts'
import type { ProblemKind } from './problem.ts'

/** What one document may have, on every way in. */
export const bodyLimit = jsonLimits.bytes
export const bodySeconds = 10

export type BodyText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly kind: ProblemKind; readonly detail: string }

const tooLarge: BodyText = { ok: false, kind: 'too-large', detail: 'A body may have 2 MB (2,000,000 bytes).' }
const slow: BodyText = {
  ok: false,
  kind: 'slow',
  detail: `The whole body must arrive within ${bodySeconds} seconds.`,
}
const notText: BodyText = { ok: false, kind: 'json', detail: 'The body is not UTF-8 text.' }

/** The body as text: at most `bodyLimit` bytes, counted while they arrive, within `bodySeconds`. */
export const readBody = async (request: Request, seconds = bodySeconds): Promise<BodyText> => {
  if (Number(request.headers.get('content-length') ?? 0) > bodyLimit) return tooLarge
  if (request.body === null) return { ok: true, text: '' }
  const deadline = alarm(seconds)
  try {
    return await collect(request.body.getReader(), deadline.rings)
  } finally {
    deadline.cancel()
  }
}

type ByteReader = ReadableStreamDefaultReader<Uint8Array>

const collect = async (reader: ByteReader, late: Promise<'late'>): Promise<BodyText> => {
  const parts: Uint8Array[] = []
  let size = 0
  for (;;) {
    const part = await Promise.race([reader.read(), late])
    if (part === 'late') return slow
    if (part.done) return decode(Buffer.concat(parts))
    size += part.value.byteLength
    if (size > bodyLimit) return tooLarge
    parts.push(part.value)
  }
}

const decode = (bytes: Uint8Array): BodyText => {
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return notText
  }
}

const alarm = (seconds: number): { readonly rings: Promise<'late'>; readonly cancel: () => void } => {
  let timer: NodeJS.Timeout | undefined
  const rings = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), seconds * 1000)
  })
  return { rings, cancel: () => clearTimeout(timer) }
}
