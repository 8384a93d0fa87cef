import { type Code, op, simd, unsigned } from '../../kernel/wasm/bytes.ts'

/** What draws need beyond a kernel: whole numbers, and lanes that change places. */
export const integer = {
  load: (offset: number): Code => [0x28, 2, ...unsigned(offset)],
  set: op.set,
  tee: (local: number): Code => [0x22, ...unsigned(local)],
  sub: [0x6b],
  mul: [0x6c],
  xor: [0x73],
  shiftLeft: [0x74],
  trailingZeros: [0x68],
} as const

/** A constant of 16 bytes. */
export const bytes16 = (at: (byte: number) => number): Code =>
  op.constant(Array.from({ length: 16 }, (_, byte) => at(byte)))

/** The same 32 bits in four lanes. */
export const fours = (value: number): Code => bytes16((byte) => (value >>> (8 * (byte & 3))) & 255)

export const lanes4 = {
  xor: simd(0x51),
  splat: simd(0x11),
  shiftRight: simd(0xad),
  sign: [...op.i32(31), ...simd(0xac)],
  add: simd(0xae),
  mul: simd(0xb5),
  lane: (lane: number): Code => [...simd(0x1b), lane],
  /** bytes of two vectors, by number: those of the second begin at 16 */
  shuffle: (at: (byte: number) => number): Code => [
    ...simd(0x0d),
    ...Array.from({ length: 16 }, (_, byte) => at(byte)),
  ],
  /** of a table of 16 bytes, which is below, those whose numbers are in the vector above */
  lookUp: simd(0x0e),
} as const

export const lanes2 = {
  /** the lower two of four signed lanes as doubles */
  fromSigned: simd(0xfe),
  fromUnsigned: simd(0xff),
  extendSigned: simd(0xc7),
} as const
