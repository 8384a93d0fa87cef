import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { writeDeal } from './deal/evaluate.ts'
import { blockSize, type Frame } from './frame.ts'
import type { Futures } from './futures.ts'
import { createMachine, type Machine } from './machine.ts'
import { onlyOutputs } from './onlyOutputs.ts'
import { type DealRun, faultOf, toolsOf } from './run.ts'

/** What a deal turns out to be worth to both parties, at their rates for time; columns over the trials of a range. */
export interface WorthColumns {
  readonly licensor: Float64Array
  readonly licensee: Float64Array
}

/** Which trials, from the start of a block, and where they are written: columns by deal. */
export interface WorthRange {
  readonly first: number
  readonly trials: number
  readonly columns: readonly WorthColumns[]
}

const parties = ['licensor', 'licensee'] as const

/**
 * Runs some trials of deals after the other, for what they turn out to be worth and nothing else: what only other figures of
 * the deal need (worths at the flows' own rates, of clauses, joint costs, cash by year) is never compiled. The same bits as
 * `licensor.time` and `licensee.time` of `runFutures`. Refuses a future in which one of the two is not finite.
 */
export const worthRunner = (
  futures: Futures,
  deals: readonly DealRun[],
): ((range: WorthRange) => Result<null, Failure>) => {
  let made: Machine | null = null
  return ({ first: start, trials, columns }) => {
    const machine = made ?? machineOf(futures, deals)
    made = machine
    const frame = machine.frames[0]!
    for (let first = 0; first < trials; first += blockSize) {
      machine.fill(frame, start + first, Math.min(blockSize, trials - first))
      if (frame.fault !== null) return failure(frame.fault)
      for (const [p, run] of deals.entries()) {
        machine.run(p, frame)
        const i = take({ machine, p, frame }, columns[p]!, first)
        if (i < 0) continue
        // it is told with all inputs of its trial, whether this run looks at them or not
        futures.fill(frame, start + first, frame.count)
        return failure(faultOf(futures, run, { frame, i }))
      }
    }
    return success(null)
  }
}

const machineOf = (futures: Futures, deals: readonly DealRun[]): Machine =>
  createMachine(futures, 1, (frame, block) =>
    deals.map((run) => {
      const tools = {
        ...toolsOf(futures, run, block),
        cash: false,
        terms: false,
        builder: onlyOutputs(wanted),
      }
      return writeDeal(run.deal, frame, tools).program
    }),
  )

const wanted: ReadonlySet<string> = new Set(parties.map((party) => `${party}.time`))

interface Ran {
  readonly machine: Machine
  readonly p: number
  readonly frame: Frame
}

/** Copies the figures of a block to their trials; the first trial of the block with one that is not finite, −1 without. */
const take = ({ machine, p, frame: { count } }: Ran, columns: WorthColumns, first: number): number => {
  for (const party of parties) {
    const from = machine.output(p, `${party}.time`).subarray(0, count)
    const found = from.findIndex((worth) => !Number.isFinite(worth))
    if (found >= 0) return found
    columns[party].set(from, first)
  }
  return -1
}
