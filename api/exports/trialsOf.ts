import { noDeal } from '../../models/scenario/noDeal.ts'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import { identityOf } from '../../models/summarise/identity.ts'
import { type TrialTable, trialTable } from '../../models/summarise/trialWorths.ts'
import type { Failure } from '../../models/units/failure.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import { prepare, value } from '../../models/valuation.ts'
import type { ToWrite } from './format.ts'

/** The table of trials, with what its figures are in and where they come from. */
export interface TrialsMade {
  readonly table: TrialTable
  readonly currency: string
  readonly identity: Answer['identity']
}

/** The trials of a document, of as many as its answer has: a stop rule is followed to learn how many that are. */
export const trialsOf = ({
  document,
  overrides,
  deal,
}: Omit<ToWrite, 'tell'>): Result<TrialsMade, Failure> => {
  const prepared = prepare(document, overrides)
  if (!prepared.ok) return prepared
  const { scenario, compiled, how, until } = prepared.value
  const { plan } = compiled
  if (deal !== undefined && plan.deals.every(({ id }) => id !== deal))
    return failure(noDeal(deal, plan.deals))
  const answer = until === null ? null : value(document, overrides)
  if (answer?.ok === false) return answer
  const trials = answer?.value.identity.trials ?? prepared.value.trials
  const table = trialTable({ plan, how, trials }, deal)
  if (!table.ok) return table
  const identity = identityOf({ given: document, scenario, how, trials })
  return success({ table: table.value, currency: scenario.document.currency, identity })
}
