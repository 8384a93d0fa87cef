import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { assume } from './assume.ts'
import { sortedKeys } from './canonical.ts'
import { faultsOf } from './faults.ts'
import type { Note } from './note.ts'
import { checkReferences } from './references.ts'
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
  if (!written.success) return failure(...faultsOf(written.error, document))
  const { complete, notes } = assume(document as FieldfareDocument)
  const read = notes.length === 0 ? written : documentSchema.safeParse(complete)
  if (!read.success) return failure(...faultsOf(read.error, complete))
  const faults = checkReferences(read.data)
  return faults.length > 0 ? failure(...faults) : success({ document: read.data, complete, notes })
}
