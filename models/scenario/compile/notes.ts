import { viewSource } from '../../dataset/rights.ts'
import type { DealPlan } from '../dealPlan.ts'
import type { Note } from '../note.ts'
import { sourceUntil } from '../obligations.ts'
import type { ReadDocument } from '../schema/document.ts'
import type { DealContext } from './grants.ts'
import { idleNotes } from './idleClauses.ts'

/** What a reader should know before trusting a figure: rights, blocked sources and cells, open clauses. */
export const documentNotes = (
  document: ReadDocument,
  context: DealContext,
  deals: readonly DealPlan[],
): readonly Note[] => [
  ...rightsNotes(document),
  ...sourceNotes(document),
  ...deals.flatMap((deal, index) => dealNotes(document, context, { deal, index })),
  ...licenseeNotes(document),
]

const rightsNotes = (document: ReadDocument): readonly Note[] =>
  (['provenance', 'consent', 'chainOfTitle', 'lawfulBasis'] as const).flatMap((right) => {
    const held = document.dataset.rights?.[right]
    if (held === true) return []
    const state =
      held === false
        ? 'is missing: nothing can be licensed, every deal is priced at 0'
        : 'is not confirmed: priced as if it held, and the result is indicative'
    return [{ pointer: `/dataset/rights/${right}`, text: `${rightNames[right]} ${state}.` }]
  })

const rightNames = {
  provenance: 'Provenance',
  consent: 'Consent',
  chainOfTitle: 'The chain of title',
  lawfulBasis: 'The lawful basis',
} as const

const sourceNotes = (document: ReadDocument): readonly Note[] =>
  (document.dataset.sources ?? []).flatMap((source, index) =>
    document.licensees.flatMap((licensee) =>
      Object.keys(licensee.positions).flatMap((field) => {
        const transfer = source.transfer?.map((row) => ({ ...row, untilYears: Infinity }))
        const untilYears = sourceUntil(document, source.id)
        const facts = { ...source, transfer, untilYears }
        const view = viewSource(facts, field, licensee.processingTerritory)
        if (view.counts) return []
        const who = `${licensee.name ?? licensee.id} in ${field}`
        return [
          {
            pointer: `/dataset/sources/${index}`,
            text: `Source ${source.id} counts 0 for ${who}: ${view.reason}.`,
          },
        ]
      }),
    ),
  )

const dealNotes = (
  document: ReadDocument,
  context: DealContext,
  { deal, index }: { readonly deal: DealPlan; readonly index: number },
): readonly Note[] => {
  const written = document.deals[index]
  if (written === undefined) return []
  const pointer = `/deals/${index}`
  const notes: Note[] = []
  written.grants.forEach((grant, g) => {
    for (const cell of context.cells) {
      const inField = grant.market === undefined ? cell.field === grant.field : cell.id === grant.market
      const inTerritory = (grant.territory ?? '*') === '*' || grant.territory === cell.territory
      if (inField && inTerritory && cell.status === 'blocked')
        notes.push({
          pointer: `${pointer}/grants/${g}`,
          text: `${cell.id} is granted but blocked and pays 0: ${cell.reason ?? 'no reason given'}.`,
        })
    }
    const field = grant.field ?? context.cells.find((cell) => cell.id === grant.market)?.field
    const held = deal.positions.some((row) => context.parties.positions[row.position]?.field === field)
    if (!held)
      notes.push({
        pointer: `${pointer}/grants/${g}`,
        text: `${deal.id} grants ${field}, where the licensee has no position: it earns nothing there.`,
      })
  })
  if (!written.terms.some((term) => term.kind === 'residual'))
    notes.push({
      pointer: `${pointer}/terms`,
      text: `${deal.id} does not say what happens to trained models afterwards: read as no residual right.`,
    })
  if (written.terms.some((term) => term.kind === 'outOfField'))
    notes.push({
      pointer: `${pointer}/terms`,
      text: `${deal.id}: compensation for use outside the field pays nothing in the deal's own cash flows; what it recovers of what leaks is told beside them.`,
    })
  return [...notes, ...idleNotes(written, pointer)]
}

const licenseeNotes = (document: ReadDocument): readonly Note[] =>
  document.licensees.flatMap((licensee, index) => {
    const { alternative } = licensee
    const pointer = `/licensees/${index}/alternative`
    if (alternative?.substituteShare !== undefined && alternative.recreateCost === undefined)
      return [
        {
          pointer,
          text: `${licensee.name ?? licensee.id} has a substitute without a cost: it is read as free.`,
        },
      ]
    return []
  })
