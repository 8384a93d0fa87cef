/**
 * What the threads of one run and the thread that serves requests tell each other: a few whole numbers in shared
 * memory. The tasks of a run stand in one row; each is claimed by one thread.
 */
export type Tally = Int32Array<SharedArrayBuffer>

/** Places of the numbers. */
const blocksDone = 0
const blocksInAll = 1
const tasksInAll = 2
const nextTask = 3
const tasksEnded = 4
const firstFailed = 5

const none = 2 ** 31 - 1
/** More tasks than there are, with room to count on. */
const everything = 2 ** 30

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

export const expectWork = (tally: Tally, work: { readonly blocks: number; readonly tasks: number }): void => {
  Atomics.store(tally, blocksInAll, work.blocks)
  Atomics.store(tally, tasksInAll, work.tasks)
}

/** Whether a run is under way, or was. */
export const isBegun = (tally: Tally): boolean => Atomics.load(tally, blocksInAll) > 0

export const countBlock = (tally: Tally): void => {
  Atomics.add(tally, blocksDone, 1)
}

/** The next task nobody has taken yet; beyond the last when there is none left. */
export const claimTask = (tally: Tally): number => Atomics.add(tally, nextTask, 1)

/** Whether a task still matters: none does that comes after one with a fault. */
export const matters = (tally: Tally, task: number): boolean => task < Atomics.load(tally, firstFailed)

/** Notes a fault. Faults of earlier tasks win, so that the run ends with the one a single thread would meet. */
export const failTask = (tally: Tally, task: number): void => {
  for (let known = Atomics.load(tally, firstFailed); task < known; )
    known = Atomics.compareExchange(tally, firstFailed, known, task)
}

/** The first task with a fault, if any. */
export const failedTask = (tally: Tally): number | null => {
  const task = Atomics.load(tally, firstFailed)
  return task === none ? null : task
}

export const endTask = (tally: Tally): void => {
  Atomics.add(tally, tasksEnded, 1)
  Atomics.notify(tally, tasksEnded)
}

/** Lets everybody go who waits for a task. */
export const endAll = (tally: Tally): void => {
  Atomics.store(tally, tasksEnded, everything)
  Atomics.notify(tally, tasksEnded)
}

/** Blocks this thread until so many tasks have ended. */
export const awaitTasks = (tally: Tally, tasks: number): void => {
  for (;;) {
    const ended = Atomics.load(tally, tasksEnded)
    if (ended >= tasks) return
    Atomics.wait(tally, tasksEnded, ended)
  }
}

/** Whether somebody who comes now finds nothing left to do. */
export const allClaimed = (tally: Tally): boolean =>
  Atomics.load(tally, nextTask) >= Atomics.load(tally, tasksInAll)
