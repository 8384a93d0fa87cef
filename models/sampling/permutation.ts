import { mixBits } from './pathHash.ts'

/** Random permutations of 0 … count − 1, one for each of several seeds. */
export interface Permutations {
  readonly count: number
  readonly rounds: number
  /** of the halves of an index: how many bits the lower one has, and both as masks */
  readonly lowBits: number
  readonly low: number
  readonly high: number
  /** by permutation: a word for each round, then the offsets before and after */
  readonly keys: Uint32Array
}

/** Halves of three bits and less need more rounds before nothing of the order is left. */
const roundsFor = (bits: number): number => (bits <= 6 ? 24 : 8)

/** Permutations of `count` (1 to 2³⁰) places; every word of a key is a hash of the seed and its place. */
export const permutations = (count: number, seeds: Uint32Array): Permutations => {
  const bits = count === 1 ? 0 : 32 - Math.clz32(count - 1)
  const lowBits = (bits + 1) >>> 1
  const rounds = roundsFor(bits)
  const keys = new Uint32Array(seeds.length * (rounds + 2))
  seeds.forEach((seed, s) => {
    for (let word = 0; word < rounds + 2; word++) {
      const hash = mixBits((seed + Math.imul(word + 1, 0x9e3779b9)) | 0)
      keys[s * (rounds + 2) + word] = word < rounds ? hash : Math.floor((hash * count) / 4294967296)
    }
  })
  return { count, rounds, lowBits, low: (1 << lowBits) - 1, high: (1 << (bits - lowBits)) - 1, keys }
}

/**
 * Where permutation number `which` puts an index, by random access: nothing is stored but its key. A Feistel network is
 * one-to-one on the next power of two, whatever its round function; what falls beyond count goes through it again until
 * it falls below, which keeps it one-to-one ("cycle walking", J. Black and P. Rogaway, Ciphers with arbitrary finite
 * domains, CT-RSA 2002; less than two passes on average). A rotation by a random offset before and after makes every
 * place equally likely for every index.
 */
export const permute = (index: number, permutation: Permutations, which: number): number => {
  const { count, rounds, lowBits, low, high, keys } = permutation
  const at = which * (rounds + 2)
  let x = rotated(index, keys[at + rounds]!, count)
  do {
    let a = x & low
    let b = x >>> lowBits
    for (let word = at; word < at + rounds; word += 2) {
      b ^= mixBits((a + keys[word]!) | 0) & high
      a ^= mixBits((b + keys[word + 1]!) | 0) & low
    }
    x = (b << lowBits) | a
  } while (x >= count)
  return rotated(x, keys[at + rounds + 1]!, count)
}

const rotated = (x: number, by: number, count: number): number => (x < count - by ? x + by : x - (count - by))
