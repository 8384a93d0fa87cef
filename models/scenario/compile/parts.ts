import type { DealPlan, Scope } from '../dealPlan.ts'
import type { DealContext, DealSource } from './grants.ts'
import type { Paying } from './paying.ts'
import type { Compiling } from './quantities.ts'

export interface DealShape extends Pick<DealPlan, 'cells' | 'start' | 'end' | 'contractYears'> {
  /** whether what depends on sales is settled at an exchange rate */
  readonly exchangesSales: boolean
}

/** What the clauses of a deal are compiled from, and where they write down what they pay. */
export interface Parts extends Pick<Paying, 'pay'> {
  readonly context: DealContext
  readonly compiling: Compiling
  readonly source: DealSource
  readonly shape: DealShape
  readonly scopes: Scope[]
}

/** Cells a clause works on: all of the deal's, or those of its own field or market. */
export const scopeOf = (
  parts: Parts,
  clause: { readonly field?: string | undefined; readonly market?: string | undefined },
  term: number,
): number => {
  if (clause.field === undefined && clause.market === undefined) return 0
  const { cells } = parts.context
  const own = parts.shape.cells.flatMap(({ cell }, index) => {
    const found = cells[cell]
    return (clause.market === undefined ? found?.field === clause.field : found?.id === clause.market)
      ? [index]
      : []
  })
  const granted = parts.source.written.some((grant) => grant.field === clause.field)
  if (own.length === 0 && !granted) {
    const key = clause.market === undefined ? 'field' : 'market'
    const pointer = `${parts.source.pointer}/terms/${term}/${key}`
    const found = `"${clause.market ?? clause.field}"`
    parts.compiling.faults.push({ kind: 'reference', pointer, expected: `a ${key} this deal grants`, found })
  }
  return parts.scopes.push(own) - 1
}

/** Limits of tiers: rising, and the last one open. */
export const limitsOf = (
  parts: Parts,
  term: number,
  tiers: readonly { readonly upTo?: number | undefined }[],
): number[] => {
  const limits = tiers.map((tier) => tier.upTo ?? Infinity)
  limits.forEach((limit, j) => {
    const pointer = `${parts.source.pointer}/terms/${term}/tiers/${j}/upTo`
    const last = j === limits.length - 1
    if (last ? limit !== Infinity : !(limit > (limits[j - 1] ?? 0)) || limit === Infinity)
      parts.compiling.faults.push({
        kind: 'value',
        pointer,
        expected: last ? 'no upTo in the last tier, which is open' : 'limits that rise from tier to tier',
        found: limit === Infinity ? 'no upTo' : String(limit),
      })
  })
  return limits
}
