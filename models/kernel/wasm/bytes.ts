/** WebAssembly in bytes: numbers, sections and the instructions a kernel uses (WebAssembly core specification 2.0). */
export type Code = readonly number[]

/** Unsigned LEB128. */
export const unsigned = (value: number): Code => {
  const bytes: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest]
    bytes.push((rest % 128) + 128)
  }
}

/** Signed LEB128 of a 32-bit integer. */
export const signed = (value: number): Code => {
  const bytes: number[] = []
  for (let rest = value | 0; ; rest >>= 7) {
    const low = rest & 127
    if ((rest >> 7 === 0 && (low & 64) === 0) || (rest >> 7 === -1 && (low & 64) !== 0))
      return [...bytes, low]
    bytes.push(low | 128)
  }
}

export const vector = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()]
export const section = (id: number, content: Code): Code => [id, ...unsigned(content.length), ...content]
export const name = (text: string): Code => [
  ...unsigned(text.length),
  ...[...text].map((c) => c.charCodeAt(0)),
]

export const types = { i32: 0x7f, v128: 0x7b, empty: 0x40, function: 0x60 } as const

/** An instruction on 128 bits. */
export const simd = (opcode: number): Code => [0xfd, ...unsigned(opcode)]

export const op = {
  block: [0x02, types.empty],
  loop: [0x03, types.empty],
  if: [0x04, types.empty],
  end: [0x0b],
  branchIf: (depth: number): Code => [0x0d, ...unsigned(depth)],
  call: (index: number): Code => [0x10, ...unsigned(index)],
  get: (local: number): Code => [0x20, ...unsigned(local)],
  set: (local: number): Code => [0x21, ...unsigned(local)],
  i32: (value: number): Code => [0x41, ...signed(value)],
  loadIndex: (offset: number): Code => [0x28, 2, ...unsigned(offset)],
  lessThan: [0x48],
  add: [0x6a],
  load: (offset: number): Code => [...simd(0x00), 3, ...unsigned(offset)],
  splatLoad: (offset: number): Code => [...simd(0x0a), 3, ...unsigned(offset)],
  store: (offset: number): Code => [...simd(0x0b), 3, ...unsigned(offset)],
  constant: (bytes: Code): Code => [...simd(0x0c), ...bytes],
  anyTrue: simd(0x53),
  bitmask: simd(0xc4),
  not: simd(0x4d),
  and: simd(0x4e),
  andNot: simd(0x4f),
  or: simd(0x50),
  bitselect: simd(0x52),
  shiftLeft: simd(0xcb),
  shiftRight: simd(0xcd),
} as const

/** Operations on two doubles at a time. */
export const lanes: Readonly<Record<string, Code>> = {
  eq: simd(0x47),
  ne: simd(0x48),
  lt: simd(0x49),
  gt: simd(0x4a),
  le: simd(0x4b),
  ge: simd(0x4c),
  and: op.and,
  or: op.or,
  not: op.not,
  ceil: simd(0x74),
  floor: simd(0x75),
  trunc: simd(0x7a),
  abs: simd(0xec),
  neg: simd(0xed),
  sqrt: simd(0xef),
  add: simd(0xf0),
  sub: simd(0xf1),
  mul: simd(0xf2),
  div: simd(0xf3),
  min: simd(0xf6),
  max: simd(0xf7),
}

const word = new DataView(new ArrayBuffer(8))

/** The eight bytes of a double, low first. */
export const doubleBytes = (value: number): Code => {
  word.setFloat64(0, value, true)
  return Array.from({ length: 8 }, (_, at) => word.getUint8(at))
}

const pairs = new Map<number, Code>()

/** Both lanes alike. */
export const pair = (value: number): Code => {
  if (Object.is(value, -0)) return op.constant([...doubleBytes(value), ...doubleBytes(value)])
  const known = pairs.get(value) ?? op.constant([...doubleBytes(value), ...doubleBytes(value)])
  if (pairs.size < 1024) pairs.set(value, known)
  return known
}

/** Both lanes with the same two words of bits. */
export const twoWords = (high: number, low: number): Code => {
  word.setUint32(0, low, true)
  word.setUint32(4, high, true)
  const bytes = Array.from({ length: 8 }, (_, at) => word.getUint8(at))
  return op.constant([...bytes, ...bytes])
}
