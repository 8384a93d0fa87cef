import { operations } from './plain.ts'

/** One operation on whole columns: the first `count` numbers of its operands. */
export type OnColumns = (out: Float64Array, operands: readonly Float64Array[], count: number) => void

/**
 * The usual operations of the kernel as loops of their own, with the bits of `operations`: one loop that calls whichever
 * operation it is given calls a function for every number.
 */
const loops: Readonly<Record<string, OnColumns>> = {
  add: (out, [a, b], count) => {
    for (let i = 0; i < count; i++) out[i] = a![i]! + b![i]!
  },
  sub: (out, [a, b], count) => {
    for (let i = 0; i < count; i++) out[i] = a![i]! - b![i]!
  },
  mul: (out, [a, b], count) => {
    for (let i = 0; i < count; i++) out[i] = a![i]! * b![i]!
  },
  div: (out, [a, b], count) => {
    for (let i = 0; i < count; i++) out[i] = a![i]! / b![i]!
  },
  min: (out, [a, b], count) => {
    for (let i = 0; i < count; i++) out[i] = b![i]! < a![i]! ? b![i]! : a![i]!
  },
  max: (out, [a, b], count) => {
    for (let i = 0; i < count; i++) out[i] = a![i]! < b![i]! ? b![i]! : a![i]!
  },
  gt: (out, [a, b], count) => {
    for (let i = 0; i < count; i++) out[i] = a![i]! > b![i]! ? 1 : 0
  },
  lt: (out, [a, b], count) => {
    for (let i = 0; i < count; i++) out[i] = a![i]! < b![i]! ? 1 : 0
  },
  select: (out, [a, b, c], count) => {
    for (let i = 0; i < count; i++) out[i] = a![i]! !== 0 ? b![i]! : c![i]!
  },
}

/** An operation of the kernel, column by column. */
export const onColumns = (name: string): OnColumns => loops[name] ?? numberByNumber(operations[name]!)

const numberByNumber =
  (operation: (a: number, b: number, c: number) => number): OnColumns =>
  (out, [a, b = a, c = a], count) => {
    for (let i = 0; i < count; i++) out[i] = operation(a![i]!, b![i]!, c![i]!)
  }
