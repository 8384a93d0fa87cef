import { zipSync } from 'fflate'

/** 1 January 1980, the first date that an archive can hold: nothing in it tells when it was made. */
const noDate = new Date(1980, 0, 1)

/** What whoever unpacks it on Unix may do with a file: without it, nothing. */
const readable = 0o644 << 16

/** Files as a zip archive, in the order given: the same files give the same bytes. Packed files are not packed again. */
export const zipped = (files: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, bytes]) => [name, [bytes, { level: levelOf(name) }]]),
    ),
    { mtime: noDate, os: 3, attrs: readable },
  )

/** Of large sheets 4 takes half the time of 6, and 3 % more room. */
const levelOf = (name: string): 0 | 4 => (name.endsWith('.xlsx') ? 0 : 4)
