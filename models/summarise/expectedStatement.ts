import { noDeal } from '../scenario/noDeal.ts'
import type { StatementRow } from '../simulate/deal/statement.ts'
import { decide } from '../simulate/decisions.ts'
import { expectedWithOptions } from '../simulate/expectedOptions.ts'
import { futuresOf } from '../simulate/futures.ts'
import { runOptioned } from '../simulate/optioned.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import type { Question } from './question.ts'

/** The expected statement of one deal, as the whole answer has it; only a deal with options is simulated for it. */
export const expectedStatement = (
  { compiled: { plan }, how, trials }: Question,
  id: string,
): Result<readonly StatementRow[], Failure> => {
  const deal = plan.deals.find((one) => one.id === id)
  if (deal === undefined) return failure(noDeal(id, plan.deals))
  const futures = futuresOf(plan, how)
  const decided = decide(futures, [deal], trials)
  if (!decided.ok) return decided
  const { recreates } = decided.value[0]!
  if (deal.options === null)
    return success(expectedWithOptions(futures, deal, { recreates, used: null }).statement)
  const run = { deal, recreates, context: null }
  const ran = runOptioned(futures, { trials, deals: [run], references: [], cash: false }, how.replicates)
  if (!ran.ok) return ran
  return success(expectedWithOptions(futures, deal, { recreates, used: ran.value.used[0]! }).statement)
}
