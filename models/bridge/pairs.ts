import { cellId } from '../scenario/locate.ts'
import { equal } from '../simulate/equal.ts'

/** A member of a list before and after, by its name; undefined where it is in one of them alone. */
export interface Pair {
  readonly name: string
  readonly before: unknown
  readonly after: unknown
  /** places in the two lists, −1 where it is not in one */
  readonly at: readonly [number, number]
}

/**
 * Pairs the members of two lists by name, whatever their order: those of the first list as they stand there, then those
 * that the second adds. Several of one name (two milestones) go together where they are equal, the rest in their order.
 * Null for lists whose members have no names, which are one value each.
 */
export const pairsOf = (before: readonly unknown[], after: readonly unknown[]): readonly Pair[] | null => {
  const [names, others] = [before.map(nameOf), after.map(nameOf)]
  if (before.length + after.length === 0 || [...names, ...others].includes(null)) return null
  const taken = new Set<number>()
  const partner = new Map<number, number>()
  for (const same of [equal, () => true])
    names.forEach((name, i) => {
      if (partner.has(i)) return
      const j = others.findIndex((n, at) => n === name && !taken.has(at) && same(before[i], after[at]))
      if (j < 0) return
      taken.add(j)
      partner.set(i, j)
    })
  const called = numbering()
  return [
    ...names.map((name, i): Pair => {
      const j = partner.get(i) ?? -1
      return { name: called(name!), before: before[i], after: after[j], at: [i, j] }
    }),
    ...others.flatMap((name, j): Pair[] =>
      taken.has(j) ? [] : [{ name: called(name!), before: undefined, after: after[j], at: [-1, j] }],
    ),
  ]
}

/** The second of a name is `name-2`. */
const numbering = (): ((name: string) => string) => {
  const counts = new Map<string, number>()
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count === 1 ? name : `${name}-${count}`
  }
}

const nameOf = (member: unknown): string | null => {
  if (typeof member !== 'object' || member === null || Array.isArray(member)) return null
  const { id, gate, to, between, kind, field, market, territory } = member as Record<string, unknown>
  for (const text of [id, gate, to]) if (typeof text === 'string') return text
  if (Array.isArray(between)) return between.map(String).sort().join(' with ')
  const where = [field, market].find((each) => typeof each === 'string')
  if (typeof kind === 'string') return where === undefined ? kind : `${kind}-${where}`
  if (typeof where !== 'string') return null
  return cellId(where, typeof territory === 'string' ? territory : undefined)
}
