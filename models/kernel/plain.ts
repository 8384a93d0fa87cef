import { exp, log, pow } from '../numerics/elementary.ts'
import { highWord, mantissaOf, powerOfTwo } from '../numerics/floatBits.ts'
import { precondition } from '../units/precondition.ts'
import { type Algebra, algebraOf } from './formula.ts'

/**
 * The operations of the kernel on one number; masks are 1 and 0. `min(a, b)` is b < a ? b : a, as the processor has it:
 * a first operand that is not a number stays, so the uncertain one stands first.
 */
export const operations: Readonly<Record<string, (a: number, b: number, c: number) => number>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  min: (a, b) => (b < a ? b : a),
  max: (a, b) => (a < b ? b : a),
  neg: (a) => -a,
  abs: (a) => Math.abs(a),
  sqrt: (a) => Math.sqrt(a),
  floor: (a) => Math.floor(a),
  ceil: (a) => Math.ceil(a),
  trunc: (a) => Math.trunc(a),
  lt: (a, b) => (a < b ? 1 : 0),
  le: (a, b) => (a <= b ? 1 : 0),
  gt: (a, b) => (a > b ? 1 : 0),
  ge: (a, b) => (a >= b ? 1 : 0),
  eq: (a, b) => (a === b ? 1 : 0),
  ne: (a, b) => (a !== b ? 1 : 0),
  and: (a, b) => (a !== 0 && b !== 0 ? 1 : 0),
  or: (a, b) => (a !== 0 || b !== 0 ? 1 : 0),
  not: (a) => (a !== 0 ? 0 : 1),
  select: (a, b, c) => (a !== 0 ? b : c),
  /** 2^k for an integer −1023 ≤ k ≤ 1024, at the ends 0 and infinite */
  powerOfTwo: (k) => (k < -1022 ? 0 : k > 1023 ? Infinity : powerOfTwo(k)),
  /** e with x = m·2^e, 1 ≤ m < 2, for a normal positive x */
  exponent: (x) => (highWord(x) >>> 20) - 1023,
  /** m of the same */
  mantissa: (x) => mantissaOf(x),
}

/** Operations whose result is a mask. */
export const masks: ReadonlySet<string> = new Set(['lt', 'le', 'gt', 'ge', 'eq', 'ne', 'and', 'or', 'not'])

const elementary: Readonly<Record<string, (a: number, b: number) => number>> = { exp, log, pow }
const known = { ...operations, ...elementary }

/** Refuses what is no operation of a formula, or has not its number of operands. */
export const checkCall = (operation: string, operands: number): void => {
  precondition(Object.hasOwn(known, operation), `no operation ${operation}`)
  const wanted = known[operation]!.length
  precondition(operands === wanted, `${operation} takes ${wanted} operands, not ${operands}`)
}

/** Formulas over plain numbers. */
export const plain: Algebra<number> = algebraOf<number>({
  constant: (value) => value,
  apply: (operation, operands) => {
    checkCall(operation, operands.length)
    const [a = 0, b = 0, c = 0] = operands
    return known[operation]!(a, b, c)
  },
})
