import type { z } from 'zod'
import type { Failure } from '../units/failure.ts'
import { escapePointer } from './locate.ts'
import { wordSeparator } from './schema/object.ts'
import type { QuantityFault } from './schema/quantity.ts'
import { shown } from './shown.ts'
import { nearestWord } from './suggest.ts'

/** Every issue of the schema as a fault: pointer, expected, found, "did you mean". */
export const faultsOf = (error: z.ZodError, document: unknown): readonly Failure[] =>
  error.issues.flatMap((issue) => faultOf(issue as Issue, document))

interface Issue {
  readonly code: string
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly keys?: readonly string[]
  readonly params?: Omit<QuantityFault, 'at'>
  readonly options?: readonly unknown[]
  readonly values?: readonly unknown[]
  readonly expected?: string
  readonly maximum?: number
  readonly minimum?: number
  readonly inclusive?: boolean
  readonly origin?: string
  readonly issues?: readonly { readonly message: string }[]
  readonly errors?: readonly (readonly Issue[])[]
}

const faultOf = (issue: Issue, document: unknown): readonly Failure[] => {
  const pointer = pointerOf(issue.path)
  if (issue.params !== undefined) {
    const { detail, suggestion, ...words } = issue.params
    return [{ pointer, ...words, ...(suggestion === undefined ? {} : { suggestion }), ...detail }]
  }
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue, pointer)
  if (issue.code === 'invalid_union' && issue.options === undefined) return nearestOption(issue, document)
  const found = shown(at(document, issue.path))
  const accepted = (issue.options ?? issue.values)?.map(String)
  const expected = accepted === undefined ? plainWords(issue) : `one of ${accepted.join(', ')}`
  const written = at(document, issue.path)
  const suggestion =
    accepted === undefined || typeof written !== 'string' ? null : nearestWord(written, accepted)
  const kind = written === undefined ? 'missing-key' : 'value'
  return [{ kind, pointer, expected, found, ...(suggestion === null ? {} : { suggestion }) }]
}

const unknownKeys = (issue: Issue, pointer: string): readonly Failure[] => {
  const accepted = issue.message.split(wordSeparator)
  return (issue.keys ?? []).map((key) => {
    const suggestion = nearestWord(key, accepted)
    return {
      kind: 'unknown-key',
      pointer: `${pointer}/${escapePointer(key)}`,
      expected: `one of the keys ${accepted.join(', ')}`,
      found: `the key "${key}"`,
      ...(suggestion === null ? {} : { suggestion: `"${suggestion}"` }),
    } as const
  })
}

/** Of the shapes a value could have had, the faults of the one that it comes nearest to. */
const nearestOption = (issue: Issue, document: unknown): readonly Failure[] => {
  const pointer = pointerOf(issue.path)
  const found = shown(at(document, issue.path))
  const options = (issue.errors ?? []).filter((issues) => issues.length > 0)
  const accepted = options.flatMap((issues) => issues.flatMap((inner) => inner.values ?? []))
  if (
    options.length > 0 &&
    options.every((issues) => issues[0]?.values !== undefined && issues[0].path.length === 0)
  )
    return [{ kind: 'value', pointer, expected: `one of ${accepted.map(String).join(', ')}`, found }]
  const read = options.map((issues) =>
    issues.flatMap((inner) => faultOf({ ...inner, path: [...issue.path, ...inner.path] }, document)),
  )
  const isBare = read.every((faults) => faults.every(({ kind }) => kind === 'missing-key'))
  const isOther = read.every((faults) =>
    faults.every((fault) => fault.pointer === pointer && fault.suggestion === undefined),
  )
  if (read.length > 0 && (isBare || isOther)) {
    const shapes = [...new Set(read.map((faults) => shapeWords(faults, pointer)))]
    const kind = isBare ? 'missing-key' : 'value'
    return [{ kind, pointer, expected: shapes.join(', or '), found }]
  }
  const [nearest] = read.sort((a, b) => distance(a, pointer) - distance(b, pointer))
  return nearest ?? [{ kind: 'value', pointer, expected: plainWords(issue), found }]
}

/** A shape that a value does not have: what it is itself, or the keys it would need. */
const shapeWords = (faults: readonly Failure[], pointer: string): string => {
  const self = faults.find((fault) => fault.pointer === pointer)
  if (self !== undefined) return 'expected' in self ? self.expected : ''
  return `an object with ${faults.map((fault) => fault.pointer.slice(pointer.length + 1)).join(' and ')}`
}

/** How far a value is from a shape: faults, less those with a near word; a wrong kind of value is farthest. */
const distance = (faults: readonly Failure[], pointer: string): number =>
  faults.reduce((sum, fault) => sum + weightOf(fault, pointer), 0)

const weightOf = (fault: Failure, pointer: string): number => {
  // an object asked for where something else stands: the shape is another one
  if (fault.pointer === pointer) return fault.expected === typeWords.get('object') ? 20 : 10
  return fault.suggestion === undefined ? 1 : 0.1
}

/** What zod expected, in words for people. */
const plainWords = (issue: Issue): string => {
  if (issue.code === 'invalid_type') return typeWords.get(issue.expected ?? '') ?? `${issue.expected}`
  const limit = issue.code === 'too_big' ? issue.maximum : issue.minimum
  if (issue.code === 'too_big' || issue.code === 'too_small') {
    const side = issue.code === 'too_big' ? 'at most' : issue.inclusive === false ? 'more than' : 'at least'
    const what =
      { array: `${limit === 1 ? 'entry' : 'entries'}`, string: 'characters' }[issue.origin ?? ''] ?? ''
    return what === '' ? `a number of ${side} ${limit}` : `${side} ${limit} ${what}`
  }
  if (issue.code === 'invalid_key') return issue.issues?.[0]?.message ?? 'another name'
  return issue.message.replace(/^Invalid (input|string): (expected )?/, '').replace(/, received .*$/, '')
}

const typeWords = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['array', 'a list [ … ]'],
  ['object', 'an object { … }'],
  ['record', 'an object { … }'],
  ['tuple', 'a list of two'],
])

/** A JSON pointer (RFC 6901) from the parts of a path. */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${escapePointer(String(part))}`).join('')

const at = (document: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (node, part) =>
      typeof node === 'object' && node !== null && Object.hasOwn(node, part)
        ? (node as Record<PropertyKey, unknown>)[part]
        : undefined,
    document,
  )
