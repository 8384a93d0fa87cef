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
