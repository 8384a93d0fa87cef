import type { Algebra } from './formula.ts'
import type { Node } from './program.ts'

type Composed = ($: Algebra<Node>, operands: readonly Node[]) => Node

/**
 * e^x in the steps of `numerics/elementary.ts` (FDLIBM 5.3), and with its bits from −708 to 709: x = k·ln 2 + r, a
 * rational approximation of e^r, times 2^k. Further out it is 0 and infinite.
 */
const exp: Composed = ($, [given]) => {
  const x = $`min(max(${given!}, -709), 710)`
  const k = $`trunc(1.4426950408889634 * ${x} + (${x} < 0 ? -0.5 : 0.5))`
  const head = $`${x} - ${k} * 0.6931471803691238`
  const tail = $`${k} * 1.9082149292705877e-10`
  const r = $`${head} - ${tail}`
  const t = $`${r} * ${r}`
  const inner = $`-0.0027777777777015593 + ${t} * (6.613756321437934e-5 + ${t} * (-1.6533902205465252e-6 + ${t} * 4.1381367970572385e-8))`
  const c = $`${r} - ${t} * (0.16666666666666602 + ${t} * (${inner}))`
  return $`(1 - (${tail} - (${r} * ${c}) / (2 - ${c}) - ${head})) * powerOfTwo(${k})`
}

/** Natural logarithm of a normal positive number, in the steps of `numerics/elementary.ts`; NaN below 0, −∞ at 0. */
const log: Composed = ($, [x]) => {
  const mantissa = $`mantissa(${x!})`
  const upper = $`${mantissa} >= 1.4142131805419922`
  const f = $`(${upper} ? ${mantissa} * 0.5 : ${mantissa}) - 1`
  const k = $`exponent(${x!}) + (${upper} ? 1 : 0)`
  const half = $`0.5 * ${f} * ${f}`
  const s = $`${f} / (2 + ${f})`
  const z = $`${s} * ${s}`
  const w = $`${z} * ${z}`
  const even = $`${w} * (0.3999999999940942 + ${w} * (0.22222198432149784 + ${w} * 0.15313837699209373))`
  const odd = $`${z} * (0.6666666666666735 + ${w} * (0.2857142874366239 + ${w} * (0.1818357216161805 + ${w} * 0.14798198605116586)))`
  const tail = $`${s} * (${half} + (${odd} + ${even}))`
  const result = $`${tail} + ${k} * 1.9082149292705877e-10 - ${half} + ${f} + ${k} * 0.6931471803691238`
  return $`${x!} > 0 ? (${x!} < ${Infinity} ? ${result} : ${x!}) : (${x!} == 0 ? ${-Infinity} : ${Number.NaN})`
}

/**
 * base^exponent for a positive base or 0: e^(exponent·log base), a few units in the last place for moderate results.
 * 0^0 is 1; 1 to an infinite power is no number, so that a power which has overflown is reported.
 */
const pow: Composed = ($, [base, exponent]) => $`${exponent!} == 0 ? 1 : exp(${exponent!} * log(${base!}))`

/** Functions that are formulas themselves. */
export const functions: Readonly<Record<string, Composed>> = { exp, log, pow }
