import { success } from '../../models/units/result.ts'
import type { FileQuestion } from '../exports/exportFile.ts'
import { type ExportFormatName, formatOf } from '../exports/formats.ts'
import type { Start } from '../runs/register.ts'
import type { FileHanded, Runs } from '../runs/runs.ts'

/** A file that somebody wants of a stored version. */
export interface WantedFile {
  readonly text: string
  readonly version: number
  readonly format: ExportFormatName
  readonly question: FileQuestion
}

/** A file with what its answer says of it. */
export interface NamedFile extends FileHanded, Pick<WantedFile, 'version' | 'format'> {}

/**
 * Values a version where its file is written from an answer, then writes the file. What is told is the part of the trials that
 * is simulated; writing what they came to follows.
 */
export const exporting =
  ({ value, exportFile }: Pick<Runs, 'value' | 'exportFile'>): Start<WantedFile, NamedFile> =>
  async ({ text, version, format, question }, waiting) => {
    const { deal: _, ...overrides } = question
    const answered = formatOf(format).from === 'answer'
    const answer = answered ? await value(text, overrides, waiting) : success(null)
    if (!answer.ok) return answer
    const { signal, told } = waiting
    if (answered) told?.(1)
    const task = { format, answer: answer.value, text, question }
    const file = await exportFile(task, answered ? { ...(signal && { signal }) } : waiting)
    return file.ok ? success({ version, format, ...file.value }) : file
  }

/** How a file is sent; what was left out of it stands in a header. */
export const headersOf = ({ version, format, notes }: NamedFile): Readonly<Record<string, string>> => {
  const { mediaType, extension } = formatOf(format)
  return {
    ...(notes.length === 0 ? {} : { 'Fieldfare-Notes': encodeURIComponent(notes.join(' ')) }),
    'Content-Type': mediaType,
    'Content-Disposition': `attachment; filename="version-${version}.${extension}"`,
    'Cache-Control': 'private, no-cache',
  }
}
