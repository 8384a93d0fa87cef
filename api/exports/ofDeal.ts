import { noDeal } from '../../models/scenario/noDeal.ts'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import type { Failure } from '../../models/units/failure.ts'
import { failure, type Result, success } from '../../models/units/result.ts'

/** The answer about one deal alone, or the whole of it: what speaks of other deals, markets or strategies is left out. */
export const answerOfDeal = (answer: Answer, deal: string | undefined): Result<Answer, Failure> => {
  if (deal === undefined) return success(answer)
  const deals = answer.deals.filter(({ id }) => id === deal)
  if (deals.length === 0) return failure(noDeal(deal, answer.deals))
  return success({ ...answer, deals, markets: [], strategies: [], comparisons: [] })
}
