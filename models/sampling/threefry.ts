const parity = 0x1bd11bda
const rotations = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
] as const

/**
 * Threefry-2x32 with 20 rounds: 64 random bits as a function of a 64-bit counter and a 64-bit key, written into `out`
 * (two words; nothing is allocated here). Salmon, Moraes, Dror, Shaw, Parallel random numbers: as easy as 1, 2, 3 (SC 2011).
 */
export const threefry = (counter: ArrayLike<number>, key: ArrayLike<number>, out: Uint32Array): void => {
  const first = key[0]! | 0
  const second = key[1]! | 0
  const third = first ^ second ^ parity
  let x = (counter[0]! + first) | 0
  let y = (counter[1]! + second) | 0
  for (let block = 0; block < 5; block++) {
    const turns = rotations[block & 1]!
    for (let round = 0; round < 4; round++) {
      const turn = turns[round]!
      x = (x + y) | 0
      y = ((y << turn) | (y >>> (32 - turn))) ^ x
    }
    const next = block % 3
    x = (x + (next === 0 ? second : next === 1 ? third : first)) | 0
    y = (y + (next === 0 ? third : next === 1 ? first : second) + block + 1) | 0
  }
  out[0] = x
  out[1] = y
}

/** A key of two words; of larger or negative numbers the lowest 32 bits count. */
export type StreamKey = readonly [number, number]

/**
 * Fills `out` with the first words of the counters (first, 0), (first + 1, 0) …: a stream of random points of which any
 * stretch can be had. The same rounds as `threefry`, written out one by one: a hot loop.
 */
export const threefryColumn = (key: StreamKey, first: number, out: Uint32Array, count: number): void => {
  const k0 = key[0] | 0
  const k1 = key[1] | 0
  const k2 = k0 ^ k1 ^ parity
  for (let i = 0; i < count; i++) {
    let x = (first + i + k0) | 0
    let y = k1
    x = (x + y) | 0
    y = ((y << 13) | (y >>> 19)) ^ x
    x = (x + y) | 0
    y = ((y << 15) | (y >>> 17)) ^ x
    x = (x + y) | 0
    y = ((y << 26) | (y >>> 6)) ^ x
    x = (x + y) | 0
    y = ((((y << 6) | (y >>> 26)) ^ x) + k2 + 1) | 0
    x = (x + k1 + y) | 0
    y = ((y << 17) | (y >>> 15)) ^ x
    x = (x + y) | 0
    y = ((y << 29) | (y >>> 3)) ^ x
    x = (x + y) | 0
    y = ((y << 16) | (y >>> 16)) ^ x
    x = (x + y) | 0
    y = ((((y << 24) | (y >>> 8)) ^ x) + k0 + 2) | 0
    x = (x + k2 + y) | 0
    y = ((y << 13) | (y >>> 19)) ^ x
    x = (x + y) | 0
    y = ((y << 15) | (y >>> 17)) ^ x
    x = (x + y) | 0
    y = ((y << 26) | (y >>> 6)) ^ x
    x = (x + y) | 0
    y = ((((y << 6) | (y >>> 26)) ^ x) + k1 + 3) | 0
    x = (x + k0 + y) | 0
    y = ((y << 17) | (y >>> 15)) ^ x
    x = (x + y) | 0
    y = ((y << 29) | (y >>> 3)) ^ x
    x = (x + y) | 0
    y = ((y << 16) | (y >>> 16)) ^ x
    x = (x + y) | 0
    y = ((((y << 24) | (y >>> 8)) ^ x) + k2 + 4) | 0
    x = (x + k1 + y) | 0
    y = ((y << 13) | (y >>> 19)) ^ x
    x = (x + y) | 0
    y = ((y << 15) | (y >>> 17)) ^ x
    x = (x + y) | 0
    y = ((y << 26) | (y >>> 6)) ^ x
    x = (x + y) | 0
    out[i] = x + k2
  }
}
