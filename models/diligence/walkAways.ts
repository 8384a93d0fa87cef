import type { DiligenceAnswer } from '../scenario/schema/diligence.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import { rankedOptions, walkAwayRate } from '../scenario/walkAway.ts'

type WalkAwayAnswer = DiligenceAnswer['walkAways'][number]

/** The walk-away of each party that has several options: the best in expectation, its runner-up, and the rest. */
export const walkAwayAnswers = (document: ReadDocument): WalkAwayAnswer[] =>
  [
    { party: 'licensor', ...document.licensor },
    ...document.licensees.map((licensee) => ({ party: licensee.id, ...licensee })),
  ].flatMap(({ party, alternative, discountRate }) => {
    const { options = [] } = alternative ?? {}
    if (options.length === 0) return []
    const { valuationDate } = document
    const ranked = rankedOptions(options, { valuationDate, rate: walkAwayRate(discountRate) })
    return [
      {
        party,
        options: ranked.map(({ option: { name, probability = 1, date = null }, expected }) => ({
          name,
          expected,
          probability,
          date,
        })),
      },
    ]
  })
