import { createReadStream } from 'node:fs'
import { failure, type Result, success } from '../../models/units/result.ts'
import { bodyLimit } from '../body.ts'
import { reason } from './reason.ts'
import { type Content, whyNotThere, writeContent } from './writing.ts'

/** Where a command reads and writes. Results go out, everything else to err. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** whether somebody is watching err */
  readonly watched: boolean
  /** The text of a file, `-` being standard input; else why it cannot be read. */
  readonly read: (file: string) => Promise<Result<string, string>>
  /** The bytes of a file, of at most 2 MB or as many as are allowed. */
  readonly readBytes: (file: string, most?: number) => Promise<Result<Uint8Array, string>>
  /**
   * Writes a file, in place of one of that name, `-` being standard output; its bytes, or why it cannot be written, or the faults
   * that its content ends with.
   */
  readonly write: <Fault = never>(
    file: string,
    content: Content<Fault>,
  ) => Promise<Result<number, string | Fault>>
  /** Why a file could not be written, as far as that is known before there is one; null where nothing speaks against it. */
  readonly whyNot: (file: string) => Promise<string | null>
}

export const processTerminal = (): Terminal => {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 70))
  }
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    watched: process.stderr.isTTY === true,
    read: (file) => readText(file),
    readBytes: (file, most) => readWhole(file, most),
    write: (file, content) => writeContent(file, content),
    whyNot: (file) => whyNotThere(file),
  }
}

const nameOf = (file: string): string => (file === '-' ? 'standard input' : file)

const readWhole = async (file: string, most: number = bodyLimit): Promise<Result<Uint8Array, string>> => {
  try {
    const bytes = await readBytes(file === '-' ? process.stdin : createReadStream(file), most)
    return bytes === null
      ? failure(`${nameOf(file)} has more than ${Math.floor(most / 1e6)} MB`)
      : success(bytes)
  } catch (error) {
    return failure(`cannot read ${nameOf(file)}: ${reason(error)}`)
  }
}

const readText = async (file: string): Promise<Result<string, string>> => {
  const bytes = await readWhole(file)
  if (!bytes.ok) return bytes
  try {
    return success(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value))
  } catch (error) {
    return failure(`cannot read ${nameOf(file)}: ${reason(error)}`)
  }
}

const readBytes = async (stream: AsyncIterable<Buffer>, most: number): Promise<Buffer | null> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of stream) {
    size += part.byteLength
    if (size > most) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}
