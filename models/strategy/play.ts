import { decide } from '../simulate/decisions.ts'
import { futuresOf } from '../simulate/futures.ts'
import { runOptionedPasses } from '../simulate/optioned.ts'
import type { DealOutcomes, RunOutcomes } from '../simulate/outcomes.ts'
import { passesOf } from '../simulate/passes.ts'
import type { DealRun } from '../simulate/run.ts'
import { columnsOf } from '../summarise/columns.ts'
import { isUnknown } from '../summarise/deals.ts'
import type { KeptOutcomes } from '../summarise/kept.ts'
import { contextOf } from '../summarise/strategies.ts'
import type { Failure } from '../units/failure.ts'
import { type Result, success } from '../units/result.ts'
import type { Part } from './company.ts'
import type { StrategyQuestion } from './question.ts'

/** What a part came to on every future. */
export interface Played extends Part {
  readonly kept: KeptOutcomes
  /** the licensor's worth before what it bears of the joint costs */
  readonly gross: { readonly flow: Float64Array; readonly time: Float64Array }
  /** what it is expected to be worth to the licensee, by trial; null while a utility is unknown */
  readonly licensee: Float64Array | null
}

export interface Play {
  readonly parts: readonly Played[]
  /** the licensor's alternative, then each licensee's, by trial */
  readonly alternatives: RunOutcomes['alternatives']
}

/** Plays deals on the same futures, each in the company it is asked in. */
export const play = (question: StrategyQuestion, parts: readonly Part[]): Result<Play, Failure> => {
  const { compiled, how, trials, progress } = question
  const { plan } = compiled
  const futures = futuresOf(plan, how)
  const decided = decide(futures, plan.deals, trials)
  if (!decided.ok) return decided
  const deals = parts.map(({ deal, mates }): DealRun => {
    const together = { id: '', deals: [deal, ...mates] }
    const context = mates.length === 0 ? null : contextOf(plan, together, deal)
    return { deal: plan.deals[deal]!, recreates: decided.value[deal]!.recreates, context }
  })
  const passes = passesOf(futures, { trials, deals, references: [], cash: false }, progress?.bytes)
  const played: Played[] = []
  let alternatives: RunOutcomes['alternatives'] = []
  const ran = runOptionedPasses(futures, passes, {
    progress,
    replicates: how.replicates,
    take: (run) => {
      alternatives = run.alternatives.map((column) => column.slice())
      const columns = columnsOf(trials, how.replicates)
      const mean = (column: Float64Array): number => columns.means(column).all
      for (const outcomes of run.deals) {
        const unknown = isUnknown(plan, outcomes)
        played.push({ ...parts[played.length]!, ...playedOf(outcomes, mean, unknown) })
      }
    },
  })
  return ran.ok ? success({ parts: played, alternatives }) : ran
}

const playedOf = (
  { deal, licensor, licensee, joint, ends }: DealOutcomes,
  mean: (column: Float64Array) => number,
  unknown: boolean,
): Omit<Played, keyof Part> => {
  const copy = ({ flow, time }: DealOutcomes['joint']) => ({ flow: flow.slice(), time: time.slice() })
  const [ours, shared] = [copy(licensor), copy(joint)]
  const theirs = licensee.flow.slice()
  const expected = { licensor: mean(licensor.flow), licensee: mean(licensee.flow), joint: mean(joint.flow) }
  return {
    kept: { deal, licensor: ours, joint: shared, ends: ends.slice(), licensee: theirs, expected },
    gross: { flow: less(ours.flow, shared.flow), time: less(ours.time, shared.time) },
    licensee: unknown ? null : theirs,
  }
}

const less = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, i) => value - b[i]!)
