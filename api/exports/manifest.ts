import { overrideFaults } from '../../models/scenario/overrides.ts'
import { readJson } from '../../models/scenario/readJson.ts'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import type { Overrides } from '../../models/valuation.ts'
import type { Archive } from '../imports/zip.ts'

/** What a re-performance pack says of itself. */
export interface Manifest {
  readonly identity: Pick<Answer['identity'], 'document' | 'engine'> & Readonly<Record<string, unknown>>
  readonly run: Overrides
  readonly deal?: string | undefined
  readonly files: Readonly<Record<string, unknown>>
  /** all that it says but the files, known or not */
  readonly head: Readonly<Record<string, unknown>>
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads it strictly: nothing of it is taken on trust before its shape is known. */
export const readManifest = (archive: Archive): Result<Manifest, string> => {
  const text = archive.text('manifest.json')
  const read = text.ok ? readJson(text.value) : null
  if (read === null) return failure('this archive is no re-performance pack: it has no manifest.json')
  const wrong = failure('manifest.json is not that of a re-performance pack of this version')
  if (!read.ok || !isObject(read.value) || read.value.fieldfarePack !== 1) return wrong
  const { files, ...head } = read.value
  const { identity, run, deal } = head
  if (!isObject(identity) || !isObject(run) || !isObject(files)) return wrong
  const { document, engine } = identity
  if (typeof document !== 'string' || typeof engine !== 'string') return wrong
  if (deal !== undefined && typeof deal !== 'string') return wrong
  if (!Object.keys(run).every((key) => runKeys.has(key)) || overrideFaults(run).length > 0) return wrong
  return success({ identity: { ...identity, document, engine }, run, deal, files, head })
}

const runKeys = new Set(['trials', 'seed', 'sampling', 'until', 'maximum'])
