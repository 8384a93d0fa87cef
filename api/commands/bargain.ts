import { bargainText } from '../../models/report/bargainText.ts'
import { questionCommand, theDeal } from './question.ts'

const text = (description: string, valueHint: string) => ({ type: 'string', description, valueHint }) as const

export const bargain = questionCommand({
  name: 'bargain',
  asks: {
    deal: theDeal,
    terms: text(
      'One or two terms, perhaps each with its range: upfront=0..3M,rate; without it, upfront',
      'TERMS',
    ),
    alpha: text('The licensor’s bargaining weight, between 0 and 1; without it ⅓, ½ and ⅔', 'A'),
  },
  table: bargainText,
})
