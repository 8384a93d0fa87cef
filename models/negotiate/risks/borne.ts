import type { RiskMoved } from '../../scenario/schema/risks.ts'
import type { Columns } from '../../summarise/columns.ts'
import { differenceOf } from '../../summarise/compare.ts'
import {
  type Bearing,
  type Born,
  bornBy,
  bornFigures,
  changesBetween,
  type DriverPoints,
  estimateOfLeftOut,
  isBeyond,
} from './bearing.ts'
import { estimateOfParted } from './tail.ts'

/** An input that is told of, with what it does to a party before the change. */
export interface Told {
  readonly path: string
  readonly points: DriverPoints
  readonly before: Born
}

/** Drivers that are told of with a clause. */
const most = 3

/** What a change of the deal does to a party's risk, on the same futures. */
export const movedBy = (
  before: Bearing,
  after: Bearing,
  { told, columns }: { readonly told: readonly Told[]; readonly columns: Columns },
): RiskMoved => {
  const { born, deviation, gap } = changesBetween(before, after)
  const drivers = told
    .map(({ path, points, before: own }) => ({
      path,
      ...bornFigures(born(bornBy(after, points), own)),
    }))
    .filter(({ tail, share }) => isBeyond(tail) || isBeyond(share))
    .sort((a, b) => Math.abs(b.tail.value) - Math.abs(a.tail.value))
  return {
    expected: columns.estimate(differenceOf(before.worth.flow, after.worth.flow).column),
    sd: estimateOfLeftOut(deviation),
    gap: estimateOfParted(gap),
    drivers: drivers.slice(0, most),
  }
}
