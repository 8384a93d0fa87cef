import { zoneText } from '../../models/report/zoneText.ts'
import { questionCommand, theDeal } from './question.ts'

export const zone = questionCommand({
  name: 'zone',
  asks: {
    deal: theDeal,
    terms: {
      type: 'string',
      description: 'One or two terms that move, perhaps each with its range: upfront=0..3M,rate',
      valueHint: 'TERMS',
    },
    measure: {
      type: 'string',
      description:
        'What is held against the walk-aways: mean (without it) or certainty, the certainty equivalent',
      valueHint: 'MEASURE',
    },
  },
  table: zoneText,
})
