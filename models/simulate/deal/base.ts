import type { Index, Node } from '../../kernel/program.ts'
import type { DeductionPlan, RoyaltyPlan } from '../../scenario/royaltyPlan.ts'
import { combinationShare } from '../../terms/apportionment.ts'
import type { Falling } from './falling.ts'

/** Reported receipts of a scope in a period, what is taken off them, and what a royalty is reckoned on. */
export interface Base {
  readonly deducted: Node | null
  readonly base: Node
}

/** Deductions by period: reported × min(share, cap); null where there are none. */
export const deductionsOf = (
  { script: { at, $ } }: Falling,
  { deductions, deductionCap }: DeductionPlan,
): ((k: Index, receipts: Node) => Node) | null => {
  if (deductions === null) return null
  const most = deductionCap === null ? 1 : at(deductionCap)
  return (k, receipts) => $`${receipts} * min(${at(deductions, k)}, ${most})`
}

/** Steps 2 to 4: reported receipts, deductions, and the part of the rest that is apportioned to the data. */
export const baseOf = (falling: Falling, plan: RoyaltyPlan): ((k: Index) => Base) => {
  const { script, sales, reported } = falling
  const { $ } = script
  const deduct = deductionsOf(falling, plan)
  const apportion = apportioned(falling, plan)
  return (k) => {
    const receipts = reported(k, sales.scopes[plan.scope]!.at(k))
    const deducted = deduct === null ? null : deduct(k, receipts)
    const left = deducted === null ? receipts : $`${receipts} - ${deducted}`
    return { deducted, base: apportion === null ? left : apportion(k, left, receipts) }
  }
}

type Apportion = (k: Index, left: Node, receipts: Node) => Node

const apportioned = (falling: Falling, plan: RoyaltyPlan): Apportion | null => {
  const { script, reported } = falling
  const { at, $ } = script
  const how = plan.apportionment
  switch (how?.kind) {
    case undefined:
      return null
    case 'share':
      return (_, left) => $`${left} * ${at(how.share)}`
    case 'combination': {
      const value = { own: at(how.own), others: at(how.others) }
      const part = combinationShare($, value, at(how.floor))
      return (_, left) => $`${left} * ${part}`
    }
    case 'attributable': {
      const worth = attributableIn(falling, plan.scope)
      return (k, left, receipts) =>
        $`${receipts} > 0 ? ${left} * (${reported(k, worth(k))} / ${receipts}) : 0`
    }
    default:
      return how satisfies never
  }
}

/** Σ a·R over the cells of a scope; of an earlier launch or a gate, what is sold only thanks to it. */
const attributableIn = ({ script, sales, shares }: Falling, scope: number): ((k: Index) => Node) => {
  const { deal, $ } = script
  const own = sales.groups.flatMap((group, g) =>
    group.members.every((cell) => deal.scopes[scope]!.includes(cell)) ? [{ group, g }] : [],
  )
  return (k) =>
    own.reduce<Node>((sum, { group, g }) => {
      const share = shares[group.position]
      const gained = sales.gained[g]?.granted.at(k)
      if (share == null && gained === undefined) return sum
      const window = script.isIn(k, group.from, group.until)
      const owed = gained ?? $`${sales.granted[g]!.at(k)} * ${share!(k)}`
      return $`${sum} + (${window} ? ${owed} : 0)`
    }, $`0`)
}
