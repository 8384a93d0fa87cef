import { highWord, powerOfTwo, scaleByPowerOfTwo } from './floatBits.ts'

/**
 * The two halves of `pow`: log₂ of the base with some 75 bits, and 2 to a sum. The head of each product keeps 24 bits
 * (`fround`), so that head × head is exact and only the tails round.
 * Method and constants: FDLIBM 5.3 `e_pow.c`, Sun Microsystems 2004 (https://www.netlib.org/fdlibm).
 */
const L1 = 0.5999999999999946
const L2 = 0.4285714285785502
const L3 = 0.33333332981837743
const L4 = 0.272728123808534
const L5 = 0.23066074577556175
const L6 = 0.20697501780033842
/** 2/(3·ln 2) and its head and tail; log₂ 1.5 as head and tail. */
const cp = 0.9617966939259756
const cpHead = 0.9617967009544373
const cpTail = -7.028461650952758e-9
const log2OfCentreHead = 0.5849624872207642
const log2OfCentreTail = 1.350039202129749e-8

const scratch = new Float64Array(3)

/** Head of log₂ x for a finite x > 0; the tail waits in `log2Tail`. */
export const log2InTwoParts = (x: number): number => {
  const subnormal = x < 2.2250738585072014e-308
  const normal = subnormal ? x * 1.8014398509481984e16 : x
  const word = highWord(normal)
  const fraction = word & 0xfffff
  const nearOneAndHalf = fraction > 0x3988e && fraction < 0xbb67a
  const up = fraction >= 0xbb67a ? 1 : 0
  const shift = (word >> 20) - 1023 + up
  lnInTwoParts(normal * powerOfTwo(-shift), nearOneAndHalf ? 1.5 : 1)
  const n = subnormal ? shift - 54 : shift
  const head = scratch[0]!
  const centre = nearOneAndHalf ? log2OfCentreHead : 0
  const zHead = cpHead * head
  const zTail = cpTail * head + scratch[1]! * cp + (nearOneAndHalf ? log2OfCentreTail : 0)
  const sum = Math.fround(zHead + zTail + centre + n)
  scratch[2] = zTail - (sum - n - centre - zHead)
  return sum
}

/** Tail of the last `log2InTwoParts`. */
export const log2Tail = (): number => scratch[2]!

/** (3/2)·ln(m/centre) into scratch[0] + scratch[1], through s = (m − centre)/(m + centre). */
const lnInTwoParts = (m: number, centre: number): void => {
  const u = m - centre
  const v = 1 / (m + centre)
  const s = u * v
  const sHead = Math.fround(s)
  const sumHead = Math.fround(m + centre)
  const sTail = v * (u - sHead * sumHead - sHead * (m - (sumHead - centre)))
  const s2 = s * s
  const series = s2 * s2 * (L1 + s2 * (L2 + s2 * (L3 + s2 * (L4 + s2 * (L5 + s2 * L6)))))
  const r = series + sTail * (sHead + s)
  const square = sHead * sHead
  const tHead = Math.fround(3 + square + r)
  const tTail = r - (tHead - 3 - square)
  const high = sHead * tHead
  const low = sTail * tHead + tTail * s
  scratch[0] = Math.fround(high + low)
  scratch[1] = low - (scratch[0] - high)
}

const ln2 = Math.LN2
const ln2Head = 0.6931471824645996
const ln2Tail = -1.904654299957768e-9
const P1 = 0.16666666666666602
const P2 = -0.0027777777777015593
const P3 = 6.613756321437934e-5
const P4 = -1.6533902205465252e-6
const P5 = 4.1381367970572385e-8

/** 2^(head + tail), the tail small beside the head. */
export const exp2OfSum = (head: number, tail: number): number => {
  const sum = head + tail
  if (!(sum < 1025)) return sum > 0 ? Infinity : sum
  if (sum < -1080) return 0
  const n = Math.trunc(sum + (sum < 0 ? -0.5 : 0.5))
  const rest = head - n
  const t = Math.fround(tail + rest)
  const u = t * ln2Head
  const v = (tail - (t - rest)) * ln2 + t * ln2Tail
  const z = u + v
  const w = v - (z - u)
  const z2 = z * z
  const c = z - z2 * (P1 + z2 * (P2 + z2 * (P3 + z2 * (P4 + z2 * P5))))
  return scaleByPowerOfTwo(1 - ((z * c) / (c - 2) - (w + z * w) - z), n)
}
