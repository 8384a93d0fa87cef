import { type Code, lanes, op, pair, twoWords } from './bytes.ts'

/** 1.5·2^52: adding it leaves an integer in the low bits of a double. */
const shifter = 6755399441055744

/** Operations on the bits of a double: exponent in bits 52 to 62, mantissa below. */
export const bits: Readonly<Record<string, Code>> = {
  powerOfTwo: [...pair(shifter + 1023), ...lanes.add!, ...op.i32(52), ...op.shiftLeft],
  exponent: [
    ...[...op.i32(52), ...op.shiftRight, ...twoWords(0x43300000, 0), ...op.or],
    ...[...pair(4503599627370496 + 1023), ...lanes.sub!],
  ],
  mantissa: [...twoWords(0xfffff, 0xffffffff), ...op.and, ...twoWords(0x3ff00000, 0), ...op.or],
}
