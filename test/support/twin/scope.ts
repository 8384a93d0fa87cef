import { type Agreement, anyRuns, type LiveCell } from './agreement.ts'
import { revenueOf } from './benefit.ts'
import type { Period } from './calendar.ts'
import { exists, inside, type Place, sum, text } from './place.ts'

export const inScope = (term: Place, live: LiveCell): boolean =>
  (!exists(inside(term, 'field')) || text(inside(term, 'field')) === live.cell.field) &&
  (!exists(inside(term, 'market')) || text(inside(term, 'market')) === live.cell.id)

/** Cells of a term's scope whose grant then runs. */
export const soldIn = (agreement: Agreement, term: Place, period: Period): readonly LiveCell[] =>
  agreement.cells.filter((live) => inScope(term, live) && anyRuns(agreement, live.grants, period.middle))

/** True product revenue in a term's scope while the grant runs. */
export const trueRevenue = (agreement: Agreement, term: Place, period: Period): number =>
  sum(soldIn(agreement, term, period).map((live) => revenueOf(agreement, live, period)))

export const numbered = (agreement: Agreement, kind: string): readonly (readonly [number, Place])[] =>
  agreement.terms.flatMap((term, index) =>
    text(inside(term, 'kind')) === kind ? [[index, term] as const] : [],
  )
