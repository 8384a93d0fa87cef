import { exp, log } from './elementary.ts'
import { horner } from './polynomial.ts'

/** φ(0) = 1/√(2π). */
export const inverseRootTwoPi = 0.3989422804014327
const rootThirtyTwo = 5.656854249492381

/** Standard normal density e^(−x²/2)/√(2π). */
export const normalDensity = (x: number): number => inverseRootTwoPi * exp(-0.5 * x * x)

/**
 * P(Z ≤ x) for a standard normal Z, to about 1e-15 relative in both tails down to the smallest double (x ≈ −38).
 * W. J. Cody, Rational Chebyshev approximations for the error function, Math. Comp. 23 (1969) 631–637, in the three
 * ranges and with the coefficients of his ANORM (SPECFUN).
 */
export const normalCdf = (x: number): number => {
  const size = Math.abs(x)
  if (size <= 0.67448975) return 0.5 + centralPart(x)
  const tail = size <= rootThirtyTwo ? nearTail(size) : farTail(size)
  return x < 0 ? tail : 1 - tail
}

const centralTop = [
  0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356,
]
const centralBottom = [1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673]

const centralPart = (x: number): number => (x * horner(centralTop, x * x)) / horner(centralBottom, x * x)

const nearTop = [
  1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002,
  2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
]
const nearBottom = [
  1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097,
  34900.95272114598, 38912.00328609327, 19685.429676859992,
]

const nearTail = (size: number): number => (gaussian(size) * horner(nearTop, size)) / horner(nearBottom, size)

const farTop = [
  0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934,
  2.9112874951168793e-5,
]
const farBottom = [
  1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 7.297515550839662e-5,
]

const farTail = (size: number): number => {
  if (size > 39) return 0
  const inverse = 1 / (size * size)
  const correction = (inverse * horner(farTop, inverse)) / horner(farBottom, inverse)
  return (gaussian(size) * (inverseRootTwoPi - correction)) / size
}

/** e^(−x²/2) with x split at a sixteenth, so that the square of the head is exact. */
const gaussian = (x: number): number => {
  const head = Math.trunc(x * 16) / 16
  return exp(-0.5 * head * head) * exp(-0.5 * (x - head) * (x + head))
}

/**
 * The standard normal quantile, to about 1e-16 relative: P(Z ≤ normalQuantile(p)) = p. 0 gives −∞ and 1 gives ∞.
 * M. J. Wichura, Algorithm AS 241, PPND16, Applied Statistics 37 (1988) 477–484.
 */
export const normalQuantile = (p: number): number => {
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) return middleQuantile(q)
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : Number.NaN
  const size = tailQuantile(q < 0 ? p : 1 - p)
  return q < 0 ? -size : size
}

/**
 * The x > 0 beyond which a standard normal lies with probability `tail` ≤ 0.075. For an upper tail smaller than
 * 1e-16, which no p below 1 can express.
 */
export const tailQuantile = (tail: number): number => {
  const r = Math.sqrt(-log(tail))
  return r <= 5
    ? horner(innerTop, r - 1.6) / horner(innerBottom, r - 1.6)
    : horner(outerTop, r - 5) / horner(outerBottom, r - 5)
}

const middleTop = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
  1971.5909503065513, 133.14166789178438, 3.3871328727963665,
]
const middleBottom = [
  5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
  687.1870074920579, 42.31333070160091, 1,
]

const middleQuantile = (q: number): number => {
  const r = 0.180625 - q * q
  return (q * horner(middleTop, r)) / horner(middleBottom, r)
}

const innerTop = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
]
const innerBottom = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
]
const outerTop = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124,
  0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
]
const outerBottom = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133,
  0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
]
