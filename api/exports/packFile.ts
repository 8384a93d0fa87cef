import { createHash } from 'node:crypto'
import { canonicalJson } from '../../models/scenario/canonical.ts'
import { success } from '../../models/units/result.ts'
import type { ToExport } from '../../models/workbook/exporting.ts'
import { zipped } from './archive.ts'
import { type Drafter, writerOf } from './format.ts'
import { draftXlsx } from './workbookFile.ts'

/** The files of a pack whose hashes its manifest holds, in their order. */
export const packed = ['document.json', 'answer.json', 'workbook.xlsx', 'README.txt'] as const

/** Everything that recomputes an answer, and says what it was. The same version gives the same bytes. */
export const draftPack: Drafter = (drafted) => {
  const workbook = draftXlsx(drafted)
  if (!workbook.ok) return workbook
  return success(async (answer) => packOf({ ...drafted, answer }, await workbook.value(answer)))
}

export const pack = writerOf(draftPack)

const packOf = (given: ToExport, workbook: Uint8Array): Uint8Array => {
  const files: Readonly<Record<(typeof packed)[number], Uint8Array>> = {
    'document.json': utf8(canonicalJson(given.document)),
    'answer.json': utf8(canonicalJson(given.answer)),
    'workbook.xlsx': workbook,
    'README.txt': utf8(readme(given)),
  }
  const manifest = utf8(`${canonicalJson(manifestOf(given, files))}\n`)
  return zipped({ 'manifest.json': manifest, ...files })
}

/** SHA-256 in hexadecimal. */
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

type OfPack = Pick<ToExport, 'answer' | 'overrides' | 'deal'>

const manifestOf = (given: OfPack, files: Readonly<Record<string, Uint8Array>>) => ({
  ...manifestHead(given),
  files: Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, hashOf(bytes)])),
})

/** What a manifest says beside the hashes of its files. */
export const manifestHead = ({ answer, overrides, deal }: OfPack) => ({
  fieldfarePack: 1,
  identity: answer.identity,
  run: overrides,
  ...(deal === undefined ? {} : { deal }),
})

/** What a pack says of itself to a reader. */
export const readme = ({
  answer: { identity },
}: Pick<ToExport, 'answer'>): string => `Fieldfare re-performance pack

This archive holds all it takes to work the same figures out again.

document.json   what was assumed (canonical JSON; its SHA-256 is the identity of the document)
answer.json     what it is worth, as the engine answered
workbook.xlsx   the same model as live formulas
manifest.json   how it was run, and the SHA-256 of each file

Engine ${identity.engine}, seed ${identity.seed}, ${identity.trials} trials (${identity.sampling}, ${identity.replicates} replicates).
Document ${identity.document}

To verify, with the same version of Fieldfare:

    fieldfare verify PACK.zip

It reads the document, runs it again, writes the workbook again and compares all of it:
"equal", or the name of each file that differs and where.

Without Fieldfare: compare the SHA-256 of each file with manifest.json (for example with
sha256sum), and open the workbook in any spreadsheet program and recalculate it.
`
