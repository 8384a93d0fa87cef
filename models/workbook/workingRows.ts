import type { Plan } from '../scenario/plan.ts'
import { rateClasses } from '../simulate/frame.ts'

/** What a working begins with: how each ending comes about, and what it comes to. */
export const headingsOf = (plan: Plan): readonly { readonly row: string; readonly words: string }[] => [
  { row: 'probability', words: 'Probability of this ending' },
  { row: 'fails in year', words: 'Licensee fails in year' },
  { row: 'gate fails at', words: 'A failed gate ends it at year' },
  { row: 'terminated in contract year', words: 'Terminated in contract year' },
  { row: 'taken over in contract year', words: 'Taken over in contract year' },
  { row: 'npv licensor', words: 'Present value to the licensor' },
  { row: 'npv licensee', words: 'Present value to the licensee' },
  ...rateRows(plan),
]

const rateRows = (plan: Plan) =>
  [{ id: 'the licensor' }, ...plan.licensees].flatMap(({ id }, p) =>
    rateClasses.flatMap((rate) => [
      { row: `rate ${p} ${rate}`, words: `ln(1 + rate) of ${id}, ${rateWords[rate]}` },
      { row: `factor ${p} ${rate}`, words: `Discount factor of ${id}, ${rateWords[rate]}` },
    ]),
  )

const rateWords = {
  fixed: 'fixed',
  salesLinked: 'sales-linked',
  milestone: 'milestone',
  time: 'time alone',
} as const
