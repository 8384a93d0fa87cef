import type { Plan } from '../scenario/plan.ts'
import type { Place } from '../scenario/variable.ts'
import type { Failure } from '../units/failure.ts'
import { type Stock, stockKeys } from './stockPlan.ts'
import { type WithData, withDataKeys } from './withDataPlan.ts'

/** Trials in a block. Blocks are aligned to the trial index, so any split of the work gives the same numbers. */
export const blockSize = 512

/**
 * One block of futures: every variable of a plan in columns. The value of variable v in trial i and period k (both
 * from 0) is `values[v][strides[v]·k + i]`; the stride is 0 for variables that do not move with time.
 * The expected case is a frame too: its trials are the branches of one deal, and its gates are probabilities.
 */
export interface Frame {
  readonly plan: Plan
  /** every column of the block lies in here, the first one at `start` */
  readonly memory: Float64Array
  readonly start: number
  /** length of a column, and so the distance between the periods of a trial; at least the trials it holds */
  readonly size: number
  readonly values: readonly Float64Array[]
  readonly strides: Int32Array
  /** by gate: 1 passed, 0 failed, in between a probability */
  readonly gates: readonly Float64Array[]
  /** by licensee: the year in which it fails (1, 2, …), Infinity if it does not */
  readonly failureYear: readonly Float64Array[]
  /** by licensee: the date of the failed gate that ends its deals, Infinity without one */
  readonly gateYear: readonly Float64Array[]
  /** by risk: number of events over the horizon */
  readonly events: readonly Float64Array[]
  /** by exposure: product revenue before share and uplift, periods × trials */
  readonly exposures: readonly Float64Array[]
  /** quality index Q */
  readonly quality: Float64Array
  /** how each party discounts: licensor first, then the licensees */
  readonly discounting: readonly Readonly<Record<RateClass, Discounting | null>>[]
  /** by position: e(n₀), the error of the licensee's own records, periods × trials; null without a curve */
  readonly ownError: readonly (OwnError | null)[]
  /** how the records age, for grants that start together and update alike */
  readonly stocks: readonly Stock[]
  /** markets as they are with the data, where these let a product launch earlier or pass a gate */
  readonly withData: readonly WithData[]
  readonly mode: 'drawn' | 'expected'
  /** contract year of termination in each branch of the expected case */
  readonly termination: Float64Array
  /** contract year in which a change of control ends the deal, in each branch of the expected case */
  readonly takenOver: Float64Array
  /** index of the first trial of the block in the whole run */
  first: number
  /** trials of the block that are in use */
  count: number
  fault: Failure | null
}

export const rateClasses = ['fixed', 'salesLinked', 'milestone', 'time'] as const
export type RateClass = (typeof rateClasses)[number]

/** One rate of one party: ln(1 + r) by trial, and (1 + r)^(−τ_k), periods × trials. */
export interface Discounting {
  readonly log: Float64Array
  readonly factors: Float64Array
  /** trials filled at a rate that is the same in every block; 0 where it is drawn */
  filled: number
}

/** What a licensee has without the data: its own records n₀ and their error e(n₀), periods × trials. */
export interface OwnError {
  readonly records: Float64Array
  readonly error: Float64Array
}

/**
 * A column length that is no multiple of 512: periods of a trial lie one column apart, and columns 4,096 bytes apart
 * would all compete for the same few lines of the cache.
 */
export const columnLength = (trials: number): number => (trials % 512 === 0 ? trials + 8 : trials)

/**
 * Room for one block (or for the branches of one deal) in one piece of memory; filled again and again, never
 * reallocated. Frames of one plan and size are laid out alike, so that a program for one runs on all of them.
 */
export const createFrame = (plan: Plan, trials: number, mode: Frame['mode'], at?: FrameMemory): Frame => {
  const { memory, start } = at ?? { memory: new Float64Array(frameLength(plan, trials)), start: 0 }
  let next = start
  return layOut(plan, columnLength(trials), {
    mode,
    memory,
    start,
    count: trials,
    take: (length) => {
      next += length
      return memory.subarray(next - length, next)
    },
  })
}

/** A place for a frame in a memory that is shared with others, in doubles. */
export interface FrameMemory {
  readonly memory: Float64Array
  readonly start: number
}

/** How many doubles a frame takes. */
export const frameLength = (plan: Plan, trials: number): number => {
  const none = new Float64Array(0)
  let length = 0
  const take = (wanted: number): Float64Array => {
    length += wanted
    return none
  }
  layOut(plan, columnLength(trials), { mode: 'drawn', memory: none, start: 0, count: trials, take })
  return length
}

interface Laying extends FrameMemory {
  readonly mode: Frame['mode']
  readonly count: number
  readonly take: (length: number) => Float64Array
}

const layOut = (plan: Plan, size: number, { mode, memory, start, count, take }: Laying): Frame => {
  const column = (): Float64Array => take(size)
  const { periods } = plan.calendar
  const path = (): Float64Array => take(size * periods)
  const discounting = (): Discounting => ({ log: column(), factors: path(), filled: 0 })
  // classes at one rate have one set of factors
  const discountingOf = (rates: Plan['licensor']['rates']): Frame['discounting'][number] => {
    const known = new Map<Place, Discounting>()
    const at = (place: Place): Discounting => {
      const found = known.get(place) ?? discounting()
      known.set(place, found)
      return found
    }
    const { fixed, salesLinked, milestone, time } = rates
    return {
      fixed: at(fixed),
      salesLinked: at(salesLinked),
      milestone: at(milestone),
      time: time === null ? null : at(time),
    }
  }
  const varies = plan.variables.map((variable) => variable.kind === 'formula' && variable.varies)
  const parties = [plan.licensor, ...plan.licensees]
  return {
    plan,
    memory,
    start,
    size,
    values: varies.map((moves) => (moves ? path() : column())),
    strides: Int32Array.from(varies, (moves) => (moves ? size : 0)),
    gates: plan.gates.map(column),
    failureYear: plan.licensees.map(() => column().fill(Infinity)),
    gateYear: plan.licensees.map(() => column().fill(Infinity)),
    events: plan.risks.map(column),
    exposures: plan.exposures.map(path),
    quality: column().fill(1),
    discounting: parties.map(({ rates }) => discountingOf(rates)),
    ownError: plan.positions.map(({ utility }) =>
      utility.kind === 'learningCurve' ? { records: path(), error: path() } : null,
    ),
    stocks: stockKeys(plan).map((key) => ({ ...key, path: path(), left: column() })),
    mode,
    termination: column().fill(Infinity),
    takenOver: column().fill(Infinity),
    withData: withDataKeys(plan).map((key) => ({ ...key, path: path() })),
    first: 0,
    count,
    fault: null,
  }
}

/** Where an array of a frame lies, in doubles from its start. */
export const offsetIn = ({ memory, start }: Frame, array: Float64Array): number =>
  (array.byteOffset - memory.byteOffset) / 8 - start

/** Value of a variable in trial i and period k of a frame. */
export const valueAt = (frame: Frame, place: number, i: number, k = 0): number =>
  frame.values[place]![frame.strides[place]! * k + i]!
