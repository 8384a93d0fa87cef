/** Texts that are written piece by piece, in UTF-8, one after the other. */
export interface GrowingText {
  readonly write: (piece: string) => void
  /** what follows is another text */
  readonly end: () => void
  /** the texts that have ended; nothing is written after that */
  readonly parts: () => readonly Uint8Array[]
}

const pageBytes = 65_536
/** at most for a unit of UTF-16 */
const bytesEach = 3
/** of WebAssembly: 4 GB */
const mostPages = 65_536

/**
 * Room for tens of megabytes of text, which grows where it stands: the memory of a program that has no program, since an array
 * that is full has to be copied to grow, and then stands twice.
 */
export const createText = (): GrowingText => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: mostPages })
  const encoder = new TextEncoder()
  const ends: number[] = []
  let at = 0
  const reserve = (bytes: number): void => {
    const lacking = at + bytes - memory.buffer.byteLength
    if (lacking > 0) memory.grow(Math.ceil(lacking / pageBytes))
  }
  return {
    write: (piece) => {
      reserve(bytesEach * piece.length)
      at += encoder.encodeInto(piece, new Uint8Array(memory.buffer, at)).written
    },
    end: () => void ends.push(at),
    parts: () =>
      ends.map((end, n) => {
        const from = ends[n - 1] ?? 0
        return new Uint8Array(memory.buffer, from, end - from)
      }),
  }
}
