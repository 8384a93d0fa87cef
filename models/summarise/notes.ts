import type { Note } from '../scenario/note.ts'
import type { Plan } from '../scenario/plan.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import type { Decision } from '../simulate/decisions.ts'
import { isUnknown } from './deals.ts'

/** What each licensee would do without the data, in words, one note per deal that has a choice. */
export const decisionNotes = (
  document: ReadDocument,
  plan: Plan,
  decisions: readonly Decision[],
): readonly Note[] =>
  plan.deals.flatMap((deal, d) => {
    const { recreates, served, cost } = decisions[d]!
    if ((served === 0 && cost === 0) || isUnknown(plan, { deal })) return []
    const licensee = document.licensees[deal.licensee]
    const name = licensee?.name ?? licensee?.id ?? ''
    const choice = recreates
      ? 'would recreate the data'
      : 'would rather do without the data than recreate them'
    const text = `${deal.id}: without this deal ${name} ${choice}: a substitute would serve ${thousands(served)} and cost ${thousands(cost)} ${document.currency} before tax (expected present values).`
    return [{ pointer: `/licensees/${deal.licensee}/alternative`, text }]
  })

/** Whole thousands with separators, for a sentence; never an input to a figure. */
const thousands = (value: number): string => {
  const digits = String(Math.round(value / 1000) * 1000)
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}
