import type { Sheet } from '../report/workbook.ts'
import type { Futures } from '../simulate/futures.ts'
import { expectedCells } from './expected/expectedCells.ts'
import type { DealPart, Drafting, Exporting, WrittenDeal } from './exporting.ts'
import { lossLawsOf } from './lossLaws.ts'
import type { Assumptions } from './sheets/assumptions.ts'
import { dealSheet } from './sheets/deal.ts'
import { headingsOf } from './workingRows.ts'
import { workingSheet } from './workingSheet.ts'

/** What of a deal is carried as a value and does not follow its assumptions, and why. */
const carriedIn = ({ name, cells }: DealPart): readonly string[] =>
  cells === null
    ? [`${name}: every line; the deal has options, which are decided future by future`]
    : cells.carried.map((what) => `${name}: ${what}`)

interface Wanted {
  readonly deal: string | undefined
  readonly called: (wanted: string) => string
  readonly assumptions: Assumptions
  readonly futures: Futures
}

/** A deal but for the sheet that the answer is on. */
export interface DraftedDeal {
  readonly part: DealPart
  readonly working: Sheet | null
}

/** Of each wanted deal the formulas, in cells. Each is written whole before the next begins, so that one graph is there at a time. */
export const draftedDeals = (drafting: Drafting, wanted: Wanted): readonly DraftedDeal[] =>
  drafting.prepared.compiled.plan.deals.flatMap((deal, d) =>
    wanted.deal === undefined || deal.id === wanted.deal ? [draftedDeal(drafting, wanted, d)] : [],
  )

export const writtenDeal = (exporting: Exporting, { part, working }: DraftedDeal): WrittenDeal => {
  const { deal, name, recreates } = part
  const carried = carriedIn(part)
  return { deal, name, recreates, carried, ...dealSheet(exporting, part), working }
}

/** The expected case of a deal as cells; of one with options nothing. */
const draftedDeal = (
  { prepared, document, decisions }: Drafting,
  { called, assumptions, futures }: Wanted,
  d: number,
): DraftedDeal => {
  const { plan } = prepared.compiled
  const deal = plan.deals[d]!
  const { recreates } = decisions[d]!
  const [name, working] = [called(deal.id), called(`${deal.id} working`)]
  if (deal.options !== null)
    return { part: { deal, name, cells: null, work: null, recreates }, working: null }
  const lossLaws = lossLawsOf(prepared.scenario.document)
  const made = expectedCells(futures, deal, { recreates, lossLaws })
  const { nameOf } = assumptions
  const { work, sheet } = workingSheet({
    ...{ name: working, cells: made, nameOf, headings: headingsOf(plan), currency: document.currency },
    pathOf: (place) => plan.variables[place]!.path,
  })
  const cells = { carried: made.carried, endings: made.endings.length, rows: made.statement.rows }
  return { part: { deal, name, cells, work, recreates }, working: sheet }
}
