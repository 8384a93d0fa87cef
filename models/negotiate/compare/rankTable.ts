import type { RankColumn } from '../inputs.ts'
import { allOf, type Won } from './winners.ts'

/**
 * Ranks of inputs in all futures with their sums: whoever wins, they are the same. A rank is (whole + start)/size, so that
 * ranks add up as whole numbers do.
 */
export interface RankTable {
  readonly inputs: number
  readonly futures: number
  /** by input, then by replicate, then by future */
  readonly wholes: Uint32Array
  /** of the wholes, by input and then by replicate */
  readonly sums: Float64Array
  /** by input */
  readonly scales: readonly Pick<RankColumn, 'start' | 'size'>[]
}

interface Size extends Pick<RankTable, 'inputs' | 'futures'> {
  readonly replicates: number
}

/** The table of rank columns, in which trial τ belongs to replicate τ mod R; each is read at once and may be used again. */
export const rankTableOf = (
  { inputs, futures, replicates }: Size,
  columnOf: (input: number) => RankColumn,
): RankTable => {
  const wholes = new Uint32Array(inputs * futures)
  const scales = Array.from({ length: inputs }, (_, input) => {
    const { wholes: column, start, size } = columnOf(input)
    turn(column, wholes.subarray(input * futures, (input + 1) * futures), replicates)
    return { start, size }
  })
  const every = allOf(futures, replicates)
  return { inputs, futures, wholes, scales, sums: sumsOf(every, { inputs, futures, wholes }) }
}

/** A column with one replicate after the other. */
const turn = (column: Uint32Array, turned: Uint32Array, replicates: number): void => {
  let place = 0
  for (let r = 0; r < replicates; r++)
    for (let i = r; i < turned.length; i += replicates) turned[place++] = column[i]!
}

/** Sums of wholes over futures, by input and then by replicate: four inputs side by side, as none waits for another. */
export const sumsOf = (
  { futures, starts }: Won,
  { inputs, futures: length, wholes }: Pick<RankTable, 'inputs' | 'futures' | 'wholes'>,
): Float64Array => {
  const replicates = starts.length - 1
  const sums = new Float64Array(inputs * replicates)
  if (futures.length === 0) return sums
  for (let from = 0; from < inputs; from += 4) {
    const places = [from, from + 1, from + 2, from + 3].map((c) => Math.min(c, inputs - 1)) as Four<number>
    const four = places.map((c) => wholes.subarray(c * length, (c + 1) * length)) as Four<Uint32Array>
    addFour(four, { futures, starts }, { sums, places })
  }
  return sums
}

type Four<Item> = [Item, Item, Item, Item]

interface Summed {
  readonly sums: Float64Array
  readonly places: Four<number>
}

const addFour = (
  [a, b, c, d]: Four<Uint32Array>,
  { futures, starts }: Won,
  { sums, places: [p, q, s, t] }: Summed,
): void => {
  const replicates = starts.length - 1
  for (let r = 0; r < replicates; r++) {
    const end = starts[r + 1]!
    let [w, x, y, z] = [0, 0, 0, 0]
    for (let j = starts[r]!; j < end; j++) {
      const i = futures[j]!
      w += a[i]!
      x += b[i]!
      y += c[i]!
      z += d[i]!
    }
    sums[p * replicates + r] = w
    sums[q * replicates + r] = x
    sums[s * replicates + r] = y
    sums[t * replicates + r] = z
  }
}
