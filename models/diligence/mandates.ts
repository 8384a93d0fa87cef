import type { Mandate } from '../scenario/schema/deal.ts'
import type { DiligenceAnswer } from '../scenario/schema/diligence.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import type { Estimate } from '../scenario/schema/figures.ts'
import type { Failure } from '../units/failure.ts'
import { type Result, success } from '../units/result.ts'
import type { Valuing } from './valuing.ts'

type MandateAnswer = DiligenceAnswer['mandates'][number]

/** Where each deal with a mandate stands: its expected worth to us against floor, target and ask, and who has to agree. */
export const mandateAnswers = (
  document: ReadDocument,
  valuing: Valuing,
): Result<MandateAnswer[], Failure> => {
  if (document.deals.every(({ mandate }) => mandate === undefined)) return success([])
  const worths = valuing.worths(document)
  if (!worths.ok) return worths
  return success(
    document.deals.flatMap(({ id, mandate }) => {
      if (mandate === undefined || !valuing.ids.includes(id)) return []
      const expected = valuing.columns.estimate(worths.value.find(({ deal }) => deal === id)!.licensor)
      return [answerOf(id, mandate, expected)]
    }),
  )
}

const answerOf = (deal: string, mandate: Mandate, expected: Estimate): MandateAnswer => {
  const { ask = null, target = null, floor = null, gives = [], gets = [], approvals = [] } = mandate
  return {
    deal,
    expected,
    ask,
    target,
    floor,
    standing: standingOf(mandate, expected.value),
    approvals: approvals.filter(({ below }) => expected.value < below).map(({ by }) => by),
    gives,
    gets,
  }
}

const standingOf = ({ ask, target, floor }: Mandate, worth: number): MandateAnswer['standing'] => {
  if (floor !== undefined && worth < floor) return 'below the floor'
  if (ask !== undefined && worth >= ask) return 'at the ask'
  if (target !== undefined && worth >= target) return 'on target'
  if (floor !== undefined) return 'above the floor'
  return target !== undefined ? 'below the target' : ask !== undefined ? 'below the ask' : 'not said'
}
