import { mixBits } from './pathHash.ts'

/**
 * Latin hypercube by random access: trial i of n falls into stratum π(i) of n equal ones, π a permutation chosen by the
 * seed; `jitter` (32 bits) places it within. Result: 32 bits, as of any other sampler. The permutation is a hash that is
 * one-to-one on the next power of two, walked until it falls below n (A. Kensler, Correlated multi-jittered sampling,
 * Pixar 2013).
 */
export const latinHypercubePoint = (
  trial: number,
  { trials, seed }: { readonly trials: number; readonly seed: number },
  jitter: number,
): number => {
  const position = permute(trial, trials, seed) + (jitter + 0.5) / 4294967296
  return Math.min(4294967295, Math.floor((position / trials) * 4294967296))
}

/** A permutation of 0 … count − 1. */
export const permute = (index: number, count: number, seed: number): number => {
  const mask = count <= 1 ? 0 : 4294967295 >>> Math.clz32(count - 1)
  let i = index
  do i = shuffle(i, mask, seed)
  while (i >= count)
  return i
}

/** Steps that are each one-to-one on the bits of the mask. */
const shuffle = (index: number, mask: number, seed: number): number => {
  let i = index
  for (let round = 0; round < 4; round++) {
    const key = mixBits((seed + Math.imul(round + 1, 0x9e3779b9)) | 0)
    i = ((i ^ key) & mask) >>> 0
    i = (Math.imul(i, key | 1) & mask) >>> 0
    i = (i ^ (i >>> ((33 - Math.clz32(mask)) >>> 1))) >>> 0
    i = ((i + (key >>> 7)) & mask) >>> 0
  }
  return i
}
