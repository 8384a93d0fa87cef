import { canonicalJson, documentHash } from '../../models/scenario/canonical.ts'
import { readJson } from '../../models/scenario/readJson.ts'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import { engineVersion } from '../../models/summarise/question.ts'
import { describeFailure, type Failure } from '../../models/units/failure.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import { check, type Overrides, type Progress, value } from '../../models/valuation.ts'
import { type Archive, openZip, zipLimits } from '../imports/zip.ts'
import { quotaFaults } from '../runs/quota.ts'
import { firstDifference } from './difference.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { hashOf, manifestHead, packed, readme } from './packFile.ts'
import { workbookDifference } from './workbookDifference.ts'
import { xlsx } from './workbookFile.ts'

/** A file of a pack that is not what it should be, and how. */
export interface Differing {
  readonly file: string
  readonly what: string
}

/** A workbook of a thousand futures is larger than any that is imported, and packed already. */
const packLimits = { ...zipLimits, partBytes: 128_000_000, allBytes: 160_000_000 }

/**
 * Works a re-performance pack out again: every file against its hash, the document against the identity of the answer, the answer
 * against a new run, and the workbook, part by part, with what the pack says of itself against new ones. No differing file: equal.
 * Refuses what is no pack.
 */
export const verifyPack = async (
  bytes: Uint8Array,
  progress?: Progress,
): Promise<Result<readonly Differing[], string>> => {
  const archive = openZip(Buffer.from(bytes), packLimits)
  if (!archive.ok) return failure(...archive.faults.map((fault) => `no pack can be read: ${fault}`))
  const manifest = readManifest(archive.value)
  if (!manifest.ok) return manifest
  const found = filesFaults(archive.value, manifest.value)
  const changed = new Set(found.map(({ file }) => file))
  const rerun = changed.has('document.json') ? [] : await rerunFaults(archive.value, manifest.value, progress)
  return success([...found, ...rerun.filter(({ file }) => !changed.has(file))])
}

/** Files that are missing, that nobody packed, or whose bytes are not those of the manifest. */
const filesFaults = ({ names, bytes, strays }: Archive, { files }: Manifest): readonly Differing[] => [
  ...packed.flatMap((file): Differing[] => {
    const found = bytes(file)
    if (!found.ok) return [{ file, what: found.faults.join('; ') }]
    return hashOf(found.value) === files[file]
      ? []
      : [{ file, what: 'was changed after it was packed (its SHA-256 is not that of manifest.json)' }]
  }),
  ...names
    .filter((name) => name !== 'manifest.json' && !packed.some((file) => file === name))
    .map((file) => ({ file, what: 'belongs to no pack' })),
  ...Object.keys(files)
    .filter((name) => !packed.some((file) => file === name))
    .map((name) => ({ file: 'manifest.json', what: `names a file that belongs to no pack: ${shown(name)}` })),
  ...strays.map((what) => ({ file: 'the archive', what: `carries what no pack has, ${what}` })),
]

const shown = (text: string): string => JSON.stringify(text.slice(0, 60))

const rerunFaults = async (
  archive: Archive,
  manifest: Manifest,
  progress: Progress | undefined,
): Promise<readonly Differing[]> => {
  const [document, claimed] = [jsonOf(archive, 'document.json'), jsonOf(archive, 'answer.json')]
  if (!document.ok) return [{ file: 'document.json', what: document.faults.join('; ') }]
  if (!claimed.ok) return [{ file: 'answer.json', what: claimed.faults.join('; ') }]
  const { identity } = manifest
  if (documentHash(document.value) !== identity.document)
    return [{ file: 'document.json', what: 'is not the document whose hash the manifest names' }]
  if (identity.engine !== engineVersion)
    return [
      {
        file: 'manifest.json',
        what: `was made by engine ${identity.engine}; this is ${engineVersion}, which cannot repeat it`,
      },
    ]
  const answer = valued(document.value, manifest.run, progress)
  if (!answer.ok) return [{ file: 'document.json', what: answer.faults.map(describeFailure).join(' ') }]
  return [
    ...manifestFaults(manifest, answer.value),
    ...answerFaults(claimed.value, answer.value),
    ...readmeFaults(archive, answer.value),
    ...(await workbookFaults(archive, manifest, { document: document.value, answer: answer.value })),
  ]
}

/** A run that a pack asks for is as limited as any other. */
const valued = (
  document: unknown,
  run: Overrides,
  progress: Progress | undefined,
): Result<Answer, Failure> => {
  const faults = quotaFaults(document, run, () => {
    const checked = check(document)
    return checked.ok ? checked.value.ways : null
  })
  return faults.length > 0 ? failure(...faults) : value(document, run, progress)
}

const manifestFaults = ({ head, run, deal }: Manifest, answer: Answer): readonly Differing[] => {
  const found = firstDifference(head, manifestHead({ answer, overrides: run, deal }), '')
  return found === null ? [] : [{ file: 'manifest.json', what: found }]
}

const readmeFaults = (archive: Archive, answer: Answer): readonly Differing[] => {
  const text = archive.text('README.txt')
  return text.ok && text.value === readme({ answer })
    ? []
    : [{ file: 'README.txt', what: 'is not what a pack of this answer says of itself' }]
}

const answerFaults = (claimed: unknown, answer: Answer): readonly Differing[] => {
  if (canonicalJson(claimed) === canonicalJson(answer)) return []
  const what = firstDifference(claimed, JSON.parse(canonicalJson(answer)), '')
  return [{ file: 'answer.json', what: what ?? 'differs from a new run' }]
}

interface Rerun {
  readonly document: unknown
  readonly answer: Answer
}

const workbookFaults = async (
  archive: Archive,
  { run, deal }: Manifest,
  rerun: Rerun,
): Promise<readonly Differing[]> => {
  const file = 'workbook.xlsx'
  const own = await xlsx({ ...rerun, overrides: run, deal })
  const packedBytes = archive.bytes(file)
  if (!own.ok)
    return [{ file, what: `cannot be written again: ${own.faults.map(describeFailure).join(' ')}` }]
  if (!packedBytes.ok) return [{ file, what: packedBytes.faults.join('; ') }]
  const what = workbookDifference(packedBytes.value, own.value)
  return what === null ? [] : [{ file, what }]
}

const jsonOf = (archive: Archive, name: string): Result<unknown, string> => {
  const text = archive.text(name)
  if (!text.ok) return text
  const read = readJson(text.value, packLimits.partBytes)
  return read.ok ? read : failure('is no JSON that can be read')
}
