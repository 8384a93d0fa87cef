import { dealName } from '../../models/report/names.ts'
import type { Figure } from '../format/number.ts'
import { medianOf } from './dealFigures.ts'
import type { Valued } from './scenario.ts'

/** The number a scenario stands for in the library. */
export interface Best {
  readonly deal: string
  readonly median: Figure
  readonly currency: string
}

/** The best deal that both sides would sign and the licensor's middle future under it; null without one. */
export const bestOf = ({ answer, document }: Valued): Best | null => {
  const [best] = answer.deals
    .filter((deal) => deal.wouldBeRefused === null)
    .sort((a, b) => b.licensor.expected.value - a.licensor.expected.value)
  if (best === undefined) return null
  return { deal: dealName(document, best.id), median: medianOf(best.licensor), currency: document.currency }
}
