import type { Answer } from '../../models/scenario/schema/answer.ts'
import type { Figure } from '../format/number.ts'
import { medianOf } from './dealFigures.ts'

/** The licensor's middle future under the best deal that both sides would sign; null without one. */
export const bestOf = (answer: Answer): Figure | null => {
  const [best] = answer.deals
    .filter((deal) => deal.wouldBeRefused === null)
    .sort((a, b) => b.licensor.expected.value - a.licensor.expected.value)
  return best === undefined ? null : medianOf(best.licensor)
}
