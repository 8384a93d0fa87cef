import { inflateRawSync } from 'node:zlib'
import { failure, type Result, success } from '../../models/units/result.ts'
import type { Entry } from './zipEntry.ts'
import { straysOf } from './zipStrays.ts'

/**
 * What a workbook that is imported may be: a report has a few sheets of a few thousand rows, and XML of figures deflates to a
 * tenth. All of this is read from the directory of the archive, before a byte is inflated.
 */
export const zipLimits = {
  entries: 200,
  /** of one part, and of all of them, inflated */
  partBytes: 16_000_000,
  allBytes: 32_000_000,
  /** inflated to deflated, of parts above `smallBytes` */
  ratio: 100,
  smallBytes: 100_000,
} as const

/** What is read of an archive before anything is inflated: as `zipLimits`, for archives of another kind. */
export type ZipLimits = Readonly<Record<keyof typeof zipLimits, number>>

/** The parts of an archive: their names, how large they are together, what is no part of them, and one of them. */
export interface Archive {
  readonly names: readonly string[]
  readonly inflated: number
  /** what it carries beside its parts, in words: no part, though some programs show it */
  readonly strays: readonly string[]
  readonly text: (name: string) => Result<string, string>
  readonly bytes: (name: string) => Result<Uint8Array, string>
}

const [endMark, entryMark, partMark] = [0x06054b50, 0x02014b50, 0x04034b50]

/**
 * Reads the directory of a zip archive (PKWARE APPNOTE 6.3, sections 4.3.7 to 4.3.16) and refuses what no workbook has: several
 * disks, zip64, encryption, links, other methods than stored and deflated, names that leave the archive or come twice, more entries,
 * bytes or a greater ratio than the limits. A part is inflated when it is asked for, and never beyond its stated size.
 */
export const openZip = (bytes: Buffer, limits: ZipLimits = zipLimits): Result<Archive, string> => {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== endMark)
    return failure('this is no zip archive, or it is cut off')
  const [count, size, start] = [
    bytes.readUInt16LE(end + 10),
    bytes.readUInt32LE(end + 12),
    bytes.readUInt32LE(end + 16),
  ]
  if (count > limits.entries) return failure(`at most ${limits.entries} parts are expected, it has ${count}`)
  if (bytes.readUInt32LE(end + 4) !== 0 || start + size > end)
    return failure('one whole archive is expected, without a second disk or zip64')
  const entries = readDirectory(bytes, { start, end: start + size, count })
  if (!entries.ok) return entries
  const faults = entryFaults(entries.value, limits)
  if (faults.length > 0) return failure(...faults)
  const byName = new Map(entries.value.map((entry) => [entry.name, entry]))
  const wholeOf = (name: string): Result<Uint8Array, string> => {
    const entry = byName.get(name)
    return entry === undefined ? failure(`it has no part ${name}`) : inflated(bytes, entry)
  }
  return success({
    names: [...byName.keys()],
    inflated: inflatedOf(entries.value),
    strays: straysOf(bytes, entries.value, { start, end: end + 22 }),
    text: (name) => {
      const whole = wholeOf(name)
      return whole.ok ? decoded(name, whole.value) : whole
    },
    bytes: wholeOf,
  })
}

interface Directory {
  readonly start: number
  readonly end: number
  readonly count: number
}

const readDirectory = (bytes: Buffer, { start, end, count }: Directory): Result<readonly Entry[], string> => {
  const entries: Entry[] = []
  const broken = failure('its directory is damaged')
  let at = start
  for (let n = 0; n < count; n++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== entryMark) return broken
    const [nameLength, extra, comment] = [28, 30, 32].map((o) => bytes.readUInt16LE(at + o)) as [
      number,
      number,
      number,
    ]
    const next = at + 46 + nameLength + extra + comment
    if (next > end) return broken
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const flags = bytes.readUInt16LE(at + 8)
    if ((flags & 1) === 1) return failure(`${name} is encrypted; take the password off`)
    const [deflated, size, header] = [20, 24, 42].map((o) => bytes.readUInt32LE(at + o)) as [
      number,
      number,
      number,
    ]
    const link = isLink(bytes.readUInt8(at + 5), bytes.readUInt32LE(at + 38))
    const [note, streamed] = [bytes.toString('utf8', next - comment, next), (flags & 8) === 8]
    const method = bytes.readUInt16LE(at + 10)
    entries.push({ name, note, streamed, link, method, deflated, inflated: size, header })
    at = next
  }
  return success(entries)
}

/** Made on Unix (3), its mode in the upper half (APPNOTE 4.4.2 and 4.4.15); 0o12 is a symbolic link. */
const isLink = (madeOn: number, attributes: number): boolean => madeOn === 3 && attributes >>> 28 === 0o12

const inflatedOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, entry) => sum + entry.inflated, 0)

const entryFaults = (entries: readonly Entry[], limits: ZipLimits): readonly string[] => {
  const { partBytes, allBytes, ratio, smallBytes } = limits
  const faults = entries.flatMap(({ name, link, method, deflated, inflated: size }, n): string[] => {
    if (!/^[\w[\] .()-][\w[\] .()/-]*$/.test(name) || name.split('/').includes('..'))
      return [`a part has the name ${JSON.stringify(name.slice(0, 80))}, which no workbook gives`]
    if (entries.findIndex((entry) => entry.name === name) < n) return [`${name} is there twice`]
    if (link) return [`${name} is a link to another file`]
    if (method !== 0 && method !== 8) return [`${name} is packed in a way that no workbook uses (${method})`]
    if (size > partBytes) return [`${name} would be ${size} bytes, and ${partBytes} are the most`]
    if (size > smallBytes && size > ratio * Math.max(1, deflated))
      return [`${name} would be ${size} bytes of ${deflated}: more than ${ratio} times as much is a trap`]
    return []
  })
  const all = inflatedOf(entries)
  return all > allBytes
    ? [...faults, `together it would be ${all} bytes, and ${allBytes} are the most`]
    : faults
}

const damage = (name: string) => failure(`${name} is damaged, or not of the size that it states`)

const decoded = (name: string, whole: Uint8Array): Result<string, string> => {
  try {
    return success(new TextDecoder('utf-8', { fatal: true }).decode(whole))
  } catch {
    return damage(name)
  }
}

const inflated = (
  bytes: Buffer,
  { name, method, deflated, inflated: size, header }: Entry,
): Result<Uint8Array, string> => {
  const damaged = damage(name)
  if (header + 30 > bytes.length || bytes.readUInt32LE(header) !== partMark) return damaged
  const nameEnd = header + 30 + bytes.readUInt16LE(header + 26)
  if (bytes.toString('utf8', header + 30, nameEnd) !== name) return damaged
  const from = nameEnd + bytes.readUInt16LE(header + 28)
  if (from + deflated > bytes.length) return damaged
  const packed = bytes.subarray(from, from + deflated)
  try {
    const whole =
      method === 0
        ? packed
        : inflateRawSync(packed, { maxOutputLength: Math.max(1, size), chunkSize: size + 64 })
    if (whole.length !== size) return damaged
    return success(whole)
  } catch {
    return damaged
  }
}
