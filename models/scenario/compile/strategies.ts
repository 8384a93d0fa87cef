import type { DealPlan } from '../dealPlan.ts'
import type { StrategyPlan } from '../plan.ts'
import type { Compiling } from './quantities.ts'

/** Strategies by the indices of their deals. */
export const compileStrategies = (
  compiling: Compiling,
  deals: readonly DealPlan[],
): readonly StrategyPlan[] =>
  (compiling.document.strategies ?? []).map(({ id, deals: ids }) => ({
    id,
    deals: ids.map((deal) => deals.findIndex((plan) => plan.id === deal)),
  }))

/**
 * Within a strategy no cell may be granted twice at once when one of the grants is exclusive or sole;
 * within a deal no cell may be granted twice at once. The fault names both places.
 */
export const checkConflicts = (compiling: Compiling, deals: readonly DealPlan[]): void => {
  deals.forEach((deal, j) => {
    deal.grants.forEach((grant, g) => {
      const other = deal.grants.slice(0, g).findIndex((earlier) => overlaps(earlier, grant))
      if (other >= 0)
        conflict(
          compiling,
          [`/deals/${j}/grants/${g}`, `/deals/${j}/grants/${other}`],
          'a field granted once at a time',
        )
    })
  })
  compiling.document.strategies?.forEach((strategy, s) => {
    const members = strategy.deals.map((id) => deals.findIndex((deal) => deal.id === id))
    members.forEach((member, d) => {
      if (members.indexOf(member) < d) {
        const places = [
          `/strategies/${s}/deals/${d}`,
          `/strategies/${s}/deals/${members.indexOf(member)}`,
        ] as const
        conflict(compiling, places, 'each deal once', 'the same deal twice')
        return
      }
      for (const earlier of members.slice(0, d)) {
        const clash = clashing(deals, member, earlier)
        if (clash === null) continue
        const pointer = `/strategies/${s}/deals/${d}`
        const expected = `deals whose grants do not overlap, since ${clash.broken}`
        compiling.faults.push({
          kind: 'conflict',
          pointer,
          other: `/deals/${earlier}/grants/${clash.earlier} and /deals/${member}/grants/${clash.member}`,
          expected,
          found: `"${deals[earlier]?.id}" and "${deals[member]?.id}" in the same cells at the same time`,
        })
      }
    })
  })
}

type GrantView = DealPlan['grants'][number]

/** Whether two grants are of the same cells at the same time. */
export const overlaps = (a: GrantView, b: GrantView): boolean => {
  const inTime = a.from < b.until && b.from < a.until
  const inSpace =
    a.field === b.field && (a.cells.length === 0 || a.cells.some((cell) => b.cells.includes(cell)))
  return inTime && inSpace
}

export interface Clash {
  /** the exclusivity that is broken, in words */
  readonly broken: string
  readonly member: number
  readonly earlier: number
}

/** The first two grants of two deals that cannot hold together, or null. */
export const clashing = (deals: readonly DealPlan[], member: number, earlier: number): Clash | null => {
  for (const [a, one] of (deals[member]?.grants ?? []).entries())
    for (const [b, two] of (deals[earlier]?.grants ?? []).entries()) {
      const strictest = [one, two].find(({ exclusivity }) => exclusivity !== 'none')
      if (strictest !== undefined && overlaps(one, two)) {
        const broken = `${strictest.field} is granted as ${strictest.exclusivity}`
        return { broken, member: a, earlier: b }
      }
    }
  return null
}

const conflict = (
  compiling: Compiling,
  [pointer, other]: readonly [string, string],
  expected: string,
  found = 'the same cells twice at the same time',
): void => {
  compiling.faults.push({ kind: 'conflict', pointer, other, expected, found })
}
