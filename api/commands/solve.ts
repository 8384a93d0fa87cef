import { solveText } from '../../models/report/solveText.ts'
import { questionCommand, theDeal } from './question.ts'

const text = (description: string, valueHint: string) => ({ type: 'string', description, valueHint }) as const

export const solve = questionCommand({
  name: 'solve',
  asks: {
    deal: theDeal,
    for: {
      ...text('The term to solve for, such as upfront, rate or minimum, or the path of a belief', 'LEVER'),
      required: true,
    },
    hold: { ...text('Whose worth is held: licensor or licensee', 'PARTY'), required: true },
    measure: text('mean (without it), certainty, or a percentile such as q10', 'MEASURE'),
    target: text('Where it is held: an amount, or walk-away; without it, where it stands', 'AMOUNT'),
    as: text('Hold it where another deal would put it', 'DEAL'),
    with: text('Terms that are changed beforehand: rate=6%, duration=5', 'TERMS'),
    against: text('The second term of the table of term sheets; without it, every other', 'LEVER'),
    from: text('The least value to look at', 'VALUE'),
    to: text('The greatest value to look at', 'VALUE'),
  },
  table: solveText,
})
