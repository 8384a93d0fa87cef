/**
 * What the threads of one run and the thread that serves requests tell each other: a few whole numbers in shared
 * memory. Shards are numbered in the order of their trials; each is claimed by one thread.
 */
export type Tally = Int32Array<SharedArrayBuffer>

/** Places of the numbers. */
const blocksDone = 0
const blocksInAll = 1
const shardsInAll = 2
const nextShard = 3
const shardsEnded = 4
const firstFailed = 5

const none = 2 ** 31 - 1

export const newTally = (): Tally => {
  const tally = new Int32Array(new SharedArrayBuffer(6 * Int32Array.BYTES_PER_ELEMENT))
  tally[firstFailed] = none
  return tally
}

/** The part of the trials that is simulated, 0 to 1. */
export const fractionDone = (tally: Tally): number => {
  const all = Atomics.load(tally, blocksInAll)
  return all === 0 ? 0 : Math.min(1, Atomics.load(tally, blocksDone) / all)
}

export const expectWork = (
  tally: Tally,
  work: { readonly blocks: number; readonly shards: number },
): void => {
  Atomics.store(tally, blocksInAll, work.blocks)
  Atomics.store(tally, shardsInAll, work.shards)
}

/** Whether a run is under way, or was. */
export const isBegun = (tally: Tally): boolean => Atomics.load(tally, blocksInAll) > 0

export const countBlock = (tally: Tally): void => {
  Atomics.add(tally, blocksDone, 1)
}

/** The next shard nobody has taken yet; beyond the last when there is none left. */
export const claimShard = (tally: Tally): number => Atomics.add(tally, nextShard, 1)

/** Says that the first shards need nobody. */
export const skipShards = (tally: Tally, shards: number): void => {
  Atomics.add(tally, nextShard, shards)
  Atomics.add(tally, shardsEnded, shards)
}

/** Whether a shard still matters: none does that comes after one with a fault. */
export const matters = (tally: Tally, shard: number): boolean => shard < Atomics.load(tally, firstFailed)

/** Notes a fault. Faults of earlier trials win, so that the run ends with the one a single thread would meet. */
export const failShard = (tally: Tally, shard: number): void => {
  for (let known = Atomics.load(tally, firstFailed); shard < known; )
    known = Atomics.compareExchange(tally, firstFailed, known, shard)
}

/** The first shard with a fault, if any. */
export const failedShard = (tally: Tally): number | null => {
  const shard = Atomics.load(tally, firstFailed)
  return shard === none ? null : shard
}

export const endShard = (tally: Tally): void => {
  Atomics.add(tally, shardsEnded, 1)
  Atomics.notify(tally, shardsEnded)
}

/** Blocks this thread until every shard has ended; does something whenever another has. */
export const awaitShards = (tally: Tally, meanwhile: () => void): void => {
  for (;;) {
    const ended = Atomics.load(tally, shardsEnded)
    meanwhile()
    if (ended >= Atomics.load(tally, shardsInAll)) return
    Atomics.wait(tally, shardsEnded, ended)
  }
}

/** Whether somebody who comes now finds nothing left to do. */
export const allClaimed = (tally: Tally): boolean =>
  Atomics.load(tally, nextShard) >= Atomics.load(tally, shardsInAll)
