import { countedShare, type SourceView, viewSource } from '../../dataset/rights.ts'
import { dayNumber } from '../../units/date.ts'
import type { DealCell, DealPlan, DealPosition } from '../dealPlan.ts'
import { sourceUntil } from '../obligations.ts'
import type { Calendar } from '../plan.ts'
import type { Place } from '../variable.ts'
import type { DealContext, DealSource } from './grants.ts'

/** Index of the first period whose midpoint is at or after a date. */
const firstPeriod = (calendar: Calendar, year: number): number => {
  const found = calendar.middle.findIndex((t) => t >= year)
  return found < 0 ? calendar.periods : found
}

interface GrantedPosition {
  readonly position: DealPosition
  readonly views: readonly SourceView[]
  readonly field: string
}

/** The cells and positions a deal grants, with their windows of periods. */
export const grantedCells = (context: DealContext, source: DealSource) => {
  const { calendar, parties } = context
  const cells: DealCell[] = []
  const positions: GrantedPosition[] = []
  for (const [g, grant] of source.grants.entries()) {
    const window = { from: firstPeriod(calendar, grant.start), until: firstPeriod(calendar, grant.end) }
    parties.positions.forEach((plan, position) => {
      if (plan.licensee !== source.licensee || plan.field !== grant.field) return
      const exposures = plan.exposures.filter((index) => grant.cells.includes(parties.exposures[index]!.cell))
      if (exposures.length === 0 && plan.utility.kind !== 'saving') return
      const own = exposures.map((exposure) => {
        const cell = parties.exposures[exposure]!.cell
        const exclusive = grant.exclusivity === 'exclusive'
        return (
          cells.push({
            exposure,
            cell,
            position: positions.length,
            ...window,
            start: grant.start,
            end: grant.end,
            exclusive,
            grant: g,
          }) - 1
        )
      })
      const views = sourceViews(context, grant.field, source.licensee)
      const counted = Float64Array.from(calendar.middle, (t) => countedAt(views, t))
      const { start, end, updates } = grant
      const granted = { position, ...window, start, end, updates, counted, cells: own }
      positions.push({ position: granted, views, field: grant.field })
    })
  }
  return { cells, positions }
}

const countedAt = (views: readonly SourceView[], t: number): number =>
  views.length === 0 ? 1 : countedShare(views, t)

const sourceViews = (context: DealContext, field: string, licensee: number): readonly SourceView[] => {
  const { document } = context.compiling
  const processing = document.licensees[licensee]?.processingTerritory
  const from = dayNumber(document.valuationDate)
  return (document.dataset.sources ?? []).map((source) =>
    viewSource(
      {
        ...source,
        untilYears: sourceUntil(document, source.id),
        transfer: source.transfer?.map((row) => ({
          ...row,
          untilYears: row.until === undefined ? Infinity : (dayNumber(row.until) - from) / 365,
        })),
      },
      field,
      processing,
    ),
  )
}

/** Transfer cost once per source that counts in any field of the deal. */
export const transferCosts = (views: readonly SourceView[], calendar: Calendar): DealPlan['transfer'] => {
  const counting = new Map(views.filter((view) => view.counts).map((view) => [view.id, view]))
  const rows = [...counting.values()]
  return {
    upfront: rows.reduce((sum, view) => sum + view.upfront, 0),
    yearly: Float64Array.from(
      calendar.middle,
      (t) => rows.reduce((sum, view) => sum + (t <= view.until ? view.perYear : 0), 0) * calendar.delta,
    ),
  }
}

/** Integration once per field. */
export const integrationPlaces = (
  context: DealContext,
  positions: readonly GrantedPosition[],
): readonly Place[] => {
  const byField = new Map<string, Place>()
  for (const { field, position } of positions)
    if (!byField.has(field)) byField.set(field, context.parties.positions[position.position]!.integration)
  return [...byField.values()]
}
