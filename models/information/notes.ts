import type { Choice, Pilot } from '../scenario/schema/information.ts'
import type { Alternative } from './alternative.ts'
import type { Table } from './choices.ts'

/** What to write beside an input that could be learnt. */
export const howToMark =
  'No input is marked as learnable, so there is nothing to learn before signing: everything uncertain is taken as luck. Beside an input that could be learnt write "learnable": { "how": "what one would do", "cost": 0, "weeks": 0 }.'

interface Of {
  readonly licensee: number | null
  readonly alternatives: readonly Alternative[]
  readonly pilots: readonly Pilot[]
}

/** What has to be known of a choice to read its figures. */
export const choiceNotes = (table: Table, of: Of): Choice['notes'] => [
  ...unknownNotes(table, of),
  ...aloneNotes(of),
  ...togetherNotes(table, of),
  ...pilotNotes(table, of),
]

const unknownNotes = ({ plan, party }: Table, { licensee, alternatives }: Of): readonly string[] => {
  const parts = alternatives.flatMap((one) => one.parts)
  const unknown = [...new Set(parts.flatMap(({ deal, theirs }) => (theirs === null ? [deal] : [])))]
  if (unknown.length > 0)
    return [
      `What ${unknown.join(', ')} would be worth to the other side is unknown: figures in which it learns the same and may refuse are absent, and the others take its acceptance for granted. State its utility to have them.`,
    ]
  const missing = plan.deals.filter(
    (deal) => deal.licensee === licensee && alternatives.every(({ id }) => id !== deal.id),
  )
  return party === 'licensee' && missing.length > 0
    ? [
        `${missing.map(({ id }) => id).join(', ')} cannot be chosen: what the data do for the licensee there is unknown.`,
      ]
    : []
}

const aloneNotes = ({ alternatives }: Of): readonly string[] =>
  alternatives.length > 1
    ? []
    : ['There is nothing to choose: no deal is the only alternative, so nothing that is learnt changes it.']

/** Deals that could all be signed are no alternatives, whatever their licensee. */
const togetherNotes = ({ plan, company }: Table, { licensee }: Of): readonly string[] => {
  if (licensee === null) return []
  const own = plan.deals.flatMap((deal, d) => (deal.licensee === licensee ? [d] : []))
  const pair = own.flatMap((a) => own.filter((b) => a < b).map((b) => [a, b] as const))
  const free = pair.find(([a, b]) => company.conflicts[a]![b] === null)
  return free === undefined
    ? []
    : [
        `${free.map((d) => plan.deals[d]!.id).join(' and ')} do not exclude each other; here they are set against each other. Sets of deals are compared as strategies.`,
      ]
}

const pilotNotes = ({ plan }: Table, { licensee, pilots }: Of): readonly string[] => {
  if (licensee === null || pilots.length > 0) return []
  const { id } = plan.licensees[licensee]!
  return [
    `No pilot is valued for ${id}: its utility is no learning curve, so more records say nothing of it.`,
  ]
}
