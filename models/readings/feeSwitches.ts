import type { TermOf } from '../scenario/schema/terms.ts'
import { type Looked, type Reading, readingsOfSwitch } from './reading.ts'

export const annualReadings = (
  looked: Looked,
  term: number,
  clause: TermOf<'annualFee'>,
): readonly Reading[] => [
  ...readingsOfSwitch(looked, term, {
    key: 'timing',
    written: clause.timing,
    usual: 'advance',
    others: ['arrears'],
    text: 'Is the fee of a year due at its start or at its end?',
    change: (timing) => ({ ...clause, timing }),
  }),
  ...deductionReadings(looked, term, clause),
]

/** When the licensee may deduct a fee from tax; so many years, where it is written, are agreed and no reading. */
export const deductionReadings = (
  looked: Looked,
  term: number,
  clause: TermOf<'upfrontFee'> | TermOf<'annualFee'>,
): readonly Reading[] =>
  typeof clause.deductible === 'number'
    ? []
    : readingsOfSwitch<typeof clause.kind, 'at-once' | 'over-term'>(looked, term, {
        key: 'deductible',
        written: clause.deductible,
        usual: 'at-once',
        others: ['over-term'],
        text: 'May the licensee deduct the fee from tax at once, or in equal parts over the term?',
        change: (deductible) => ({ ...clause, deductible }),
      })

/** What a commit promises, in part of a year too, and whether a month may use what others left of the maximum. */
export const usageReadings = (
  looked: Looked,
  term: number,
  clause: TermOf<'usageFee'>,
): readonly Reading[] => [
  ...(clause.commit === undefined ? [] : commitReadings(looked, term, clause)),
  ...(clause.monthlyMaximum === undefined
    ? []
    : readingsOfSwitch(looked, term, {
        key: 'maximumOver',
        written: clause.maximumOver,
        usual: 'year',
        others: ['month'],
        text: 'May a month go beyond its maximum by what earlier months of the year left of theirs, or does each month count by itself?',
        change: (maximumOver) => ({ ...clause, maximumOver }),
      })),
]

const commitReadings = (looked: Looked, term: number, clause: TermOf<'usageFee'>): readonly Reading[] => {
  const { commit: _, partYear: __, ...free } = clause
  return [
    ...readingsOfSwitch(looked, term, {
      key: 'commit',
      written: 'due',
      usual: 'due',
      others: ['forecast'],
      text: 'Is the committed volume paid for even if it is not used, or is it a forecast that binds nobody?',
      change: (commit) => (commit === 'due' ? clause : free),
    }),
    ...readingsOfSwitch(looked, term, {
      key: 'partYear',
      written: clause.partYear,
      usual: 'pro-rated',
      others: ['whole'],
      text: 'In a contract year that runs for a part only, is that part of the commit due, or all of it?',
      change: (partYear) => ({ ...clause, partYear }),
    }),
  ]
}

/** A share of revenue that names deductions: whether they are taken off first. */
export const shareReadings = (
  looked: Looked,
  term: number,
  clause: TermOf<'revenueShare'>,
): readonly Reading[] => {
  const { deductions, ...gross } = clause
  if (deductions === undefined) return []
  return readingsOfSwitch(looked, term, {
    key: 'shareOf',
    written: clause.of,
    usual: 'net',
    others: ['revenue'],
    text: 'Is the share one of all revenue, or of what is left after the deductions?',
    change: (of) => (of === 'revenue' ? { ...gross, of } : { ...clause, of }),
  })
}
