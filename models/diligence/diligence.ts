import { noDeal } from '../scenario/noDeal.ts'
import type { DiligenceAnswer } from '../scenario/schema/diligence.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import type { WorthsQuestion } from '../summarise/dealWorths.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { chainAnswers } from './chains.ts'
import { coverageAnswers } from './coverageAnswers.ts'
import { deliveryAnswers } from './deliveryAnswers.ts'
import { diligenceItems } from './items.ts'
import { mandateAnswers } from './mandates.ts'
import { obligationAnswers } from './obligations.ts'
import { createValuing } from './valuing.ts'
import { walkAwayAnswers } from './walkAways.ts'

/** The most futures that changes are weighed on: future by future a difference is known long before its deal is. */
const mostTrials = 4096

const enough = ({ trials, how: { replicates } }: WorthsQuestion): number =>
  Math.min(trials, Math.ceil(mostTrials / replicates) * replicates)

/**
 * What stands beside the figures of a document (domain page, section 16), each part with its money: everything is a changed
 * document, valued on the futures of the document itself, and nothing of it is in the figures of the valuation. Of all deals, or of one.
 */
export const diligenceOf = (
  question: WorthsQuestion & { readonly document: ReadDocument },
  only?: string,
): Result<DiligenceAnswer, Failure> => {
  const { document } = question
  const trials = enough(question)
  const ids = document.deals.map(({ id }) => id).filter((id) => only === undefined || id === only)
  if (ids.length === 0) return failure(noDeal(only ?? '', document.deals))
  const valuing = createValuing({ ...question, trials }, ids)
  const asIs = valuing.worths(document)
  if (!asIs.ok) return asIs
  const delivery = deliveryAnswers(document, valuing)
  if (!delivery.ok) return delivery
  const chains = chainAnswers(document, valuing)
  if (!chains.ok) return chains
  const mandates = mandateAnswers(document, valuing)
  if (!mandates.ok) return mandates
  return success({
    trials,
    ...diligenceItems(document, valuing),
    obligations: obligationAnswers(document, valuing),
    coverage: coverageAnswers(document, valuing),
    delivery: delivery.value,
    chains: chains.value,
    mandates: mandates.value,
    walkAways: walkAwayAnswers(document),
  })
}
