import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { type Result, success } from '../../models/units/result.ts'
import type { PiecesHanded } from '../runs/runs.ts'

/** A file on disk that waits to be sent. */
export interface Spooled {
  readonly size: number
  /** its content, once: it has no name from then on, and no room once it was read or left */
  readonly take: () => Promise<PiecesHanded>
  readonly remove: () => void
}

/** A folder of files that were made and not fetched yet. */
export interface Spool {
  /** takes pieces as they come; keeps nothing of a file that ends with a fault or is stopped */
  readonly keep: <Fault>(pieces: AsyncIterable<Result<Uint8Array, Fault>>) => Promise<Result<Spooled, Fault>>
  /** forgets all of them */
  readonly close: () => void
}

/** Files of the folder of a store, for its owner alone; what an earlier owner left there is removed. */
export const openSpool = (directory: string): Spool => {
  const folder = join(directory, 'unsent')
  const clear = (): void => rmSync(folder, { recursive: true, force: true })
  clear()
  return {
    keep: async (pieces) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const file = join(folder, randomUUID())
      try {
        const size = await written(file, pieces)
        if (!size.ok) remove(file)
        return size.ok ? success(spooled(file, size.value)) : size
      } catch (error) {
        remove(file)
        throw error
      }
    },
    close: clear,
  }
}

const remove = (file: string): void => rmSync(file, { force: true })

/** Writes a file that only its owner may read; its bytes. */
const written = async <Fault>(
  file: string,
  pieces: AsyncIterable<Result<Uint8Array, Fault>>,
): Promise<Result<number, Fault>> => {
  const handle = await open(file, 'wx', 0o600)
  let size = 0
  try {
    for await (const piece of pieces) {
      if (!piece.ok) return piece
      await handle.writeFile(piece.value)
      size += piece.value.byteLength
    }
    return success(size)
  } finally {
    await handle.close()
  }
}

const spooled = (file: string, size: number): Spooled => ({
  size,
  take: async () => {
    const handle = await open(file, 'r')
    remove(file)
    return contentOf(handle)
  },
  remove: () => remove(file),
})

/** Bytes of a piece that is read. */
const pieceBytes = 262_144

const contentOf = (handle: FileHandle): PiecesHanded => {
  const end = async () => {
    await handle.close()
    return { done: true, value: undefined } as const
  }
  const pieces: PiecesHanded = {
    next: async () => {
      const { bytesRead, buffer } = await handle.read(new Uint8Array(pieceBytes), 0, pieceBytes)
      return bytesRead === 0 ? end() : { done: false, value: success(buffer.subarray(0, bytesRead)) }
    },
    return: end,
    [Symbol.asyncIterator]: () => pieces,
  }
  return pieces
}
