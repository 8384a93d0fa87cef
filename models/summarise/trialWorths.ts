import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Plan } from '../scenario/plan.ts'
import { type Decision, decide } from '../simulate/decisions.ts'
import { type Futures, futuresOf } from '../simulate/futures.ts'
import { runOptionedPasses } from '../simulate/optioned.ts'
import { passesOf } from '../simulate/passes.ts'
import type { Sampling } from '../simulate/points.ts'
import type { DealRun } from '../simulate/run.ts'
import { worthRunner } from '../simulate/worths.ts'
import type { Failure } from '../units/failure.ts'
import { type Result, success } from '../units/result.ts'
import { isUnknown } from './deals.ts'

/** A column of the table of trials: what a deal turns out to be worth to a party, at its rate for time. */
export interface TrialColumn {
  readonly deal: string
  readonly party: 'licensor' | 'licensee'
}

/** Some trials one after the other; each column holds those trials alone, until the next block comes. */
export interface TrialBlock {
  readonly first: number
  readonly columns: readonly Float64Array[]
}

export interface TrialsQuestion {
  readonly plan: Plan
  readonly how: Sampling
  readonly trials: number
  /** of every deal of the plan, where somebody has decided already */
  readonly decisions?: readonly Pick<Decision, 'recreates'>[]
}

/** What every deal turns out to be worth to both parties, trial by trial. */
export interface TrialTable {
  readonly columns: readonly TrialColumn[]
  readonly trials: number
  /** runs the trials in their order, each block when it is asked for; a fault is the last */
  readonly blocks: () => Iterable<Result<TrialBlock, Failure>>
  /** hands all blocks over, one after the other */
  readonly each: (take: (block: TrialBlock) => void) => Result<null, Failure>
}

/** Trials of a block: whole blocks of the simulation, few enough that their columns are small. */
export const trialsAtOnce = 65_536

/**
 * The table of all trials: the columns whose mean is `deals[].licensor.npv` and `deals[].licensee.npv` of the answer. Blocks are
 * run and handed over one after the other, so that a million trials take no more memory than one block; a deal with options
 * is decided over all trials at once and kept whole. No column for a party whose utility is unknown.
 */
export const trialTable = (
  { plan, how, trials, decisions: made }: TrialsQuestion,
  only?: string,
): Result<TrialTable, Failure> => {
  const futures = futuresOf(plan, how)
  const deals = plan.deals.filter(({ id }) => only === undefined || id === only)
  const known = made?.filter((_, d) => deals.includes(plan.deals[d]!))
  const decisions = known === undefined ? decide(futures, deals, trials) : success(known)
  if (!decisions.ok) return decisions
  const runs = deals.map((deal, d) => ({ deal, recreates: decisions.value[d]!.recreates, context: null }))
  const columns = deals.flatMap((deal) =>
    partiesOf(plan, deal).map((party): TrialColumn => ({ deal: deal.id, party })),
  )
  const blocks = () => blocksOf({ futures, runs, trials, how })
  return success({ columns, trials, blocks, each: (take) => takeEach(blocks(), take) })
}

const takeEach = (
  blocks: Iterable<Result<TrialBlock, Failure>>,
  take: (block: TrialBlock) => void,
): Result<null, Failure> => {
  for (const block of blocks) {
    if (!block.ok) return block
    take(block.value)
  }
  return success(null)
}

const partiesOf = (plan: Plan, deal: DealPlan): readonly TrialColumn['party'][] =>
  isUnknown(plan, { deal }) ? ['licensor'] : ['licensor', 'licensee']

interface Running {
  readonly futures: Futures
  readonly runs: readonly DealRun[]
  readonly trials: number
  readonly how: Sampling
}

function* blocksOf({ futures, runs, trials, how }: Running): Generator<Result<TrialBlock, Failure>, void> {
  const optioned = optionedColumns({ futures, runs, trials, how })
  if (!optioned.ok) return yield optioned
  const direct = runs.filter(({ deal }) => deal.options === null)
  const room = direct.map(() => ({ licensor: roomOf(trials), licensee: roomOf(trials) }))
  const run = worthRunner(futures, direct)
  for (let first = 0; first < trials; first += trialsAtOnce) {
    const count = Math.min(trialsAtOnce, trials - first)
    const ran = direct.length === 0 ? success(null) : run({ first, trials: count, columns: room })
    if (!ran.ok) return yield ran
    const columns = runs.flatMap((each) =>
      partiesOf(futures.plan, each.deal).map((party) => {
        const own = room[direct.indexOf(each)]?.[party].subarray(0, count)
        return own ?? optioned.value.get(`${each.deal.id} ${party}`)!.subarray(first, first + count)
      }),
    )
    yield success({ first, columns })
  }
}

/** One block after the other is written into the same columns. */
const roomOf = (trials: number): Float64Array => new Float64Array(Math.min(trials, trialsAtOnce))

/** The whole columns of the deals with options: how they are used is learned from all trials together. */
const optionedColumns = ({
  futures,
  runs,
  trials,
  how,
}: Running): Result<ReadonlyMap<string, Float64Array>, Failure> => {
  const deals = runs.filter(({ deal }) => deal.options !== null)
  const kept = new Map<string, Float64Array>()
  if (deals.length === 0) return success(kept)
  const passes = passesOf(futures, { trials, cash: false, deals, references: [] })
  const ran = runOptionedPasses(futures, passes, {
    replicates: how.replicates,
    take: (run) => {
      for (const { deal, licensor, licensee } of run.deals) {
        kept.set(`${deal.id} licensor`, licensor.time.slice())
        kept.set(`${deal.id} licensee`, licensee.time.slice())
      }
    },
  })
  return ran.ok ? success(kept) : ran
}
