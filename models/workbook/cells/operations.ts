import { masks, operations } from '../../kernel/plain.ts'
import { exp, log, pow } from '../../numerics/elementary.ts'
import { normalCdf, normalQuantile } from '../../numerics/normal.ts'
import { precondition } from '../../units/precondition.ts'
import { betaProbability, gammaProbability } from './probabilities.ts'

const functions: Readonly<Record<string, (a: number, b: number, c: number) => number>> = {
  ...operations,
  exp,
  log,
  pow,
  normalCdf,
  normalQuantile,
  copy: (a) => a,
  betaCdf: betaProbability,
  gammaCdf: gammaProbability,
  // worked out by spreadsheets alone, and only where a number of a law has been changed
  betaInverse: () => Number.NaN,
  gammaInverse: () => Number.NaN,
  binomialInverse: () => Number.NaN,
}

/** What a formula of a cell may do, by number for those who look it up. */
export interface Operation {
  readonly index: number
  readonly of: (a: number, b: number, c: number) => number
  readonly isMask: boolean
}

const known = new Map<string, Operation>(
  Object.entries(functions).map(([op, of], index) => [op, { index, of, isMask: masks.has(op) }]),
)

export const operationNamed = (op: string): Operation => {
  const found = known.get(op)
  precondition(found !== undefined, `no operation ${op} in a workbook`)
  return found
}

/** An operation as a function of numbers. */
export const operationOf = (op: string): Operation['of'] => operationNamed(op).of

/** What an operation comes to. */
export const computed = (op: string, values: readonly number[]): number => {
  const of = operationOf(op)
  return of(values[0] ?? 0, values[1] ?? 0, values[2] ?? 0)
}
