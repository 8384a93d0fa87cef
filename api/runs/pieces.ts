import type { MessagePort } from 'node:worker_threads'
import type { Pieces } from '../exports/format.ts'
import type { AskedFailure } from './asked.ts'
import { countTaken, type FileTally, waitForRoom } from './handing.ts'
import { type Piece, type PiecesHanded, stoppedRun } from './runs.ts'

/** Pieces that are made and not taken yet: while one is sent the next is made, and no more stand in memory. */
export const mostOnTheirWay = 4

/** Memory that can be handed over to another thread. */
export const ownBytes = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  const { buffer, byteOffset, byteLength } = bytes
  return buffer instanceof ArrayBuffer ? new Uint8Array(buffer, byteOffset, byteLength) : bytes.slice()
}

/** Hands pieces over one after the other, then null; makes none while the reader has enough of them. */
export const sendPieces = (pieces: Pieces<AskedFailure>, port: MessagePort, tally: FileTally): void => {
  let sent = 0
  for (const piece of pieces) {
    waitForRoom(tally, sent - mostOnTheirWay)
    port.postMessage(piece, piece.ok ? [piece.value.buffer] : [])
    sent += 1
  }
  port.postMessage(null)
}

export interface Receiving {
  readonly port: MessagePort
  readonly tally: FileTally
  /** the thread that makes them: rejects where it is stopped */
  readonly ended: Promise<unknown>
  /** stops that thread */
  readonly leave: () => void
  /** milliseconds after which a reader who takes nothing has left */
  readonly patience: number
}

export interface Received {
  /** once the first has come */
  readonly ready: () => Promise<null>
  readonly pieces: PiecesHanded
}

/** Pieces as they come from another thread. */
export const receivedPieces = ({ port, tally, ended, leave, patience }: Receiving): Received => {
  const come: (Piece | null)[] = []
  let lost: { readonly error: unknown } | null = null
  let wake = (): void => undefined
  const close = (): void => {
    clearInterval(stalled)
    port.close()
  }
  const lose = (error: unknown): void => {
    lost ??= { error }
    come.length = 0
    close()
    wake()
  }
  const stalled = setInterval(() => {
    if (come.length === 0) return
    leave()
    lose(stoppedRun('late'))
  }, patience).unref()
  port.on('message', (piece: Piece | null) => {
    if (come.length === 0) stalled.refresh()
    come.push(piece)
    wake()
  })
  ended.catch(lose)
  /** waits until there is a next one */
  const next = async (): Promise<Piece | null> => {
    while (come.length === 0) {
      if (lost !== null) throw lost.error
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    return come[0]!
  }
  const done = { done: true, value: undefined } as const
  const pieces: PiecesHanded = {
    next: async () => {
      const piece = await next()
      if (piece === null) {
        close()
        return done
      }
      come.shift()
      countTaken(tally)
      stalled.refresh()
      return { done: false, value: piece }
    },
    return: async () => {
      leave()
      close()
      return done
    },
    [Symbol.asyncIterator]: () => pieces,
  }
  return { ready: () => next().then(() => null), pieces }
}

/** Pieces that are made on the thread that reads them. */
export const ownPieces = (made: Pieces<AskedFailure>): PiecesHanded => {
  const pieces: PiecesHanded = {
    next: async () => {
      const { done, value } = made.next()
      return done === true ? { done, value: undefined } : { done: false, value }
    },
    return: async () => {
      made.return()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => pieces,
  }
  return pieces
}
