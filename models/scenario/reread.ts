import type { Failure } from '../units/failure.ts'
import type { Result } from '../units/result.ts'
import { success } from '../units/result.ts'
import { memberOf, type Path, withMember } from './member.ts'
import { parse, type Scenario } from './parse.ts'
import { isQuantity, quantity } from './schema/quantity.ts'

/** Reads documents one after the other. */
export type Reading = (given: unknown) => Result<Scenario, Failure>

/**
 * `parse` for a document that is changed again and again, with what it gives: where two documents in a row differ in
 * nothing but what is written for some quantities, only those are read. Documents are values: a changed one is another
 * object, which may share what is unchanged.
 */
export const rereading = (): Reading => {
  let before: { readonly given: unknown; readonly scenario: Scenario } | null = null
  return (given) => {
    const again = before === null ? null : reread(before, given)
    const scenario = again === null ? parse(given) : success(again)
    if (scenario.ok) before = { given, scenario: scenario.value }
    return scenario
  }
}

/** Null where the whole has to be read: another shape, a fault, or assumptions that may depend on what is written. */
const reread = (
  before: { readonly given: unknown; readonly scenario: Scenario },
  given: unknown,
): Scenario | null => {
  if (before.scenario.notes.length > 0) return null
  const paths = changedPaths(before.given, given, [])
  return (
    paths?.reduce<Scenario | null>(
      (scenario, path) => scenario && replaced(scenario, given, path),
      before.scenario,
    ) ?? null
  )
}

/** Where two values of the same shape hold another number or text; null where their shapes differ. */
const changedPaths = (a: unknown, b: unknown, path: Path): readonly Path[] | null => {
  if (Object.is(a, b)) return []
  if (isWritten(a) && isWritten(b)) return [path]
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return null
  if (Array.isArray(a) !== Array.isArray(b)) return null
  const keys = Object.keys(b)
  if (keys.length !== Object.keys(a).length || !keys.every((key) => Object.hasOwn(a, key))) return null
  const all: Path[] = []
  for (const key of keys) {
    const own = changedPaths(Reflect.get(a, key), Reflect.get(b, key), [...path, key])
    if (own === null) return null
    all.push(...own)
  }
  return all
}

const isWritten = (value: unknown): boolean => typeof value === 'number' || typeof value === 'string'

/** The scenario with the quantity at or above a place read anew; null where there is none, or it is refused. */
const replaced = (scenario: Scenario, given: unknown, path: Path): Scenario | null => {
  let node: unknown = scenario.document
  let depth = 0
  for (; depth < path.length && !isQuantity(node); depth++) node = memberOf(node, path[depth]!)
  if (!isQuantity(node)) return null
  const place = path.slice(0, depth)
  const raw = place.reduce<unknown>(memberOf, given)
  const read = quantity(node.slot).safeParse(raw)
  if (!read.success) return null
  return {
    document: withMember(scenario.document, place, read.data),
    complete: withMember(scenario.complete, place, raw),
    notes: scenario.notes,
  }
}
