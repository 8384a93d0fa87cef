import type { LawFormula } from '../../distributions/distribution.ts'
import { createBuilder } from '../../kernel/builder.ts'
import type { Compiled } from '../../kernel/compiled.ts'
import { reverseBits } from '../owen.ts'
import { fillMissing, type QuantileTable } from '../quantileTable.ts'
import { sobolPoint } from '../sobol.ts'
import { type ScrambledSobol, sobolColumn } from '../sobolColumn.ts'
import { address, mostSeeds, roomLength, roomOf, sequenceSlots, tableSlots } from './room.ts'
import { createSlots } from './slots.ts'
import { layTable, tableBytes } from './tableLayout.ts'

/** A column from start to end, as many trials at a time as there is room for. */
const inParts = (count: number, draw: (done: number, part: number) => void): void => {
  for (let done = 0; done < count; done += roomLength) draw(done, Math.min(roomLength, count - done))
}

const sequences = createSlots<ScrambledSobol>(sequenceSlots, ({ reversed, seeds }, slot) => {
  const { integers } = roomOf()
  const at = address.sequence(slot) / 4
  // number j from below is the one of bit j, as the module counts
  integers.set(reversed, at)
  integers.set(seeds, at + 32)
})

/** `sobolColumn`, four trials at a time where the replicates come in fours. */
export const sobolInVectors = (
  sobol: ScrambledSobol,
  first: number,
  out: Uint32Array,
  count: number,
): void => {
  const replicates = sobol.seeds.length
  if (replicates % 4 !== 0 || replicates > mostSeeds || first % 4 !== 0) sobolColumn(sobol, first, out, count)
  else sobolOfFours(sobol, first, out, count)
}

const sobolOfFours: typeof sobolInVectors = (sobol, first, out, count) => {
  const { dimension, seeds } = sobol
  const replicates = seeds.length
  const room = roomOf()
  inParts(count, (done, part) => {
    const index = Math.floor((first + done) / replicates)
    const from = first + done - index * replicates
    const at = address.sequence(sequences.of(sobol))
    const seedsAt = at + 128
    room.sobol(
      reverseBits(sobolPoint(index, dimension)),
      index,
      seedsAt + 4 * from,
      seedsAt,
      seedsAt + 4 * replicates,
      at,
      address.bits,
      address.bits + 4 * part,
    )
    if (out !== room.bits) out.set(room.bits.subarray(0, part), done)
  })
}

/** Makes values of the first `count` points in the room; tells where they stand. */
export type InRoom = (count: number) => Float64Array

/** A column that is made of points in the room. */
export const ofPointsInRoom =
  (made: InRoom) =>
  (bits: Uint32Array, out: Float64Array, count: number): void => {
    const room = roomOf()
    inParts(count, (done, part) => {
      if (bits !== room.bits) room.bits.set(bits.subarray(done, done + part))
      out.set(made(part).subarray(0, part), done)
    })
  }

/** A column that is made of values in the room, in place. */
export const ofValuesInRoom =
  (made: InRoom) =>
  (column: Float64Array, count: number): void => {
    const room = roomOf()
    inParts(count, (done, part) => {
      room.values.set(column.subarray(done, done + part))
      column.set(made(part).subarray(0, part), done)
    })
  }

/** Points as probabilities. */
export const unitsInRoom: InRoom = (count) => {
  const room = roomOf()
  room.units(address.bits, address.bits + 4 * count, address.values)
  return room.values
}

const tables = createSlots<QuantileTable>(tableSlots, (table, slot) => {
  const at = address.table(slot) / 8
  layTable(table, roomOf().numbers.subarray(at, at + tableBytes / 8))
})

/** Points through a table. What it does not hold is worked out here, and what is built of it then is put there. */
export const tableInRoom =
  (table: QuantileTable): InRoom =>
  (count) => {
    const room = roomOf()
    const at = address.table(tables.of(table))
    if (room.cubics(address.bits, address.bits + 4 * count, at, address.values) !== 0) {
      const before = builtOf(table)
      fillMissing(table, room.bits, room.values, count)
      if (builtOf(table) !== before) tables.renew(table)
    }
    return room.values
  }

const builtOf = ({ built }: QuantileTable): number => built.reduce((sum, each) => sum + each, 0)

interface Map1 {
  readonly compiled: Compiled
  readonly mapped: Float64Array
}

const maps = new Map<LawFormula['write'], Map1>()

/** The values in the room through the formula of a law; a family is compiled once. */
export const mapInRoom =
  ({ write, parameters }: LawFormula): InRoom =>
  (count) => {
    const known = maps.get(write) ?? compiledMap(write, parameters.length)
    maps.set(write, known)
    known.compiled.parameters.set(parameters)
    known.compiled.run(address.values / 8, count)
    return known.mapped
  }

const compiledMap = (write: LawFormula['write'], parameters: number): Map1 => {
  const { $, column, parameter, output, finish } = createBuilder()
  const numbers = Array.from({ length: parameters }, () => parameter(0))
  output('value', write($, column(0), numbers))
  const compiled = roomOf().compile(finish())
  return { compiled, mapped: compiled.output('value') }
}
