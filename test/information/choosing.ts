import type { Alternative } from '../../models/information/alternative.ts'
import { type Choosing, choosingFrom } from '../../models/information/deciding.ts'
import { normalCdf, normalDensity, normalQuantile } from '../../models/numerics/normal.ts'
import { pathHash } from '../../models/sampling/pathHash.ts'
import { threefryColumn } from '../../models/sampling/threefry.ts'
import { toUnit } from '../../models/sampling/unit.ts'
import { columnsOf } from '../../models/summarise/columns.ts'

export const trials = 8192
export const replicates = 16

/** A column of standard normals under a name. */
export const normals = (name: string, count = trials): Float64Array => {
  const words = new Uint32Array(count)
  threefryColumn(pathHash(name), 0, words, count)
  return Float64Array.from(words, (bits) => normalQuantile(toUnit(bits)))
}

export const constant = (value: number, count = trials): Float64Array => new Float64Array(count).fill(value)

/** A deal of one part; the other side is glad of it unless its room is given. */
export const deal = (
  id: string,
  ours: Float64Array,
  theirs: Float64Array | null = constant(1, ours.length),
): Alternative => ({ id, parts: [{ deal: id, ours, theirs }], rest: null })

export const noDeal = (worth = 0, count = trials): Alternative => ({
  id: null,
  parts: [],
  rest: constant(worth, count),
})

export const choosing = (alternatives: readonly Alternative[]): Choosing => {
  const [one] = alternatives
  const count = (one!.parts[0]?.ours ?? one!.rest!).length
  return choosingFrom({ alternatives, columns: columnsOf(count, replicates), trials: count })
}

/**
 * s·L(|m|/s), L(u) = φ(u) − u·(1 − Φ(u)): expected gain of knowing a normal worth of mean m and deviation s before taking it
 * or leaving it at 0 (H. Raiffa, R. Schlaifer, Applied Statistical Decision Theory, 1961, section 5.4: the unit normal
 * linear-loss integral).
 */
export const linearLoss = (mean: number, deviation: number): number => {
  const u = Math.abs(mean) / deviation
  return deviation * (normalDensity(u) - u * normalCdf(-u))
}
