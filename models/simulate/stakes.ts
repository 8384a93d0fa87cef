import type { Place } from '../scenario/variable.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { blockSize, type Frame, valueAt } from './frame.ts'
import type { Futures } from './futures.ts'
import { lookAtPlaces } from './looked.ts'
import { createMachine } from './machine.ts'
import { type DealRun, toolsOf } from './run.ts'
import { type StakeOutput, stakeOutputs, writeStake } from './stake.ts'

/** A present value by trial: at the flows' own rates, and at the rate for time. */
export interface Worths {
  readonly flow: Float64Array
  readonly time: Float64Array
}

/** What is at stake in a grant, by trial; what each column is stands in `stake.ts`. */
export interface Stake extends Readonly<Record<StakeOutput, Worths>> {
  readonly ends: Float64Array
}

/** What the approaches to value read of the futures. */
export interface Stakes {
  /** by grant asked for */
  readonly stakes: readonly Stake[]
  /** by grant, the after-tax worth of its licensee's alternative */
  readonly alternatives: readonly Float64Array[]
  /** by place asked for, what is drawn in each trial */
  readonly drawn: readonly Float64Array[]
}

export interface StakesRequest {
  readonly trials: number
  readonly grants: readonly DealRun[]
  readonly places: readonly Place[]
}

/** Runs what is at stake in some grants on the first futures, and writes down what some quantities are in them. */
export const runStakes = (futures: Futures, request: StakesRequest): Result<Stakes, Failure> => {
  const { trials, grants, places } = request
  const column = (): Float64Array => new Float64Array(trials)
  const stakes = grants.map((): Stake => emptyStake(column))
  const alternatives = grants.map(column)
  const drawn = places.map(column)
  const machine = createMachine(futures, 1, (frame, block) => {
    lookAtPlaces(frame, places)
    return grants.map((run) => writeStake(run.deal, frame, toolsOf(futures, run, block)))
  })
  const outputs = stakes.map((stake, g) =>
    columnsOf(stake).map(({ output, to }) => ({ from: machine.output(g, output), to })),
  )
  const frame = machine.frames[0]!
  for (let first = 0; first < trials; first += blockSize) {
    machine.fill(frame, first, Math.min(blockSize, trials - first))
    if (frame.fault !== null) return failure(frame.fault)
    grants.forEach(({ deal }, g) => {
      machine.run(g, frame)
      for (const { from, to } of outputs[g]!) to.set(from.subarray(0, frame.count), first)
      const { value } = futures.plan.licensees[deal.licensee]!.alternative
      copyPlace(frame, value, { to: alternatives[g]!, first })
    })
    for (const [p, place] of places.entries()) copyPlace(frame, place, { to: drawn[p]!, first })
  }
  return success({ stakes, alternatives, drawn })
}

const emptyStake = (column: () => Float64Array): Stake => {
  const both = (): Worths => ({ flow: column(), time: column() })
  return {
    benefit: both(),
    avoided: both(),
    costs: both(),
    sales: both(),
    earnings: both(),
    royaltyBase: both(),
    ends: column(),
  }
}

const columnsOf = (stake: Stake): readonly { readonly output: string; readonly to: Float64Array }[] => [
  ...stakeOutputs.flatMap((name) => [
    { output: `${name}.flow`, to: stake[name].flow },
    { output: `${name}.time`, to: stake[name].time },
  ]),
  { output: 'ends', to: stake.ends },
]

const copyPlace = (
  frame: Frame,
  place: Place,
  { to, first }: { readonly to: Float64Array; readonly first: number },
): void => {
  for (let i = 0; i < frame.count; i++) to[first + i] = valueAt(frame, place, i)
}
