import type { Entry } from './zipEntry.ts'

interface Around {
  /** where the directory begins, and where the archive ends by its own account */
  readonly start: number
  readonly end: number
}

/** Sizes that follow a streamed part, with their mark and in zip64 (APPNOTE 4.3.9). */
const trailer = 24

/**
 * What an archive carries beside the parts that its directory names: a comment behind it, notes on its parts, bytes before, between
 * or behind them, such as a part that is left out of the directory, which some programs unpack all the same.
 */
export const straysOf = (
  bytes: Buffer,
  entries: readonly Entry[],
  { start, end }: Around,
): readonly string[] => {
  const comment = bytes.toString('utf8', end)
  const between = bytesBetween(bytes, entries, start)
  return [
    ...(comment === '' ? [] : [`a comment: ${shown(comment)}`]),
    ...entries.flatMap(({ name, note }) => (note === '' ? [] : [`a note on ${name}: ${shown(note)}`])),
    ...(between === 0 ? [] : [`${between} bytes that belong to none of its files`]),
  ]
}

const shown = (text: string): string => JSON.stringify(text.slice(0, 60))

const bytesBetween = (bytes: Buffer, entries: readonly Entry[], start: number): number => {
  let [at, strange] = [0, 0]
  for (const { header, deflated, streamed } of entries.toSorted((a, b) => a.header - b.header)) {
    strange += Math.max(0, header - at)
    if (header + 30 > bytes.length) continue
    const names = bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
    at = Math.max(at, header + 30 + names + deflated)
    const next = nextAfter(at, entries, start)
    if (streamed && next - at <= trailer) at = Math.max(at, next)
  }
  return strange + Math.max(0, start - at)
}

/** Where the next part begins, or the directory. */
const nextAfter = (at: number, entries: readonly Entry[], start: number): number =>
  entries.reduce((next, { header }) => (header >= at ? Math.min(next, header) : next), start)
