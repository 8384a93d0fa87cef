import type { Sheet } from '../../report/workbook.ts'
import { createSheet } from '../sheetWriter.ts'

const words: readonly (readonly [string, string])[] = [
  [
    'Expected case',
    'Every quantity at its mean, gates and ends by probability: one waterfall for each way a deal can end, added up by probability.',
  ],
  [
    'Ending',
    'One way in which a deal can end: it runs its term, the licensee fails in some year, a gate fails, it is terminated.',
  ],
  ['Present value', 'Σ cash · (1 + rate)^(−time) after tax; each kind of cash at its own rate.'],
  [
    'Turns out to be worth',
    'The present value in one simulated future at the rate for time alone; percentiles are of these.',
  ],
  ['Percentile', 'Type 7: what PERCENTILE.INC gives.'],
  ['Standard error', 'How far a simulated figure would move with other seeds, from independent replicates.'],
  ['Walk-away', 'What a party has without the deal; below it the party would refuse.'],
  [
    'Floor and ceiling',
    'Least the licensor must, and most the licensee can, pay for a market, as expectations before tax.',
  ],
  ['Minimum guarantee, true-up', 'A least amount a contract year; the true-up is what is missing to it.'],
  ['Recoupment', 'An advance paid back out of royalties.'],
  ['Residual right', 'What the licensee may still do with what it made of the data after the end.'],
  ['Rank correlation', "Spearman's ρ of an input and a deal's worth over the simulated futures; −1 to 1."],
  ['never', 'A failure, a failed gate or an end that does not come in this ending; the cell holds 1E+99.'],
]

/** What the words mean. */
export const glossarySheet = (name: string): Sheet => {
  const writer = createSheet(name)
  writer.text(0, 0, 'Glossary', 'title')
  words.forEach(([word, meaning], j) => {
    writer.text(2 + j, 0, word, 'label')
    writer.text(2 + j, 1, meaning, 'text')
  })
  return writer.finish({ widths: [30, 105] })
}
