import { precondition } from '../units/precondition.ts'
import type { Index } from './program.ts'

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
