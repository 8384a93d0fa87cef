import type { DealPlan, Scope } from '../dealPlan.ts'
import type { DealContext, DealSource } from './grants.ts'
import type { Paying } from './paying.ts'
import type { Compiling } from './quantities.ts'

export type DealShape = Pick<DealPlan, 'cells' | 'start' | 'end' | 'contractYears'>

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

/** Limits of tiers: rising, and the last one open; a tier that overlaps the one before it is told with both places. */
export const limitsOf = (
  parts: Parts,
  term: number,
  tiers: readonly { readonly upTo?: number | undefined }[],
): number[] => {
  const limits = tiers.map((tier) => tier.upTo ?? Infinity)
  const place = (j: number): string => `${parts.source.pointer}/terms/${term}/tiers/${j}/upTo`
  limits.forEach((limit, j) => {
    const found = limit === Infinity ? 'no upTo' : String(limit)
    const [pointer, before] = [place(j), limits[j - 1]]
    if (j === limits.length - 1) {
      if (limit === Infinity) return
      const expected = 'no upTo in the last tier, which is open'
      parts.compiling.faults.push({ kind: 'value', pointer, expected, found })
    } else if (limit === Infinity || (before !== undefined && before !== Infinity && limit <= before)) {
      const other = place(limit === Infinity ? j + 1 : j - 1)
      const expected = 'limits that rise from tier to tier, so that no two tiers overlap'
      const after = limit === Infinity || before === undefined ? '' : `, after ${before}`
      parts.compiling.faults.push({ kind: 'conflict', pointer, other, expected, found: found + after })
    }
  })
  return limits
}
