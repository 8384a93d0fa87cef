import { rmSync } from 'node:fs'
import { type FileHandle, open, realpath, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { failure, type Result, success } from '../../models/units/result.ts'
import { noFile, reason } from './reason.ts'

/** What is written: whole, or in pieces that are made while they are written and may end with faults. */
export type Content<Fault = never> = string | Uint8Array | Iterable<Result<Uint8Array, Fault>>

type Written<Fault> = Promise<Result<number, string | Fault>>

/** Writes a file, `-` being standard output; its bytes. */
export const writeContent = <Fault>(file: string, content: Content<Fault>): Written<Fault> =>
  file === '-' ? writeEach(content, toStandardOutput) : writeFile(file, content)

/** Nobody should wait for a file that then has no place. */
export const whyNotThere = async (file: string): Promise<string | null> => {
  if (file === '-') return null
  if (file === '') return 'a file to write has no name'
  const [own, folder] = await Promise.all([file, dirname(file)].map((each) => stat(each).catch(() => null)))
  if (own?.isDirectory()) return `cannot write ${file}: it is a directory`
  return folder?.isDirectory() ? null : `cannot write ${file}: there is no such folder`
}

/**
 * Written beside its place and moved there whole: whoever stops the command finds the old file, or none, never half of one. A
 * link stays one: what it leads to is written.
 */
const writeFile = async <Fault>(named: string, content: Content<Fault>): Written<Fault> => {
  const file = await realpath(named).catch(() => named)
  const plain = (await stat(file).catch(() => null))?.isFile() ?? true
  const beside = plain ? `${file}.${process.pid}.part` : file
  const remove = (): void => {
    if (plain) rmSync(beside, { force: true })
  }
  const settle = heedStops(remove)
  try {
    const written = await writeThere(await open(beside, 'w'), content)
    if (!written.ok) remove()
    else if (plain) await rename(beside, file)
    return written
  } catch (error) {
    remove()
    const why = reason(error) === noFile ? 'there is no such folder' : reason(error)
    return failure(`cannot write ${named}: ${why}`)
  } finally {
    settle()
  }
}

const writeThere = async <Fault>(handle: FileHandle, content: Content<Fault>): Written<Fault> => {
  try {
    return await writeEach(content, (piece) => handle.writeFile(piece))
  } finally {
    await handle.close()
  }
}

const writeEach = async <Fault>(
  content: Content<Fault>,
  write: (piece: Uint8Array) => Promise<void>,
): Written<Fault> => {
  let bytes = 0
  for (const piece of inPieces(content)) {
    if (!piece.ok) return piece
    await write(piece.value)
    bytes += piece.value.length
  }
  return success(bytes)
}

const inPieces = <Fault>(content: Content<Fault>): Iterable<Result<Uint8Array, Fault>> => {
  if (typeof content === 'string') return [success(new TextEncoder().encode(content))]
  return content instanceof Uint8Array ? [success(content)] : content
}

const toStandardOutput = (piece: Uint8Array): Promise<void> =>
  new Promise((resolve) => void process.stdout.write(piece, () => resolve()))

/** What a shell expects of a command that was stopped by Ctrl-C, or ended. */
const codes = { SIGINT: 130, SIGTERM: 143 } as const

/** Leaves nothing behind where the command is stopped meanwhile; the way back. */
const heedStops = (remove: () => void): (() => void) => {
  const stops = (['SIGINT', 'SIGTERM'] as const).map((signal) => {
    const leave = (): void => {
      remove()
      process.exit(codes[signal])
    }
    process.once(signal, leave)
    return () => process.off(signal, leave)
  })
  return () => {
    for (const stop of stops) stop()
  }
}
