import { failure, type Result, success } from '../../models/units/result.ts'
import type { Terminal } from './terminal.ts'

/** A file as bodies carry it: a workbook in base64, else a text. */
export type FileContent = { readonly xlsx: string } | { readonly text: string }

/** Reads a file as what it is; a zip archive begins with PK, and what is no text either is neither. */
export const fileContent = async (terminal: Terminal, file: string): Promise<Result<FileContent, string>> => {
  const bytes = await terminal.readBytes(file)
  if (!bytes.ok) return bytes
  const data = Buffer.from(bytes.value)
  if (data.subarray(0, 2).toString('latin1') === 'PK') return success({ xlsx: data.toString('base64') })
  try {
    // every byte of it, so that its hash is that of the file
    return success({ text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(data) })
  } catch {
    return failure(`${file} is neither a workbook (.xlsx) nor a text in UTF-8: save it as one of them`)
  }
}
