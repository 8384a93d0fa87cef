import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Plan } from '../scenario/plan.ts'
import type { LatticeCell } from '../scenario/schema/fieldLattice.ts'

/** A place in which rights can be granted: a cell field × territory, or a field whose data save cost and have no territory. */
export interface Square {
  readonly id: string
  readonly field: string
  readonly territory: string | null
  /** index into `Plan.cells`; null without a market */
  readonly cell: number | null
}

/** What is held, seen from one strategy. Deals are indices. */
export interface Holding {
  readonly id: string
  readonly kind: 'offered' | 'strategy' | 'best'
  readonly held: readonly number[]
  /** deals of it that a party would refuse */
  readonly refused: readonly number[]
}

/** Every cell, then a square for each field that has a saving, or no market at all. */
export const squaresOf = (plan: Plan, fields: readonly string[]): readonly Square[] =>
  fields.flatMap((field) => {
    const cells = plan.cells.flatMap((cell, index): Square[] =>
      cell.field === field ? [{ id: cell.id, field, territory: cell.territory, cell: index }] : [],
    )
    const saves = plan.positions.some((row) => row.field === field && row.utility.kind === 'saving')
    return saves || cells.length === 0 ? [...cells, { id: field, field, territory: null, cell: null }] : cells
  })

type Grant = DealPlan['grants'][number]

/** Whether a grant is of this square; of a square without a market, whether it is of its field. */
export const covers = (grant: Grant, { cell, field }: Square): boolean =>
  cell === null ? grant.field === field : grant.cells.includes(cell)

/** Whether a grant runs in some part of year y, which is (y − 1, y]. */
const runsIn = ({ from, until }: Grant, year: number): boolean =>
  from < year - 1e-9 && until > year - 1 + 1e-9

type Year = LatticeCell['years'][number]

/**
 * What becomes of a square in each year of the horizon: blocked; granted, where a held deal grants it in some part of the
 * year; offered, where a deal of the document would; else free.
 */
export const yearsOf = (
  plan: Plan,
  deals: readonly DealPlan[],
  { held, square }: Looking,
): readonly Year[] => {
  const blocked = square.cell !== null && plan.cells[square.cell]!.status === 'blocked'
  return Array.from({ length: plan.calendar.horizon }, (_, y): Year => {
    const granting = deals.flatMap((deal, d) => {
      const grants = deal.grants.filter((grant) => covers(grant, square) && runsIn(grant, y + 1))
      return grants.length === 0 ? [] : [{ d, id: deal.id, grants }]
    })
    const holders = granting.filter(({ d }) => held.includes(d))
    const offers = granting.filter(({ d }) => !held.includes(d)).map(({ id }) => id)
    const exclusivity = strictest(holders.flatMap(({ grants }) => grants))
    const free = offers.length > 0 ? 'offered' : 'free'
    const mark = blocked ? 'blocked' : holders.length > 0 ? 'granted' : free
    return { year: y + 1, mark, exclusivity, deals: holders.map(({ id }) => id), offers }
  })
}

interface Looking {
  readonly held: readonly number[]
  readonly square: Square
}

const strictest = (grants: readonly Grant[]): Year['exclusivity'] =>
  (['exclusive', 'sole', 'none'] as const).find((kind) =>
    grants.some(({ exclusivity }) => exclusivity === kind),
  ) ?? null

/** Licensees with a position in a square. */
export const licenseesIn = (plan: Plan, { cell, field }: Square): readonly number[] => {
  const own = plan.positions.filter((position) =>
    cell === null
      ? position.field === field && position.utility.kind === 'saving'
      : position.exposures.some((exposure) => plan.exposures[exposure]!.cell === cell),
  )
  return [...new Set(own.map(({ licensee }) => licensee))].sort((a, b) => a - b)
}

/**
 * From when a square could be licensed to a licensee: the end of the last held grant that is theirs, or that closes it to
 * others. 0 where there is none.
 */
export const openFrom = (deals: readonly DealPlan[], { held, square }: Looking, licensee: number): number =>
  held.reduce((latest, d) => {
    const { grants, licensee: holder } = deals[d]!
    const closing = grants.filter(
      (grant) => covers(grant, square) && (holder === licensee || grant.exclusivity !== 'none'),
    )
    return closing.reduce((end, { until }) => Math.max(end, until), latest)
  }, 0)
