import { createReadStream, rmSync } from 'node:fs'
import { rename, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { failure, type Result, success } from '../../models/units/result.ts'
import { bodyLimit } from '../body.ts'

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
  /** Writes a file, in place of one of that name, `-` being standard output; else why it cannot be written. */
  readonly write: (file: string, content: string | Uint8Array) => Promise<Result<null, string>>
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

/** Nobody should wait for a file that then has no place. */
const whyNotThere = async (file: string): Promise<string | null> => {
  if (file === '-') return null
  if (file === '') return 'a file to write has no name'
  const [own, folder] = await Promise.all([file, dirname(file)].map((each) => stat(each).catch(() => null)))
  if (own?.isDirectory()) return `cannot write ${file}: it is a directory`
  return folder?.isDirectory() ? null : `cannot write ${file}: there is no such folder`
}

/** Written beside its place and moved there whole: whoever stops the command finds the old file, or none, never half of one. */
const writeContent = async (file: string, content: string | Uint8Array): Promise<Result<null, string>> => {
  if (file === '-') {
    await new Promise<void>((resolve) => void process.stdout.write(content, () => resolve()))
    return success(null)
  }
  const plain = (await stat(file).catch(() => null))?.isFile() ?? true
  const beside = `${file}.${process.pid}.part`
  const leave = (): void => {
    rmSync(beside, { force: true })
    process.exit(interrupted)
  }
  process.once('SIGINT', leave)
  try {
    await writeFile(plain ? beside : file, content)
    if (plain) await rename(beside, file)
    return success(null)
  } catch (error) {
    rmSync(beside, { force: true })
    const why = reason(error) === noFile ? 'there is no such folder' : reason(error)
    return failure(`cannot write ${file}: ${why}`)
  } finally {
    process.off('SIGINT', leave)
  }
}

/** What a shell expects of a command that was stopped by Ctrl-C. */
const interrupted = 130

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

const noFile = 'there is no such file'

const reason = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return noFile
  if (code === 'EISDIR') return 'it is a directory'
  if (code === 'EACCES') return 'not allowed'
  if (code === 'ENOSPC') return 'the disk is full'
  return code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'it is not UTF-8 text' : String(code)
}
