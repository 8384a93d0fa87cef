import { affineQuantity } from '../scenario/affineQuantity.ts'
import type { Deal } from '../scenario/schema/deal.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import type { Licensee } from '../scenario/schema/parties.ts'
import type { Term } from '../scenario/schema/terms.ts'

/** A document in periods fine enough for a delay of so many months, with room for it at the end of the horizon. */
export const roomFor = (document: ReadDocument, months: number): ReadDocument => {
  const { periodsPerYear = 1, horizonYears = 1 } = document
  const fits = Number.isInteger((months * periodsPerYear) / 12)
  return {
    ...document,
    periodsPerYear: fits ? periodsPerYear : 12,
    horizonYears: horizonYears + Math.ceil(months / 12),
  }
}

/**
 * Deals that begin later, and with them the products of their licensees: grants, what options name by year, and launches
 * move by so many months; markets, gates and dates of the calendar stay where they are.
 */
export const delayed = (document: ReadDocument, deals: readonly string[], months: number): ReadDocument => {
  const years = months / 12
  const concerned = document.deals.filter(({ id }) => deals.includes(id))
  return {
    ...document,
    deals: document.deals.map((deal) => (concerned.includes(deal) ? laterDeal(deal, years) : deal)),
    licensees: document.licensees.map((licensee) =>
      concerned.some((deal) => deal.licensee === licensee.id) ? laterLaunch(licensee, years) : licensee,
    ),
  }
}

const laterDeal = (deal: Deal, years: number): Deal => ({
  ...deal,
  grants: deal.grants.map((grant) => ({ ...grant, startYear: (grant.startYear ?? 0) + years })),
  terms: deal.terms.map((term) => laterTerm(term, years)),
})

const laterTerm = (term: Term, years: number): Term => {
  if (term.kind === 'pilot') return { ...term, startYear: (term.startYear ?? 0) + years }
  if (term.kind !== 'optionFee') return term
  return {
    ...term,
    paidYear: (term.paidYear ?? 0) + years,
    ...(term.exercise === undefined
      ? {}
      : { exercise: term.exercise.map((row) => ({ ...row, year: row.year + years })) }),
  }
}

const laterLaunch = (licensee: Licensee, years: number): Licensee => ({
  ...licensee,
  positions: Object.fromEntries(
    Object.entries(licensee.positions).map(([key, position]) => {
      const { launchYears } = position
      if (launchYears === undefined) return [key, position]
      return [key, { ...position, launchYears: affineQuantity(launchYears, { times: 1, plus: years }) }]
    }),
  ),
})
