import { highWord, powerOfTwo, scaleByPowerOfTwo } from './floatBits.ts'
import { exp2OfSum, log2InTwoParts, log2Tail } from './power.ts'

/**
 * Exponential, logarithm and power with the same bits in every engine: only + − × ÷, comparisons and bit patterns.
 * Engines differ in the last bits of their own `exp`, `log` and `pow`, and with them every result that is hashed.
 * Method and constants: FDLIBM 5.3, Sun Microsystems 1993–2004 (https://www.netlib.org/fdlibm), errors below 1 ulp.
 */
const ln2High = 0.6931471803691238
const ln2Low = 1.9082149292705877e-10
const inverseLn2 = Math.LOG2E

/** e^x. Above 709.78 infinity, below −745.13 zero. */
export const exp = (x: number): number => {
  if (!(x < 709.782712893384)) return x > 0 ? Infinity : x
  if (x < -745.1332191019412) return 0
  const k = Math.trunc(inverseLn2 * x + (x < 0 ? -0.5 : 0.5))
  const head = x - k * ln2High
  const tail = k * ln2Low
  const r = head - tail
  const t = r * r
  const c = r - t * (expP1 + t * (expP2 + t * (expP3 + t * (expP4 + t * expP5))))
  const y = 1 - (tail - (r * c) / (2 - c) - head)
  return k === 0 ? y : scaleByPowerOfTwo(y, k)
}
const expP1 = 0.16666666666666602
const expP2 = -0.0027777777777015593
const expP3 = 6.613756321437934e-5
const expP4 = -1.6533902205465252e-6
const expP5 = 4.1381367970572385e-8

/** e^x − 1 without the loss of digits near 0. */
export const expm1 = (x: number): number => {
  if (!(x < 709.782712893384)) return x > 0 ? Infinity : x
  if (x < -40) return -1
  if (Math.abs(x) < 5.551115123125783e-17) return x
  const k = Math.abs(x) <= 0.34657359027997264 ? 0 : Math.trunc(inverseLn2 * x + (x < 0 ? -0.5 : 0.5))
  const head = x - k * ln2High
  const tail = k * ln2Low
  const r = head - tail
  const lost = head - r - tail
  const half = 0.5 * r
  const square = r * half
  const r1 = 1 + square * (em1Q1 + square * (em1Q2 + square * (em1Q3 + square * (em1Q4 + square * em1Q5))))
  const t = 3 - r1 * half
  const e = square * ((r1 - t) / (6 - r * t))
  if (k === 0) return r - (r * e - square)
  return expm1Scaled(r, r * (e - lost) - lost - square, k)
}
const em1Q1 = -0.03333333333333313
const em1Q2 = 0.0015873015872548146
const em1Q3 = -7.93650757867488e-5
const em1Q4 = 4.008217827329362e-6
const em1Q5 = -2.0109921818362437e-7

/** 2^k·(1 + r − e) − 1, in the order of operations that keeps the digits for each size of k. */
const expm1Scaled = (r: number, e: number, k: number): number => {
  if (k === -1) return 0.5 * (r - e) - 0.5
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e)
  if (k < 0 || k > 56) return scaleByPowerOfTwo(1 - (e - r), k) - 1
  const inverse = powerOfTwo(-k)
  return scaleByPowerOfTwo(k < 20 ? r - e + (1 - inverse) : r - (e + inverse) + 1, k)
}

/** √2/2 as a high word: mantissas are brought into [√2/2, √2). */
const rootHalf = 0x3fe6a09e
const one = 0x3ff00000

/** Natural logarithm; log(0) = −∞, NaN below 0. */
export const log = (x: number): number => {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x > 0 ? x : Number.NaN
  const subnormal = x < 2.2250738585072014e-308
  const normal = subnormal ? x * 1.8014398509481984e16 : x
  const word = highWord(normal) + (one - rootHalf)
  const shift = (word >> 20) - 1023
  const f = normal * powerOfTwo(-shift) - 1
  const half = 0.5 * f * f
  const k = subnormal ? shift - 54 : shift
  return logTail(f, half) + k * ln2Low - half + f + k * ln2High
}

/** log(1 + x) without the loss of digits near 0. */
export const log1p = (x: number): number => {
  if (!(x > -1 && x < Infinity)) return x === -1 ? -Infinity : x > 0 ? x : Number.NaN
  if (Math.abs(x) < 1.1102230246251565e-16) return x
  if (x > -0.2928 && x < 0.4142) {
    const half = 0.5 * x * x
    return logTail(x, half) - half + x
  }
  const u = 1 + x
  const word = highWord(u) + (one - rootHalf)
  const k = (word >> 20) - 1023
  const lost = k >= 54 ? 0 : (k >= 2 ? 1 - (u - x) : x - (u - 1)) / u
  const f = u * powerOfTwo(-k) - 1
  const half = 0.5 * f * f
  return logTail(f, half) + (k * ln2Low + lost) - half + f + k * ln2High
}

/** log(1+f) − f + f²/2 through s = f/(2+f): s·(f²/2 + R(s²)). */
const logTail = (f: number, half: number): number => {
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373))
  const odd =
    z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)))
  return s * (half + (odd + even))
}

/**
 * base^exponent, correct to 0.7 ulp; an integer to an integer power is exact where the result fits a double.
 * As in C: anything^0 = 1; a negative base needs an integer exponent, else NaN.
 */
export const pow = (base: number, exponent: number): number => {
  if (exponent === 0) return 1
  if (exponent === 1) return base
  if (exponent === 2) return base * base
  if (exponent === -1) return 1 / base
  if (exponent === 0.5 && base > 0) return Math.sqrt(base)
  const size = Math.abs(base)
  if (!(size > 0 && size < Infinity && Math.abs(exponent) < 1e19) || size === 1)
    return powAtEdge(base, exponent)
  if (base < 0 && Math.trunc(exponent) !== exponent) return Number.NaN
  const result = powOfPositive(size, exponent)
  return base < 0 && isOdd(exponent) ? -result : result
}

const powOfPositive = (base: number, exponent: number): number => {
  const logHead = log2InTwoParts(base)
  const exponentHead = Math.fround(exponent)
  return exp2OfSum(exponentHead * logHead, (exponent - exponentHead) * logHead + exponent * log2Tail())
}

/** Zero, infinity, ±1, NaN, and exponents so large that only the side of 1 matters. */
const powAtEdge = (base: number, exponent: number): number => {
  const size = Math.abs(base)
  if (Number.isNaN(base) || Number.isNaN(exponent)) return Number.NaN
  if (base < 0 && size < Infinity && Math.trunc(exponent) !== exponent) return Number.NaN
  if (size === 1) return base < 0 && isOdd(exponent) ? -1 : 1
  const result = size > 1 === exponent > 0 ? Infinity : 0
  return (base < 0 || Object.is(base, -0)) && isOdd(exponent) ? -result : result
}

const isOdd = (n: number): boolean => Math.abs(n % 2) === 1
