import { choices } from '../../models/report/headline/choice.ts'
import type { Figure } from '../format/number.ts'
import { expectedOf } from './dealFigures.ts'
import type { Valued } from './scenario.ts'

/** The number a scenario stands for in the library. */
export interface Best {
  /** the deal or strategy that the summary recommends */
  readonly name: string
  readonly expected: Figure
  readonly currency: string
}

/** What the first sentence of the summary recommends, and what the licensor expects of it; null without advice. */
export const bestOf = ({ answer, document }: Valued): Best | null => {
  const [best] = choices(answer, document)
  return best === undefined
    ? null
    : { name: best.name, expected: expectedOf(best.licensor), currency: document.currency }
}
