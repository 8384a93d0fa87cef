import { overrideFaults } from '../scenario/overrides.ts'
import type { Failure } from '../units/failure.ts'
import { quoted } from '../units/quoted.ts'
import { failure, type Result, success } from '../units/result.ts'
import { type Overrides, type Prepared, prepare } from '../valuation.ts'

/** One of the two documents, as it was given and as it is read. */
export interface Side extends Prepared {
  readonly given: Readonly<Record<string, unknown>>
}

export interface Both {
  readonly before: Side
  readonly after: Side
}

const keys = ['before', 'after'] as const

/**
 * Reads `{ before, after }`. Refuses with the faults of both at once, each with the document it stands in, and amounts in
 * two currencies.
 */
export const readBoth = (body: unknown, overrides: Overrides): Result<Both, Failure> => {
  const shape = shapeFaults(body)
  if (shape.length > 0) return failure(...shape)
  const wrong = overrideFaults(overrides)
  if (wrong.length > 0) return failure(...wrong)
  const [before, after] = keys.map((key) => sideOf(Reflect.get(Object(body), key), key, overrides))
  if (!before!.ok || !after!.ok)
    return failure(...[before!, after!].flatMap((side) => (side.ok ? [] : side.faults)))
  const both = { before: before!.value, after: after!.value }
  const [one, other] = keys.map((key) => both[key].scenario.document.currency)
  return one === other ? success(both) : failure(otherCurrency(one!, other!))
}

const sideOf = (given: unknown, key: string, overrides: Overrides): Result<Side, Failure> => {
  const prepared = prepare(given, overrides)
  if (!prepared.ok) return failure(...prepared.faults.map((fault) => within(key, fault)))
  return success({ ...prepared.value, given: given as Side['given'] })
}

/** A fault of a document as one of the two. */
export const within = (key: string, fault: Failure): Failure => ({
  ...fault,
  pointer: `/${key}${fault.pointer}`,
  ...(fault.kind === 'conflict' ? { other: `/${key}${fault.other}` } : {}),
})

const shapeFaults = (body: unknown): readonly Failure[] => {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return [
      {
        kind: 'value',
        pointer: '',
        expected: 'two documents, { "before": …, "after": … }',
        found: 'no object',
      },
    ]
  const unknown = Object.keys(body).filter((key) => key !== 'before' && key !== 'after')
  return [
    ...keys.flatMap((key): Failure[] =>
      Object.hasOwn(body, key)
        ? []
        : [
            {
              kind: 'missing-key',
              pointer: `/${key}`,
              expected: `the document ${key} the change`,
              found: 'nothing',
            },
          ],
    ),
    ...unknown.map(
      (key): Failure => ({
        kind: 'unknown-key',
        pointer: '',
        expected: 'before and after, and no other key',
        found: quoted(key),
      }),
    ),
  ]
}

const otherCurrency = (one: string, other: string): Failure => ({
  kind: 'value',
  pointer: '/after/currency',
  expected: `${quoted(one)}, as before: amounts in two currencies cannot be set off against each other`,
  found: quoted(other),
})
