import type { Failure } from '../units/failure.ts'
import { type Result, success } from '../units/result.ts'
import { type Compiled, compile } from './compile.ts'
import { pathAt } from './locate.ts'
import type { Path } from './member.ts'
import type { ReadDocument } from './schema/document.ts'
import { isQuantity, type Quantity } from './schema/quantity.ts'

/** Compiles documents one after the other. */
export type Compiling = (document: ReadDocument) => Result<Compiled, Failure>

interface Before {
  readonly document: ReadDocument
  readonly compiled: Compiled
}

/**
 * `compile` for documents that are read by `rereading`: where one differs from the one before in nothing but fixed numbers
 * of clauses, its plan is the same but for these. The notes are then those of the one before.
 */
export const recompiling = (): Compiling => {
  let before: Before | null = null
  return (document) => {
    const again = before === null ? null : recompile(before, document)
    const compiled = again === null ? compile(document) : success(again)
    if (compiled.ok) before = { document, compiled: compiled.value }
    return compiled
  }
}

/** What else reads the number of a clause than the run: a usage fee compares its commit with its maximum. */
const compared = new Set(['usageFee'])

/** A clause's number that is another: its place, and what it is now. */
interface Change {
  readonly place: Path
  readonly value: number
}

const recompile = (before: Before, document: ReadDocument): Compiled | null => {
  const changes = changesOf(before.document, document)
  if (changes === null) return null
  const { plan, notes } = before.compiled
  const values = new Map(changes.map(({ place, value }) => [pathAt(before.document, place), value]))
  const known = [...values.keys()].every((path) =>
    plan.variables.some((variable) => variable.path === path && variable.kind === 'constant'),
  )
  if (!known) return null
  const variables = plan.variables.map((variable) => {
    const value = values.get(variable.path)
    return value === undefined || variable.kind !== 'constant' ? variable : { ...variable, value }
  })
  return { plan: { ...plan, variables }, notes }
}

/** Null where anything differs but fixed numbers of clauses; what is shared is not looked into. */
const changesOf = (before: ReadDocument, now: ReadDocument): readonly Change[] | null => {
  const others = Object.keys(now) as (keyof ReadDocument)[]
  if (others.length !== Object.keys(before).length) return null
  if (others.some((key) => key !== 'deals' && now[key] !== before[key])) return null
  const ofDeal: Compare<Deal> = (old, deal, place) => {
    const same = Object.keys({ ...old, ...deal }).every(
      (key) => key === 'terms' || Reflect.get(old, key) === Reflect.get(deal, key),
    )
    if (!same) return null
    return inList(old.terms, deal.terms, { place: [...place, 'terms'], compare: ofTerm })
  }
  return inList(before.deals, now.deals, { place: ['deals'], compare: ofDeal })
}

type Deal = ReadDocument['deals'][number]

const ofTerm: Compare<Deal['terms'][number]> = (a, b, place) =>
  a.kind !== b.kind || compared.has(a.kind) ? null : inside(a, b, place)

type Compare<Item> = (a: Item, b: Item, place: Path) => readonly Change[] | null

const inList = <Item>(
  a: readonly Item[],
  b: readonly Item[],
  { place, compare }: { readonly place: Path; readonly compare: Compare<Item> },
): readonly Change[] | null => {
  if (a === b) return []
  if (a.length !== b.length) return null
  const found = a.map((item, at) => (item === b[at] ? [] : compare(item, b[at]!, [...place, String(at)])))
  return found.includes(null) ? null : found.flatMap((each) => each ?? [])
}

const inside: Compare<unknown> = (a, b, place) => {
  if (Object.is(a, b)) return []
  if (isQuantity(a) && isQuantity(b)) return between(a, b, place)
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return null
  const keys = Object.keys(b)
  if (keys.length !== Object.keys(a).length || isQuantity(a) || isQuantity(b)) return null
  const found = keys.map((key) => inside(Reflect.get(a, key), Reflect.get(b, key), [...place, key]))
  return found.includes(null) ? null : found.flatMap((each) => each ?? [])
}

const between = (old: Quantity, now: Quantity, place: Path): readonly Change[] | null =>
  old.form.kind === 'constant' && now.form.kind === 'constant' ? [{ place, value: now.form.value }] : null
