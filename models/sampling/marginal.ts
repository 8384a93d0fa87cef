import type { Distribution } from '../distributions/distribution.ts'
import { normalCdf, normalQuantile } from '../numerics/normal.ts'
import { type QuantileTable, quantileTable, tableOfNormal } from './quantileTable.ts'
import { toUnit } from './unit.ts'
import {
  type InRoom,
  mapInRoom,
  ofPointsInRoom,
  ofValuesInRoom,
  tableInRoom,
  unitsInRoom,
} from './wasm/columns.ts'

/**
 * One law as columns: from 32-bit points, and, where it is tied to others, in place from the standard normals or the
 * probabilities that tie it. Each is one loop over the first `count` values.
 */
export interface Marginal {
  readonly ofPoints: (bits: Uint32Array, out: Float64Array, count: number) => void
  readonly ofNormals: (column: Float64Array, count: number) => void
  readonly ofUnits: (column: Float64Array, count: number) => void
}

/** A uniform number between 0 and 1. */
export const uniformMarginal: Marginal = {
  ofPoints: ofPointsInRoom(unitsInRoom),
  ofNormals: (column, count) => {
    for (let i = 0; i < count; i++) column[i] = normalCdf(column[i]!)
  },
  ofUnits: () => undefined,
}

/** A standard normal, through the table that all normal-based families share. */
export const normalMarginal: Marginal = {
  ofPoints: ofPointsInRoom((count) => tableInRoom(tableOfNormal())(count)),
  ofNormals: () => undefined,
  ofUnits: (column, count) => {
    for (let i = 0; i < count; i++) column[i] = normalQuantile(column[i]!)
  },
}

/** A standard normal, every quantile computed. */
export const exactNormal: Marginal = {
  ...normalMarginal,
  ofPoints: (bits, out, count) => {
    for (let i = 0; i < count; i++) out[i] = normalQuantile(toUnit(bits[i]!))
  },
}

/**
 * A distribution with every quantile computed, as a spreadsheet would: hundreds of times slower than a table for a beta
 * or gamma. A sum of normals can lie beyond what a 32-bit cell can say, where a quantile may be infinite: it stays inside.
 */
export const exactMarginal = (distribution: Distribution): Marginal => {
  const ofUnits = valueByValue((u) => distribution.quantile(Math.min(greatest, Math.max(least, u))))
  const { ofNormal } = distribution
  return {
    ofPoints: pointByPoint(distribution),
    ofNormals: ofNormal === undefined ? throughUnits(ofUnits) : valueByValue(ofNormal),
    ofUnits,
  }
}

const least = toUnit(0)
const greatest = toUnit(4294967295)

/**
 * How a distribution is drawn: directly where its quantile is cheap, through the shared normal where it is a map of one,
 * else through its own table.
 */
export const marginalOf = (distribution: Distribution): Marginal => {
  if (distribution.direct) return directMarginal(distribution)
  return distribution.ofNormal === undefined ? tableMarginal(distribution) : mapOfNormal(distribution)
}

const directMarginal = (distribution: Distribution): Marginal => {
  const { formula } = distribution
  const ofUnits =
    formula === undefined ? valueByValue((u) => distribution.quantile(u)) : ofValuesInRoom(mapInRoom(formula))
  const ofPoints =
    formula === undefined
      ? (distribution.column ?? pointByPoint(distribution))
      : ofPointsInRoom(inTurn(unitsInRoom, mapInRoom(formula)))
  return { ofPoints, ofNormals: throughUnits(ofUnits), ofUnits }
}

const mapOfNormal = (distribution: Distribution): Marginal => {
  const { formula } = distribution
  if (formula !== undefined) {
    const ofPoints = ofPointsInRoom(inTurn(tableInRoom(tableOfNormal()), mapInRoom(formula)))
    return { ofPoints, ofNormals: ofValuesInRoom(mapInRoom(formula)), ofUnits: throughPoints(ofPoints) }
  }
  const ofNormals = valueByValue(distribution.ofNormal!)
  const ofPoints: Marginal['ofPoints'] = (bits, out, count) => {
    normalMarginal.ofPoints(bits, out, count)
    ofNormals(out, count)
  }
  return { ofPoints, ofNormals, ofUnits: throughPoints(ofPoints) }
}

/** One after the other, the second of what the first leaves in the room. */
const inTurn =
  (first: InRoom, second: InRoom): InRoom =>
  (count) => {
    first(count)
    return second(count)
  }

const tableMarginal = (distribution: Distribution): Marginal => {
  const table = tableOf(distribution)
  const ofPoints = ofPointsInRoom(tableInRoom(table))
  const ofUnits = throughPoints(ofPoints)
  return { ofPoints, ofNormals: throughUnits(ofUnits), ofUnits }
}

const pointByPoint =
  (distribution: Distribution): Marginal['ofPoints'] =>
  (bits, out, count) => {
    for (let i = 0; i < count; i++) out[i] = distribution.quantile(toUnit(bits[i]!))
  }

const valueByValue =
  (of: (value: number) => number): Marginal['ofUnits'] =>
  (column, count) => {
    for (let i = 0; i < count; i++) column[i] = of(column[i]!)
  }

const throughUnits =
  (ofUnits: Marginal['ofUnits']): Marginal['ofNormals'] =>
  (column, count) => {
    uniformMarginal.ofNormals(column, count)
    ofUnits(column, count)
  }

/** By the 32-bit cells that hold the probabilities. */
const throughPoints =
  (ofPoints: Marginal['ofPoints']): Marginal['ofUnits'] =>
  (column, count) => {
    if (cells.length < count) cells = new Uint32Array(count)
    for (let i = 0; i < count; i++) cells[i] = Math.min(4294967295, Math.floor(column[i]! * 4294967296))
    ofPoints(cells, column, count)
  }

let cells = new Uint32Array(0)

/** Tables cost milliseconds and 32 kB each: the last ones are kept by what their law is made of, from run to run. */
const kept = new Map<string, QuantileTable>()
const mostKept = 256

const tableOf = (distribution: Distribution): QuantileTable => {
  const { key } = distribution
  const table = (key === undefined ? undefined : kept.get(key)) ?? quantileTable(distribution)
  if (key === undefined) return table
  kept.delete(key)
  kept.set(key, table)
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break
    kept.delete(oldest)
  }
  return table
}
