import type { ActualDue } from '../scenario/schema/actuals.ts'

export type Sums = Pick<ActualDue, 'payable' | 'paid' | 'difference' | 'interest'>

const keys = ['payable', 'paid', 'difference', 'interest'] as const

/** Sums of what was due by the day that the answer is told of; null where all of it was. */
export const dueByNow = (dues: readonly ActualDue[]): Sums | null => {
  const due = dues.filter(({ isDue }) => isDue)
  if (due.length === dues.length) return null
  const sums: Record<(typeof keys)[number], number> = { payable: 0, paid: 0, difference: 0, interest: 0 }
  for (const each of due) for (const key of keys) sums[key] += each[key]
  return sums
}
