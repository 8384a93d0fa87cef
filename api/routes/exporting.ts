import { success } from '../../models/units/result.ts'
import type { FileQuestion } from '../exports/exportFile.ts'
import { type ExportFormatName, formatOf } from '../exports/formats.ts'
import type { Start } from '../runs/register.ts'
import type { FileHanded, Runs } from '../runs/runs.ts'
import type { Spool, Spooled } from '../store/spool.ts'

/** A file that somebody wants of a stored version. */
export interface WantedFile {
  readonly text: string
  /** what the document calls itself */
  readonly name: string
  readonly version: number
  readonly format: ExportFormatName
  readonly question: FileQuestion
}

/** A file with what its answer says of it. */
export interface NamedFile extends FileHanded, Pick<WantedFile, 'name' | 'version' | 'format' | 'question'> {}

/** One that waits to be fetched: in memory, or on disk where it may be larger. */
export interface KeptFile extends Omit<NamedFile, 'content'> {
  readonly content: Uint8Array<ArrayBuffer> | Spooled
}

/** Files that are made before anybody fetches them. */
export const keeping =
  (start: Start<WantedFile, NamedFile>, { keep }: Spool): Start<WantedFile, KeptFile> =>
  async (wanted, waiting) => {
    const file = await start(wanted, waiting)
    if (!file.ok) return file
    const { content } = file.value
    const kept = content instanceof Uint8Array ? success(content) : await keep(content)
    return kept.ok ? success({ ...file.value, content: kept.value }) : kept
  }

/**
 * Values a version where its file is written from an answer, then writes the file. What is told is the part of the trials that
 * is simulated; writing what they came to follows.
 */
export const exporting =
  ({ value, exportFile }: Pick<Runs, 'value' | 'exportFile'>): Start<WantedFile, NamedFile> =>
  async ({ text, name, version, format, question }, waiting) => {
    const { deal: _, ...overrides } = question
    const answered = formatOf(format).from === 'answer'
    const answer = answered ? await value(text, overrides, waiting) : success(null)
    if (!answer.ok) return answer
    const { signal, told } = waiting
    if (answered) told?.(1)
    const task = { format, answer: answer.value, text, question }
    const file = await exportFile(task, answered ? { ...(signal && { signal }) } : waiting)
    return file.ok ? success({ name, version, format, question, ...file.value }) : file
  }

/** How a file is sent; what was left out of it stands in a header. */
export const headersOf = ({
  notes,
  ...file
}: Omit<NamedFile, 'content'>): Readonly<Record<string, string>> => {
  const { mediaType } = formatOf(file.format)
  return {
    ...(notes.length === 0 ? {} : { 'Fieldfare-Notes': encodeURIComponent(notes.join(' ')) }),
    'Content-Type': mediaType,
    'Content-Disposition': dispositionOf(file),
    'Cache-Control': 'private, no-cache',
  }
}

/**
 * "Northlake-chest-imaging-version-1.pdf": letters and digits of the name alone, so that no name breaks a header or leaves a folder
 * (RFC 6266; the name in ASCII for programs that read no other). A term sheet is named by its deal: the other side reads no
 * title of ours, nor how often it was changed.
 */
export const dispositionOf = ({
  name,
  version,
  format,
  question: { deal },
}: Omit<NamedFile, 'notes' | 'content'>): string => {
  const shared = format === 'md' || format === 'docx'
  const words = shared ? ['term-sheet', deal ?? ''] : [named(name), `version-${version}`]
  const whole = `${words.filter((word) => word !== '').join('-')}.${formatOf(format).extension}`
  const plain = whole
    .normalize('NFKD')
    .replace(/[^\w.-]/g, '')
    .replace(/^-+/, '')
  const other = plain === whole ? '' : `; filename*=UTF-8''${encodeURIComponent(whole)}`
  return `attachment; filename="${plain}"${other}`
}

const named = (name: string): string =>
  Array.from(name.normalize('NFC').replace(/[^\p{L}\p{N}\p{M}]+/gu, '-'))
    .slice(0, 60)
    .join('')
    .replace(/^-+|-+$/g, '')
