import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { QuantityInput } from '../scenario/schema/quantity.ts'
import { isDrawn } from './quantity.ts'

/** An uncertain input: where it stands and what is known about it. */
export interface LedgerEntry {
  readonly pointer: string
  readonly grade: string | null
  readonly source: string | null
  /** our belief about the other side: everything a licensee owns, unless said otherwise */
  readonly belief: boolean
}

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const families = new Set([
  ...['normal', 'lognormal', 'logitnormal', 'uniform', 'triangular', 'pert', 'beta', 'gamma', 'studentT'],
  ...['metalog', 'bernoulli', 'discrete', 'poisson', 'binomial', 'empirical', 'mixture', 'truncated'],
])

/** Keys whose text is for people, so that "2 to 5" in a name is not read as a range. */
const texts = new Set([
  ...['id', 'name', 'description', 'kind', 'source', 'note', 'unit', 'date', 'owner', 'reason', 'metric'],
  ...['item', 'evidence', 'due', 'recordUnit', 'lawfulBasis', 'identifiability', 'valuationDate', 'how'],
])

const isSpread = (value: unknown): boolean => {
  if (typeof value === 'string') return isDrawn(value)
  return isObject(value) && typeof value.kind === 'string' && families.has(value.kind)
}

const annotations = new Set([
  ...['value', 'unit', 'source', 'date', 'owner', 'grade', 'note', 'belief', 'visibility', 'learnable'],
])

/** `{ value: spread, … }` that says nothing but what is known about the value; an alternative has a value of its own. */
const isAnnotated = (node: unknown, pointer: string): node is Json =>
  isObject(node) &&
  isSpread(node.value) &&
  Object.keys(node).every((key) => annotations.has(key)) &&
  !pointer.endsWith('/alternative')

/** A quantity is a spread itself, or an object that holds one as its `value` and says more about it. */
const quantityIn = (node: unknown, pointer: string): QuantityInput | null =>
  isSpread(node) ? (node as QuantityInput) : isAnnotated(node, pointer) ? node : null

/** What is known about it stands beside it, or one level in where the distribution itself is annotated. */
const annotation = (quantity: QuantityInput, key: string): unknown => {
  if (!isObject(quantity)) return undefined
  return quantity[key] ?? (isObject(quantity.value) ? quantity.value[key] : undefined)
}

const entryOf = (quantity: QuantityInput, pointer: string): LedgerEntry => {
  const text = (key: string): string | null => {
    const value = annotation(quantity, key)
    return typeof value === 'string' && value !== '' ? value : null
  }
  const belief = annotation(quantity, 'belief')
  const theirs = pointer.startsWith('/licensees/')
  return {
    pointer,
    grade: text('grade'),
    source: text('source'),
    belief: typeof belief === 'boolean' ? belief : theirs,
  }
}

const walk = (node: unknown, pointer: string): readonly LedgerEntry[] => {
  const quantity = quantityIn(node, pointer)
  if (quantity !== null) return [entryOf(quantity, pointer)]
  if (Array.isArray(node)) return node.flatMap((child, index) => walk(child, `${pointer}/${index}`))
  if (!isObject(node)) return []
  return Object.entries(node).flatMap(([key, child]) =>
    texts.has(key) ? [] : walk(child, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  )
}

/** Every uncertain input of a document, in its order. */
export const ledger = (document: FieldfareDocument): readonly LedgerEntry[] => walk(document, '')

/** A guess: grade D. */
export const isGuess = ({ grade }: LedgerEntry): boolean => grade === 'D'

/** Neither measured nor contractual, no guess either, and no source named. */
export const isUnsourced = ({ grade, source }: LedgerEntry): boolean =>
  source === null && grade !== 'A' && grade !== 'D'
