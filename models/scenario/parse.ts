import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { assume } from './assume.ts'
import { sortedKeys } from './canonical.ts'
import { faultsOf } from './faults.ts'
import { unescapePointer } from './locate.ts'
import type { Note } from './note.ts'
import { checkReferences } from './references.ts'
import { contradictoryResidual, contradictoryRights } from './rightsMatrix.ts'
import { documentSchema, type FieldfareDocument, type ReadDocument } from './schema/document.ts'

/** A document that was read: complete, with every quantity understood, and what was assumed on the way. */
export interface Scenario {
  readonly document: ReadDocument
  /** the document with its assumptions filled in, as people would write it */
  readonly complete: FieldfareDocument
  readonly notes: readonly Note[]
}

/** Reads a document: shape and quantities, then what was left out, then references. Every fault at once. */
export const parse = (given: unknown): Result<Scenario, Failure> => {
  const document = sortedKeys(given)
  const written = documentSchema.safeParse(document)
  if (!written.success) {
    const faults = faultsOf(written.error, document)
    return failure(...faults, ...referencesBeside(document, faults))
  }
  const { complete, notes } = assume(document as FieldfareDocument)
  const read = notes.length === 0 ? written : documentSchema.safeParse(complete)
  if (!read.success) return failure(...faultsOf(read.error, complete))
  const faults = [...checkReferences(read.data), ...contradictions(read.data)]
  return faults.length > 0 ? failure(...faults) : success({ document: read.data, complete, notes })
}

/** Wrong references of a document that has other faults too, where it can be read without the faulty values. */
const referencesBeside = (document: unknown, faults: readonly Failure[]): readonly Failure[] => {
  const rest = faults.reduce((node, { pointer }) => withoutAt(node, pointer.split('/').slice(1)), document)
  const read = documentSchema.safeParse(rest)
  return read.success ? [...checkReferences(read.data), ...contradictions(read.data)] : []
}

/** Rights that are written twice, and differently. */
const contradictions = ({ deals }: ReadDocument): readonly Failure[] =>
  deals.flatMap((deal, d) => [
    ...contradictoryRights(deal, `/deals/${d}`),
    ...contradictoryResidual(deal, `/deals/${d}`),
  ])

/** A copy without the value at a path; a value in a list stays, since others are found by their place. */
const withoutAt = (node: unknown, [key, ...rest]: readonly string[]): unknown => {
  if (key === undefined || typeof node !== 'object' || node === null) return node
  if (Array.isArray(node)) return node.map((entry, j) => (String(j) === key ? withoutAt(entry, rest) : entry))
  const name = unescapePointer(key)
  const entries = Object.entries(node).filter(([own]) => rest.length > 0 || own !== name)
  return Object.fromEntries(
    entries.map(([own, value]) => [own, own === name ? withoutAt(value, rest) : value]),
  )
}
