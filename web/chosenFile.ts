import { Trouble } from './trouble.ts'

/** A file that somebody chose, as the API takes it: a workbook in base64, else a text. */
export interface ChosenFile {
  readonly name: string
  readonly content: { readonly xlsx: string } | { readonly text: string }
}

/** What fits, in base64 and beside a document, into a body of 2 MB. */
export const mostBytes = 1_400_000

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 9.95e6 ? 1 : 0)} MB`

const refused = (name: string, why: string, advice: string): Trouble =>
  new Trouble(`${name} ${why}`, `${advice} Nothing was changed.`)

/** Files that people take for tables, by how they begin. */
const others: readonly (readonly [readonly number[], string, string])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], 'is a workbook of the old kind (.xls)', 'Save it as .xlsx or as CSV.'],
  [[0x25, 0x50, 0x44, 0x46], 'is a PDF', 'Its figures cannot be read safely: ask for the workbook or a CSV.'],
]

/** What a file holds; one that is no table is refused with the reason. */
export const contentOf = (name: string, bytes: Uint8Array): ChosenFile => {
  if (bytes.length === 0) throw refused(name, 'is empty', 'Choose the file with the rows.')
  const begins = (mark: readonly number[]): boolean => mark.every((byte, i) => bytes[i] === byte)
  for (const [mark, why, advice] of others) if (begins(mark)) throw refused(name, why, advice)
  if (begins([0x50, 0x4b])) return { name, content: { xlsx: base64(bytes) } }
  try {
    // every byte of it, so that its hash is that of the file
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    if (!text.includes('\0')) return { name, content: { text } }
  } catch {
    // told below
  }
  throw refused(
    name,
    'is no table that can be read',
    'A workbook (.xlsx) or a CSV in UTF-8 is expected; a spreadsheet program saves either.',
  )
}

/** The bytes of a file, unless there are too many of them: then none is read. */
export const readChosen = async (file: File): Promise<ChosenFile> => {
  if (file.size > mostBytes)
    throw refused(
      file.name,
      `has ${megabytes(file.size)}`,
      `At most ${megabytes(mostBytes)} are read. Leave out the sheets and columns that are not needed.`,
    )
  return contentOf(file.name, new Uint8Array(await file.arrayBuffer()))
}

const base64 = (bytes: Uint8Array): string => {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  return btoa(parts.join(''))
}
