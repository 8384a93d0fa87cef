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
  const options = (issue.errors ?? []).map((issues) =>
    issues.flatMap((inner) => faultOf({ ...inner, path: [...issue.path, ...inner.path] }, document)),
  )
  const [nearest] = options.filter((faults) => faults.length > 0).sort((a, b) => a.length - b.length)
  if (nearest !== undefined) return nearest
  return [
    {
      kind: 'value',
      pointer: pointerOf(issue.path),
      expected: plainWords(issue),
      found: shown(at(document, issue.path)),
    },
  ]
}

/** zod's own words without their opening, such as "expected number, received string" → "number". */
const plainWords = (issue: Issue): string => {
  const words = issue.message.replace(/^Invalid (input|string): /, '').replace(/^expected /, '')
  return words.replace(/, received .*$/, '').replace(/^Too (small|big): expected /, '')
}

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
