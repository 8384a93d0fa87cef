import { noDeal } from '../../models/scenario/noDeal.ts'
import { type TrialTable, trialTable } from '../../models/summarise/trialWorths.ts'
import type { Failure } from '../../models/units/failure.ts'
import { failure, type Result } from '../../models/units/result.ts'
import { prepare, value } from '../../models/valuation.ts'
import type { ToWrite } from './format.ts'

/** The trials of a document, of as many as its answer has: a stop rule is followed to learn how many that are. */
export const trialsOf = ({ document, overrides, deal }: ToWrite): Result<TrialTable, Failure> => {
  const prepared = prepare(document, overrides)
  if (!prepared.ok) return prepared
  const { compiled, how, until } = prepared.value
  const { plan } = compiled
  if (deal !== undefined && plan.deals.every(({ id }) => id !== deal))
    return failure(noDeal(deal, plan.deals))
  if (until === null) return trialTable({ plan, how, trials: prepared.value.trials }, deal)
  const answer = value(document, overrides)
  return answer.ok ? trialTable({ plan, how, trials: answer.value.identity.trials }, deal) : answer
}
