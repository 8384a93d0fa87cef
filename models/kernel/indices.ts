import { precondition } from '../units/precondition.ts'
import type { Index, Loop } from './program.ts'

/** An index, or a fixed place as one. */
export const indexOf = (index: Index | number): Index =>
  typeof index === 'number' ? { kind: 'fixed', value: index } : index

/** The place `by` further on than an index of a loop or a fixed one. */
export const shifted = (index: Index, by: number): Index => {
  precondition(index.kind !== 'table', 'a place from a table cannot be shifted')
  return index.kind === 'fixed'
    ? { kind: 'fixed', value: index.value + by }
    : { ...index, shift: index.shift + by }
}

/** The places an index goes through; of a loop, the first and the last. */
export const placesOf = (index: Index): readonly number[] => {
  switch (index.kind) {
    case 'fixed':
      return [index.value]
    case 'loop':
      return [index.loop.from + index.shift, index.loop.until - 1 + index.shift]
    case 'table': {
      const { from, until } = index.of
      return Array.from({ length: until - from }, (_, k) => index.table.values[from + k] ?? Number.NaN)
    }
    default:
      return index satisfies never
  }
}

const loops = new WeakMap<Loop, number>()
let named = 0

/** A name of a place, the same for the same place. */
export const keyOf = (index: Index): string => {
  if (index.kind === 'fixed') return `at ${index.value}`
  const loop = index.kind === 'loop' ? index.loop : index.of
  const name = loops.get(loop) ?? named++
  loops.set(loop, name)
  precondition(index.kind === 'loop', 'a place from a table has no name')
  return `in ${name} by ${index.shift}`
}

/** The value of a row that does not change over a loop; null where it does. */
export const onlyValue = (values: readonly number[], at: Index): number | null => {
  if (at.kind === 'table') return null
  const [from, until] =
    at.kind === 'fixed' ? [at.value, at.value + 1] : [at.loop.from + at.shift, at.loop.until + at.shift]
  const first = values[from] ?? 0
  for (let k = from; k < until; k++) if (!Object.is(values[k], first)) return null
  return first
}

/** A number as a key: −0 is another than 0. */
export const spelled = (value: number): string => (Object.is(value, -0) ? '-0' : String(value))
