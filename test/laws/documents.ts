import { readFileSync } from 'node:fs'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import { describeFailure, type Failure } from '../../models/units/failure.ts'
import { check, type Overrides, value } from '../../models/valuation.ts'

/** A document as loose JSON: tests change it freely. */
// biome-ignore lint/suspicious/noExplicitAny: a test edits documents whose shape is what is being tested
export type Loose = any

export const sample = (name: 'northlake' | 'kestrel' | 'tarn' | 'constants' | 'minimal'): Loose =>
  JSON.parse(readFileSync(`models/samples/${name}.json`, 'utf8'))

/** A copy of a document with a change. */
export const changed = (document: Loose, change: (copy: Loose) => void): Loose => {
  const copy = structuredClone(document)
  change(copy)
  return copy
}

/** The answer of a document that must be accepted. */
export const answerTo = (document: Loose, overrides: Overrides = { trials: 512 }): Answer => {
  const result = value(document, overrides)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.value
}

/** What a document would be refused for; nothing if it is accepted. */
export const faultsIn = (document: Loose): readonly Failure[] => {
  const result = check(document)
  return result.ok ? [] : result.faults
}

/** Every fault as its kind and place. */
export const placesIn = (document: Loose): readonly string[] =>
  faultsIn(document).map(({ kind, pointer }) => `${kind} ${pointer}`)

/** All faults as people read them. */
export const sentencesIn = (document: Loose): string => faultsIn(document).map(describeFailure).join(' ')

/** Places of an answer that hold a number which is not finite. */
export const notFinite = (node: unknown, path = ''): readonly string[] => {
  if (typeof node === 'number') return Number.isFinite(node) ? [] : [`${path} = ${node}`]
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, child]) => notFinite(child, `${path}/${key}`))
}

/**
 * The constant sample as a small deal whose clauses a test writes: one buyer, one market with a ramp, yearly periods,
 * every quantity fixed.
 */
export const smallDeal = (terms: readonly object[], change: (copy: Loose) => void = () => undefined): Loose =>
  changed(sample('constants'), (copy) => {
    copy.deals[0].terms = terms
    change(copy)
  })
