import type { Distribution } from '../distributions/distribution.ts'
import { normal } from '../distributions/normal.ts'
import { precondition } from '../units/precondition.ts'
import { octaveNodes, segments } from './octaveNodes.ts'
import { toUnit } from './unit.ts'

/** Of the standard deviation: what a cubic may differ from the quantile in the middle of its segment. */
const accuracy = 5e-9

/** Beyond 2⁻¹⁷ from either end, one draw in 65,536, the exact quantile answers. */
export const octaves = 16
export const perOctave = segments * 4
const perTail = octaves * perOctave

/** The cubics of a distribution. An octave is built when the first point falls into it; its bits are the same whenever. */
export interface QuantileTable {
  readonly distribution: Distribution
  /**
   * Four coefficients a segment, by tail, octave and segment, for the 26 bits below those that choose the segment, as
   * an integer; the first is NaN where there is no cubic (yet).
   */
  readonly cubics: Float64Array
  /** by tail and octave: 1 when its segments are there */
  readonly built: Uint8Array
}

/**
 * The quantile of a continuous distribution as a function of a 32-bit point, a few ns a draw. Each tail is cut into
 * octaves by leading zeros and each octave into 32 segments of one cubic: relative steps, so that tails are resolved
 * as well as the middle. Error ≤ 1e-8 sd: a segment that a cubic does not fit (a kink, a jump, a very heavy tail) is
 * marked, and the exact quantile answers there.
 */
export const quantileTable = (distribution: Distribution): QuantileTable => {
  precondition(!distribution.discrete, 'a table interpolates, so it is for continuous distributions only')
  const cubics = new Float64Array(2 * perTail).fill(Number.NaN)
  return { distribution, cubics, built: new Uint8Array(2 * octaves) }
}

/**
 * The quantiles of `count` 32-bit points into `out`. A hot loop: one for all tables, and nothing is called in it, since
 * a call would make every step look up the arrays anew. Points without a cubic are left NaN and come after.
 */
export const tableColumn = (
  table: QuantileTable,
  bits: Uint32Array,
  out: Float64Array,
  count: number,
): void => {
  const { cubics } = table
  let missing = 0
  for (let i = 0; i < count; i++) {
    const point = bits[i]! | 0
    const fromEnd = point ^ (point >> 31)
    const zeros = Math.clz32(fromEnd)
    if (zeros > octaves) {
      out[i] = Number.NaN
      missing++
      continue
    }
    const shifted = fromEnd << zeros
    // the highest bit of `shifted` is set, so the first segment of an octave is number 32 here, and the first octave 1
    const at = (point >>> 31) * perTail + zeros * perOctave + ((shifted >>> 26) << 2) - 2 * perOctave
    const f = shifted & 0x3ffffff
    const value = cubics[at]! + f * (cubics[at + 1]! + f * (cubics[at + 2]! + f * cubics[at + 3]!))
    if (Number.isNaN(value)) missing++
    out[i] = value
  }
  if (missing > 0) fillMissing(table, bits, out, count)
}

/** Fills in what has been left NaN: where there was no cubic, or none yet. */
export const fillMissing = (
  table: QuantileTable,
  bits: Uint32Array,
  out: Float64Array,
  count: number,
): void => {
  for (let i = 0; i < count; i++) if (Number.isNaN(out[i]!)) out[i] = withoutCubic(table, bits[i]!)
}

/** What the loop found no cubic for: in an octave not yet built the table, built for it, else the exact quantile. */
const withoutCubic = (table: QuantileTable, bits: number): number => {
  const upper = bits >>> 31
  const octave = Math.clz32(bits ^ -upper) - 1
  if (octave >= octaves) return table.distribution.quantile(toUnit(bits))
  const row = upper * octaves + octave
  if (table.built[row] === 0) buildOctave(table, row)
  const value = cubicAt(table.cubics, row * perOctave, (bits ^ -upper) << (octave + 1))
  return Number.isNaN(value) ? table.distribution.quantile(toUnit(bits)) : value
}

/** The cubic of one segment, as in the loop: `shifted` has its highest bit set. */
const cubicAt = (cubics: Float64Array, octave: number, shifted: number): number => {
  const at = octave + (((shifted >>> 26) & 31) << 2)
  const f = shifted & 0x3ffffff
  return cubics[at]! + f * (cubics[at + 1]! + f * (cubics[at + 2]! + f * cubics[at + 3]!))
}

const buildOctave = ({ distribution, cubics, built }: QuantileTable, row: number): void => {
  const spread = distribution.quantile(0.9) - distribution.quantile(0.1)
  const allowed = accuracy * Math.min(distribution.sd, spread)
  const nodes = octaveNodes(distribution, row % octaves, row >= octaves)
  for (let segment = 0; segment < segments; segment++) {
    const at = row * perOctave + 4 * segment
    fitCubic(cubics.subarray(at, at + 4), nodes.subarray(4 * segment), allowed)
  }
  built[row] = 1
}

/**
 * The cubic through a segment's values at 0, ¼, ¾ and 1 (Chebyshev–Lobatto nodes: the error is greatest in the middle),
 * or NaN where it misses the value there. Powers of 2⁻²⁶ turn a share of the segment into the integer it is drawn as.
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
  out[1] = c1 * unit
  out[2] = c2 * unit * unit
  out[3] = c3 * unit * unit * unit
}

const unit = 1 / 67108864

let normalTable: QuantileTable | undefined

/** The table of the standard normal, which all normal-based families share. */
export const tableOfNormal = (): QuantileTable => {
  normalTable ??= quantileTable(normal(0, 1))
  return normalTable
}
