import type { Plan } from '../../scenario/plan.ts'
import { decide } from '../../simulate/decisions.ts'
import { futuresOf } from '../../simulate/futures.ts'
import { runOptionedPasses } from '../../simulate/optioned.ts'
import { passesOf } from '../../simulate/passes.ts'
import { waysOfDeal } from '../../simulate/ways.ts'
import { isUnknown } from '../../summarise/deals.ts'
import { priceFaults } from '../../summarise/price.ts'
import type { Failure } from '../../units/failure.ts'
import { failure, type Result, success } from '../../units/result.ts'
import type { Worth } from '../compare/play.ts'
import type { CompareQuestion } from '../compare/question.ts'

/** The most that it may cost: trials × deals, as it is and changed, all of which are kept at once. */
const maximumPrice = 1e7

/** What a deal comes to for both parties; the licensee null while a utility is unknown. */
export interface Parties {
  readonly licensor: Worth
  readonly licensee: Worth | null
}

/** The deal as it is, then as changed, on the same futures. */
export const worthsOf = (
  { how, trials, progress }: CompareQuestion,
  plan: Plan,
  places: readonly number[],
): Result<readonly Parties[], Failure> => {
  const deals = places.map((place) => plan.deals[place]!)
  const parts = deals.reduce((sum, deal) => sum + waysOfDeal(deal).length, 0)
  const tooDear = priceFaults({ trials, parts, limit: maximumPrice, of: 'this deal and its clauses' })
  if (tooDear.length > 0) return failure(...tooDear)
  const futures = futuresOf(plan, how)
  const decided = decide(futures, deals, trials)
  if (!decided.ok) return decided
  const runs = deals.map((deal, d) => ({ deal, recreates: decided.value[d]!.recreates, context: null }))
  const passes = passesOf(futures, { trials, cash: false, deals: runs, references: [] }, progress?.bytes)
  const found: Parties[] = []
  const copied = ({ flow, time }: Worth): Worth => ({ flow: flow.slice(), time: time.slice() })
  const ran = runOptionedPasses(futures, passes, {
    progress,
    replicates: how.replicates,
    take: (run) => {
      for (const outcomes of run.deals)
        found.push({
          licensor: copied(outcomes.licensor),
          licensee: isUnknown(plan, outcomes) ? null : copied(outcomes.licensee),
        })
    },
  })
  return ran.ok ? success(found) : ran
}
