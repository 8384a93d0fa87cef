import { escapePointer } from '../scenario/locate.ts'
import { equal } from '../simulate/equal.ts'
import { pairsOf } from './pairs.ts'

/** One thing that differs between two documents: a value, a whole clause that is new, a list without names. */
export interface Change {
  /** names on the way to it */
  readonly steps: readonly string[]
  /** JSON pointers in the two documents; null where one has nothing there */
  readonly pointers: readonly [string | null, string | null]
  /** undefined: not there */
  readonly from: unknown
  readonly to: unknown
}

/** Two documents as one, which parts where they differ. */
export type Fork =
  | { readonly kind: 'same'; readonly value: unknown }
  | { readonly kind: 'change'; readonly change: number }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Fork])[] }
  | { readonly kind: 'list'; readonly items: readonly Fork[] }

export interface Forked {
  readonly fork: Fork
  readonly changes: readonly Change[]
}

/** Whether what stands at a place is one value, though it is written as an object. */
export type IsOne = (pointer: string, side: 0 | 1) => boolean

/** Finds what differs. Members of lists are matched by name, whatever their order; lists of texts are sets. */
export const forkOf = (before: unknown, after: unknown, isOne: IsOne): Forked => {
  const changes: Change[] = []
  const visit = (a: unknown, b: unknown, place: Pick<Change, 'steps' | 'pointers'>): Fork => {
    if (sameValue(a, b)) return { kind: 'same', value: a }
    const parts = place.pointers.some((p, side) => p !== null && isOne(p, side as 0 | 1))
      ? null
      : partsOf(a, b)
    if (parts === null) {
      changes.push({ ...place, from: a, to: b })
      return { kind: 'change', change: changes.length - 1 }
    }
    const entries = parts.map(({ name, before: one, after: other, keys }): readonly [string, Fork] => {
      const pointers = place.pointers.map((pointer, side) =>
        pointer === null || keys[side] === null ? null : `${pointer}/${escapePointer(keys[side]!)}`,
      )
      return [
        name,
        visit(one, other, { steps: [...place.steps, name], pointers: [pointers[0]!, pointers[1]!] }),
      ]
    })
    return Array.isArray(a)
      ? { kind: 'list', items: entries.map(([, item]) => item) }
      : { kind: 'object', entries }
  }
  return { fork: visit(before, after, { steps: [], pointers: ['', ''] }), changes }
}

/** The document between the two in which the chosen changes are made. What is the same is shared, not copied. */
export const documentOf = ({ fork, changes }: Forked, chosen: (change: number) => boolean): unknown => {
  const build = (node: Fork): unknown => {
    switch (node.kind) {
      case 'same':
        return node.value
      case 'change':
        return chosen(node.change) ? changes[node.change]!.to : changes[node.change]!.from
      case 'list':
        return node.items.map(build).filter((item) => item !== undefined)
      case 'object':
        return Object.fromEntries(
          node.entries.flatMap(([key, child]) => {
            const value = build(child)
            return value === undefined ? [] : [[key, value]]
          }),
        )
      default:
        return node satisfies never
    }
  }
  return build(fork)
}

interface Part {
  readonly name: string
  readonly before: unknown
  readonly after: unknown
  /** key or place in each document */
  readonly keys: readonly [string | null, string | null]
}

/** What two values are made of, side by side; null where they are compared as a whole. */
const partsOf = (a: unknown, b: unknown): readonly Part[] | null => {
  if (Array.isArray(a) || Array.isArray(b)) {
    const pairs = Array.isArray(a) && Array.isArray(b) ? pairsOf(a, b) : null
    const key = (at: number) => (at < 0 ? null : String(at))
    return pairs?.map(({ at: [i, j], ...pair }) => ({ ...pair, keys: [key(i), key(j)] })) ?? null
  }
  if (!isObject(a) || !isObject(b) || a.kind !== b.kind) return null
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].map((name) => ({
    name,
    before: a[name],
    after: b[name],
    keys: [name in a ? name : null, name in b ? name : null],
  }))
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const sameValue = (a: unknown, b: unknown): boolean => {
  const [one, other] = [textsOf(a), textsOf(b)]
  return equal(one ?? a, other ?? b)
}

/** A list of texts is a set: sorted; null for anything else. */
const textsOf = (value: unknown): readonly string[] | null =>
  Array.isArray(value) && value.every((each) => typeof each === 'string') ? value.toSorted() : null
