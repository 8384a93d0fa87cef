/**
 * The two halves of a double, for the elementary functions. Reading and writing bits gives the same result in every
 * engine; only the order of the halves in memory depends on the machine, so it is asked once.
 */
const value = new Float64Array(1)
const words = new Int32Array(value.buffer)
value[0] = 1
/** Index of the word that holds sign, exponent and the first 20 bits of the mantissa. */
const high = words[1] === 0x3ff00000 ? 1 : 0

/** Sign, exponent and top mantissa bits as a signed 32-bit integer. */
export const highWord = (x: number): number => {
  value[0] = x
  return words[high]!
}

/** The mantissa m of x = m·2^e, 1 ≤ m < 2, by its bits; for a normal positive x. */
export const mantissaOf = (x: number): number => {
  value[0] = x
  words[high] = (words[high]! & 0xfffff) | 0x3ff00000
  return value[0]!
}

const lowest = -1074
const powersOfTwo = new Float64Array(2098)
powersOfTwo[-lowest] = 1
for (let i = 1 - lowest; i < 2098; i++) powersOfTwo[i] = powersOfTwo[i - 1]! * 2
for (let i = -1 - lowest; i >= 0; i--) powersOfTwo[i] = powersOfTwo[i + 1]! / 2

/** 2^k for an integer −1074 ≤ k ≤ 1023, exactly. */
export const powerOfTwo = (k: number): number => powersOfTwo[k - lowest]!

/**
 * x·2^k for x near 1 and any integer k. Beyond the normal range the factor is applied in two steps, of which only the
 * last rounds; overflow gives infinity and underflow a subnormal or 0.
 */
export const scaleByPowerOfTwo = (x: number, k: number): number => {
  if (k >= -1021 && k <= 1022) return x * powersOfTwo[k - lowest]!
  if (k > 1022) return k > 1030 ? Infinity : x * powerOfTwo(1000) * powerOfTwo(k - 1000)
  return k < -1090 ? 0 : x * powerOfTwo(k + 1000) * powerOfTwo(-1000)
}
