import {
  type Code,
  lanes,
  name,
  op,
  pair,
  section,
  twoWords,
  types,
  unsigned,
  vector,
} from '../../kernel/wasm/bytes.ts'
import { bytes16, fours, integer, lanes2, lanes4 } from './instructions.ts'
import { guard, guardOffset, tailBytes } from './tableLayout.ts'

/**
 * The columns that are drawn in vectors, as a module of three functions; each works on four trials at a time and goes
 * on to the end of the four. No relaxed instruction: the bits are those of the loops in TypeScript.
 *
 *   sobol(point, index, seed, seeds, seedsEnd, directions, out, end)    `sobolColumn`; four seeds at a time
 *   cubics(bits, end, table, out) → 1 where a point has no cubic         `tableColumn`
 *   units(bits, end, out)                                                `toUnit`
 */
export const drawingModule = (): Uint8Array<ArrayBuffer> => {
  const { i32, v128, function: functionType } = types
  const functions = [sobol(), cubics(), units()]
  const list = (count: number, type: number): Code => [...unsigned(count), ...Array<number>(count).fill(type)]
  const bodies = functions.map(({ integers, vectors, code }) => {
    const locals = vector([
      [...unsigned(integers), i32],
      [...unsigned(vectors), v128],
    ])
    return [...unsigned(locals.length + code.length), ...locals, ...code]
  })
  return new Uint8Array([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(
      1,
      vector(functions.map(({ takes, gives }) => [functionType, ...list(takes, i32), ...list(gives, i32)])),
    ),
    ...section(2, vector([[...name('draws'), ...name('memory'), 2, 0, 1]])),
    ...section(3, vector([[0], [1], [2]])),
    ...section(7, vector(['sobol', 'cubics', 'units'].map((text, at) => [...name(text), 0, at]))),
    ...section(10, vector(bodies)),
  ])
}

interface Emitted {
  readonly takes: number
  readonly gives: number
  readonly integers: number
  readonly vectors: number
  readonly code: Code
}

/** Nibbles in reverse order of bits, at the high and at the low end of a byte. */
const reversedNibble = (nibble: number): number =>
  ((nibble & 1) << 3) | ((nibble & 2) << 1) | ((nibble & 4) >> 1) | ((nibble & 8) >> 3)

/** x ^= x·factor in four lanes. */
const xorProduct = (x: number, factor: number): Code => [
  ...[...op.get(x), ...op.get(x), ...fours(factor), ...lanes4.mul, ...lanes4.xor, ...op.set(x)],
]

const sobol = (): Emitted => {
  const [point, index, seed, seeds, seedsEnd, directions, out, end, mixed, x, own] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ]
  const next = (local: number): Code => [...op.get(local), ...op.i32(16), ...op.add, ...op.set(local)]
  const code: Code = [
    ...op.loop,
    ...[...op.get(point), ...op.get(point), ...op.i32(0x3d20adea), ...integer.mul, ...integer.xor],
    ...[...lanes4.splat, ...op.set(mixed)],
    ...op.loop,
    ...[...op.get(seed), ...op.load(0), ...op.set(own)],
    ...[...op.get(mixed), ...op.get(own), ...lanes4.add],
    ...[...op.get(own), ...op.i32(16), ...lanes4.shiftRight, ...fours(1), ...op.or],
    ...[...lanes4.mul, ...op.set(x)],
    ...xorProduct(x, 0x05526c56),
    ...xorProduct(x, 0x53a22864),
    ...op.get(out),
    ...[...bytes16((nibble) => reversedNibble(nibble) << 4)],
    ...[...op.get(x), ...fours(0x0f0f0f0f), ...op.and, ...lanes4.lookUp],
    ...[...bytes16(reversedNibble)],
    ...[...op.get(x), ...op.i32(4), ...lanes4.shiftRight, ...fours(0x0f0f0f0f), ...op.and, ...lanes4.lookUp],
    ...[
      ...op.or,
      ...op.set(x),
      ...op.get(x),
      ...op.get(x),
      ...lanes4.shuffle((byte) => byte ^ 3),
      ...op.store(0),
    ],
    ...[...next(out), ...next(seed)],
    ...[...op.get(out), ...op.get(end), ...op.lessThan],
    ...[...op.get(seed), ...op.get(seedsEnd), ...op.lessThan, ...[0x71], ...op.branchIf(0), ...op.end],
    ...[...op.get(seeds), ...op.set(seed)],
    // in Gray code order index n differs from n − 1 by the direction number of the lowest bit set in n
    ...[...op.get(index), ...op.i32(1), ...op.add, ...integer.tee(index), ...integer.trailingZeros],
    ...[...op.i32(2), ...integer.shiftLeft, ...op.get(directions), ...op.add, ...integer.load(0)],
    ...[...op.get(point), ...integer.xor, ...op.set(point)],
    ...[...op.get(out), ...op.get(end), ...op.lessThan, ...op.branchIf(0), ...op.end, ...op.end],
  ]
  return { takes: 8, gives: 0, integers: 0, vectors: 3, code }
}

/**
 * A point as a double has the number of its octave in its exponent, that of its segment in the first five bits of the
 * mantissa and its place in the segment in the rest: no leading zeros are counted.
 */
const cubics = (): Emitted => {
  const [bits, end, table, out, a, b, sign, near, d, f, low0, low1, high0, high1, missing] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
  ]
  const joined = (lower: number, upper: number, half: 0 | 8): Code => [
    ...[...op.get(lower), ...op.get(upper)],
    ...lanes4.shuffle((byte) => (byte & 7) + half + (byte < 8 ? 0 : 16)),
  ]
  const two = (offset: number): Code => [
    ...[...op.get(near), ...lanes2.fromSigned, ...pair(guard), ...lanes.max!, ...op.set(d)],
    // the byte offset of the segment: 32 for each
    ...[...op.get(d), ...op.i32(42), ...op.shiftRight, ...twoWords(0, 0xffffffe0), ...op.and],
    ...[...op.get(sign), ...lanes2.extendSigned, ...twoWords(0, tailBytes), ...op.and, ...simdAdd],
    ...op.set(f),
    ...[...op.get(f), ...lanes4.lane(0), ...op.get(table), ...op.add, ...op.set(a)],
    ...[...op.get(f), ...lanes4.lane(2), ...op.get(table), ...op.add, ...op.set(b)],
    // 2^31 + f, with the 47 bits behind the segment as a whole number of 26 bits and none behind the point
    ...[...op.get(d), ...twoWords(0x7fff, 0xffffffff), ...op.and, ...twoWords(0x41e00000, 0), ...op.or],
    ...[...pair(2147483648), ...lanes.sub!, ...op.set(f)],
    ...[...op.get(a), ...op.load(0), ...op.set(low0), ...op.get(b), ...op.load(0), ...op.set(low1)],
    ...[...op.get(a), ...op.load(16), ...op.set(high0), ...op.get(b), ...op.load(16), ...op.set(high1)],
    ...op.get(out),
    ...joined(low0, low1, 0),
    ...[...op.get(f), ...joined(low0, low1, 8)],
    ...[...op.get(f), ...joined(high0, high1, 0)],
    ...[...op.get(f), ...joined(high0, high1, 8), ...lanes.mul!, ...lanes.add!],
    ...[...lanes.mul!, ...lanes.add!, ...lanes.mul!, ...lanes.add!],
    ...[...op.set(d), ...op.get(d), ...op.store(offset)],
    ...[...op.get(d), ...op.get(d), ...lanes.ne!, ...op.get(missing), ...op.or, ...op.set(missing)],
  ]
  const code: Code = [
    ...[...op.get(table), ...op.i32(guardOffset), ...integer.sub, ...op.set(table)],
    ...op.loop,
    ...[...op.get(bits), ...op.load(0), ...op.set(near)],
    ...[...op.get(near), ...lanes4.sign, ...op.set(sign)],
    ...[...op.get(near), ...op.get(sign), ...lanes4.xor, ...op.set(near)],
    ...two(0),
    ...[...op.get(near), ...op.get(near), ...upperHalf, ...op.set(near)],
    ...[...op.get(sign), ...op.get(sign), ...upperHalf, ...op.set(sign)],
    ...two(16),
    ...[...op.get(bits), ...op.i32(16), ...op.add, ...op.set(bits)],
    ...[...op.get(out), ...op.i32(32), ...op.add, ...op.set(out)],
    ...[...op.get(bits), ...op.get(end), ...op.lessThan, ...op.branchIf(0), ...op.end],
    ...[...op.get(missing), ...op.anyTrue, ...op.end],
  ]
  return { takes: 4, gives: 1, integers: 2, vectors: 9, code }
}

const simdAdd: Code = [0xfd, ...unsigned(0xce)]

/** The upper two of four lanes where the lower two were. */
const upperHalf = lanes4.shuffle((byte) => (byte & 7) + 8)

const units = (): Emitted => {
  const [bits, end, out, four] = [0, 1, 2, 3]
  const two = (offset: number): Code => [
    ...[...op.get(out), ...op.get(four), ...lanes2.fromUnsigned],
    ...[...pair(0.5), ...lanes.add!, ...pair(1 / 4294967296), ...lanes.mul!, ...op.store(offset)],
  ]
  const code: Code = [
    ...[...op.loop, ...op.get(bits), ...op.load(0), ...op.set(four)],
    ...two(0),
    ...[...op.get(four), ...op.get(four), ...upperHalf, ...op.set(four)],
    ...two(16),
    ...[...op.get(bits), ...op.i32(16), ...op.add, ...op.set(bits)],
    ...[...op.get(out), ...op.i32(32), ...op.add, ...op.set(out)],
    ...[...op.get(bits), ...op.get(end), ...op.lessThan, ...op.branchIf(0), ...op.end, ...op.end],
  ]
  return { takes: 3, gives: 0, integers: 0, vectors: 1, code }
}
