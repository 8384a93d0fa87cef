import type { QuantileTable } from '../quantileTable.ts'
import { octaves, perOctave } from '../quantileTable.ts'

/** What is nearer to an end than 2¹⁵ cells is this one instead: its segment, the first of a tail, holds no cubic. */
export const guard = 32767

/** A tail of a table: the segment without a cubic, then octaves from the end to the middle, 32 bytes a segment. */
export const tailBytes = 32 + octaves * perOctave * 8

/** Bytes of a table, lower tail first. */
export const tableBytes = 2 * tailBytes

/** What the module takes off an offset that it makes of the bits of a double: that of the guard. */
export const guardOffset = ((1023 + 14) * 32 + 31) * 32

/** Lays the cubics of a table out for the module, whose octaves are in the order of doubles. */
export const layTable = ({ cubics }: QuantileTable, to: Float64Array): void => {
  for (let tail = 0; tail < 2; tail++) {
    const start = (tail * tailBytes) / 8
    to.fill(Number.NaN, start, start + 4)
    for (let octave = 0; octave < octaves; octave++) {
      const row = (tail * octaves + octave) * perOctave
      to.set(cubics.subarray(row, row + perOctave), start + 4 + (octaves - 1 - octave) * perOctave)
    }
  }
}
