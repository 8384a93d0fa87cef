import type { DealPlan } from '../scenario/dealPlan.ts'
import type { UsagePlan } from '../scenario/royaltyPlan.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { type Placed, rowFault } from './row.ts'

/** What the reports say by cell and period. */
export interface Reported {
  readonly gross: readonly Float64Array[]
  readonly deducted: readonly Float64Array[]
  readonly units: readonly (Float64Array | null)[]
}

/** The rows of a deal added up; units go to the usage clauses of their cell and unit. Refuses units that no clause counts. */
export const reportedOf = (
  deal: DealPlan,
  rows: readonly Placed[],
  periods: number,
): Result<Reported, Failure> => {
  const byCell = (key: 'gross' | 'deductions'): readonly Float64Array[] =>
    deal.cells.map((_, c) => {
      const sums = new Float64Array(periods)
      for (const row of rows) if (row.cell === c) sums[row.k]! += row[key]
      return sums
    })
  const counted = rows.filter(({ row }) => row.units !== undefined)
  const faults = counted.flatMap((row) => unitFaults(deal, row))
  if (faults.length > 0) return failure(...faults)
  const units = deal.terms.usage.map((usage) => {
    const own = counted.filter((row) => counts(deal, usage, row))
    if (own.length === 0 && usage.perRevenue) return null
    const sums = new Float64Array(periods)
    for (const { k, row } of own) sums[k]! += row.units ?? 0
    return sums
  })
  return success({ gross: byCell('gross'), deducted: byCell('deductions'), units })
}

/** Whether a usage clause counts the units of a row. */
const counts = ({ scopes }: DealPlan, { unit, scope }: UsagePlan, { row, cell }: Placed): boolean =>
  (row.unit === undefined || row.unit === unit) && (cell === null || scopes[scope]!.includes(cell))

const unitFaults = (deal: DealPlan, row: Placed): readonly Failure[] => {
  const { usage } = deal.terms
  const own = usage.filter((each) => counts(deal, each, row))
  const names = usage.map(({ unit }) => unit ?? 'units')
  if (own.length === 0) {
    const expected =
      usage.length === 0 ? 'no units: the deal has no usage fee' : `units of ${names.join(', ')}`
    return [rowFault(row, usage.length === 0 ? 'units' : 'unit', { expected, found: shownUnits(row) })]
  }
  const differ = new Set(own.map(({ unit }) => unit)).size > 1
  if (!differ) return []
  const expected = `which of ${names.join(', ')} they are`
  return [rowFault(row, 'unit', { expected, found: 'nothing', kind: 'missing-key' })]
}

const shownUnits = ({ row }: Placed): string => `${row.units} ${row.unit ?? 'units'}`
