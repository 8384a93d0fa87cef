import type { Failure } from '../units/failure.ts'

/** A fault of a price list, with its place in it. */
export const fault = (pointer: string, expected: string, found: string): Failure => ({
  kind: 'value',
  pointer,
  expected,
  found,
})
