import type { Distribution } from '../distributions/distribution.ts'
import { normal } from '../distributions/normal.ts'
import { precondition } from '../units/precondition.ts'
import { octaveNodes, segments } from './octaveNodes.ts'
import { toUnit } from './unit.ts'

/** Of the standard deviation: what a cubic may differ from the quantile in the middle of its segment. */
const accuracy = 5e-9

/** Beyond 2⁻¹⁷ from either end, one draw in 65,536, the exact quantile answers. */
const octaves = 16
const perTail = octaves * segments * 4

/**
 * The quantile of a continuous distribution as a function of a 32-bit point, a few ns a draw. Each tail is cut into
 * octaves by leading zeros and each octave into 32 segments of one cubic: relative steps, so that tails are resolved
 * as well as the middle. Error ≤ 1e-8 sd: a segment that a cubic does not fit (a kink, a jump, a very heavy tail) is
 * marked, and the exact quantile answers there.
 */
export const quantileTable = (distribution: Distribution): ((bits: number) => number) => {
  precondition(!distribution.discrete, 'a table interpolates, so it is for continuous distributions only')
  const table = cubicsOf(distribution)
  return (bits) => {
    const upper = bits >>> 31
    const fromEnd = bits ^ -upper
    const zeros = Math.clz32(fromEnd)
    if (zeros > octaves) return distribution.quantile(toUnit(bits >>> 0))
    const shifted = fromEnd << zeros
    const at = upper * perTail + (((zeros - 1) * segments + ((shifted >>> 26) & 31)) << 2)
    const f = (shifted & 0x3ffffff) / 67108864
    const value = table[at]! + f * (table[at + 1]! + f * (table[at + 2]! + f * table[at + 3]!))
    return Number.isNaN(value) ? distribution.quantile(toUnit(bits >>> 0)) : value
  }
}

/** Four coefficients a segment, by tail, octave and segment. */
const cubicsOf = (distribution: Distribution): Float64Array => {
  const table = new Float64Array(2 * perTail)
  const spread = distribution.quantile(0.9) - distribution.quantile(0.1)
  const allowed = accuracy * Math.min(distribution.sd, spread)
  for (let row = 0; row < 2 * octaves; row++) {
    const nodes = octaveNodes(distribution, row % octaves, row >= octaves)
    for (let segment = 0; segment < segments; segment++) {
      const at = 4 * (row * segments + segment)
      fitCubic(table.subarray(at, at + 4), nodes.subarray(4 * segment), allowed)
    }
  }
  return table
}

/**
 * The cubic through a segment's values at 0, ¼, ¾ and 1 (Chebyshev–Lobatto nodes: the error is greatest in the middle),
 * or NaN where it misses the value there.
 */
const fitCubic = (out: Float64Array, values: Float64Array, allowed: number): void => {
  const [y0, y1, middle, y3, y4] = [values[0]!, values[1]!, values[2]!, values[3]!, values[4]!]
  const d1 = 4 * (y1 - y0)
  const d2 = 2 * (y3 - y1)
  const d3 = 4 * (y4 - y3)
  const e1 = (d2 - d1) / 0.75
  const c3 = (d3 - d2) / 0.75 - e1
  const c2 = e1 - c3
  const c1 = d1 - 0.25 * c2 - 0.0625 * c3
  const fits = Math.abs(y0 + 0.5 * (c1 + 0.5 * (c2 + 0.5 * c3)) - middle) <= allowed
  out[0] = fits ? y0 : Number.NaN
  out[1] = c1
  out[2] = c2
  out[3] = c3
}

let normalTable: ((bits: number) => number) | undefined

/** A standard normal from a 32-bit point, through a table that all normal-based families share. */
export const normalPoint = (): ((bits: number) => number) => {
  normalTable ??= quantileTable(normal(0, 1))
  return normalTable
}

/**
 * How a distribution is drawn from 32-bit points: directly where its quantile is cheap, through the shared normal where
 * it is a map of one, else through its own table.
 */
export const drawFrom = (distribution: Distribution): ((bits: number) => number) => {
  const { ofNormal, direct } = distribution
  if (direct) return (bits) => distribution.quantile(toUnit(bits))
  if (ofNormal === undefined) return quantileTable(distribution)
  const z = normalPoint()
  return (bits) => ofNormal(z(bits))
}
