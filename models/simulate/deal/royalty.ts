import type { Lines } from '../../kernel/builder.ts'
import type { Index, Node } from '../../kernel/program.ts'
import type { RoyaltyPlan } from '../../scenario/royaltyPlan.ts'
import { stepDownFactor } from '../../terms/apportionment.ts'
import { allUnitsAmount, allUnitsRate, marginalAmount } from '../../terms/tiers.ts'
import { baseOf } from './base.ts'
import type { Falling, Waterfall } from './falling.ts'
import { followed, type Rival } from './favoured.ts'

/** Steps 2 to 5: reported receipts, deductions, base, earned royalty by tiers; added to the waterfall. */
export const writeEarned = (falling: Falling, fall: Waterfall, plan: RoyaltyPlan): Lines => {
  const { script, term } = falling
  const { builder, $ } = script
  const earned = script.byPeriod()
  const receipts = baseOf(falling, plan)
  const dueOn = plan.clock === 'rolling' ? rollingDue(falling, plan) : dueToDate(falling, plan)
  const stepped = steppedDown(falling, plan)
  const rivals = rivalRoyalties(falling)
  const paidUp = paidUpIn(falling)
  builder.loop(term.from, term.until, (k) => {
    const { base: own, deducted } = receipts(k)
    const base = paidUp === null ? own : $`${paidUp(k)} > 0 ? 0 : ${own}`
    const { due, before, after } = dueOn(k, base)
    const stepDown = stepped === null ? due : stepped(k, due)
    earned.set(k, followed(falling, k, { own: stepDown, rivals: rivals(before, after) }))
    fall.base.add(k, base)
    if (deducted !== null) fall.deductions.add(k, deducted)
    fall.royalty.add(k, earned.at(k))
  })
  return earned
}

/** 1 in the periods after a buy-out of the royalty; null where there is none. */
const paidUpIn = ({ script: { deal, table } }: Falling): ((k: Index) => Node) | null => {
  const { paidUp } = deal.terms
  return paidUp === Infinity ? null : table(deal.contractYear.map((c) => (c >= paidUp ? 1 : 0)))
}

/** What a period owes, and the base that its tiers looked at before and after it. */
interface Due {
  readonly due: Node
  readonly before: Node
  readonly after: Node
}

/** To date, of the contract year or of the whole term: royalty(after) − royalty(before). */
const dueToDate = (falling: Falling, plan: RoyaltyPlan): ((k: Index, base: Node) => Due) => {
  const { deal, table, changing, changingInYear, $ } = falling.script
  const begin = plan.clock === 'annual' ? changingInYear : changing
  const [toDate, paid] = [begin(0), begin(0)]
  const closes = table(deal.closesYear)
  return (k, base) => {
    const before = toDate.get()
    const after = $`${before} + ${base}`
    const all = royaltyOn(falling, plan, after)
    const due = $`${all} - ${paid.get()}`
    const starts = plan.clock === 'annual' ? $`${closes(k)} == 1` : $`0 == 1`
    toDate.set($`${starts} ? 0 : ${after}`)
    paid.set($`${starts} ? 0 : ${all}`)
    return { due, before, after }
  }
}

/** The twelve months that end with a period: marginal tiers on their last slice, all-units by the rate they reach. */
const rollingDue = (falling: Falling, plan: RoyaltyPlan): ((k: Index, base: Node) => Due) => {
  const { script } = falling
  const { changing, $ } = script
  const periods = Math.round(1 / script.plan.calendar.delta)
  const earlier = Array.from({ length: periods - 1 }, () => changing(0))
  return (_, base) => {
    const before = earlier.reduce<Node>((sum, one) => $`${sum} + ${one.get()}`, $`0`)
    const after = $`${before} + ${base}`
    const due =
      plan.method === 'marginal'
        ? $`${royaltyOn(falling, plan, after)} - ${royaltyOn(falling, plan, before)}`
        : $`${allUnitsRate($, after, { ...tiersOf(falling, plan), match: plan.match })} * ${base}`
    earlier.forEach((one, back) => {
      const next = earlier[back + 1]
      one.set(next === undefined ? base : next.get())
    })
    return { due, before, after }
  }
}

const steppedDown = (
  { script }: Falling,
  { stepDowns }: RoyaltyPlan,
): ((k: Index, due: Node) => Node) | null => {
  if (stepDowns.length === 0) return null
  const { deal, table, at, $ } = script
  const year = table(Float64Array.from(deal.contractYear, (c) => c + 1))
  const steps = {
    from: stepDowns.map(({ fromYear }) => fromYear),
    factor: stepDowns.map(({ factor }) => at(factor)),
  }
  return (k, due) => $`${due} * ${stepDownFactor($, year(k), steps)}`
}

const tiersOf = ({ script }: Falling, plan: RoyaltyPlan) => ({
  upTo: plan.limits.map((limit) => script.limit(limit)),
  price: plan.rates.map((place) => script.at(place)),
})

const royaltyOn = (falling: Falling, plan: RoyaltyPlan, sales: Node): Node => {
  const { $ } = falling.script
  const tiers = tiersOf(falling, plan)
  return plan.method === 'marginal'
    ? marginalAmount($, sales, tiers)
    : allUnitsAmount($, sales, { ...tiers, match: plan.match })
}

/** What the later deals' schedules that a most-favoured clause follows would make of the period's base. */
const rivalRoyalties = (falling: Falling): ((before: Node, after: Node) => readonly Rival[]) => {
  const { context, $ } = falling.script
  const schedules = (context?.favoured ?? []).flatMap((deal, f) =>
    deal.terms.royalties.map((plan) => ({ deal, f, plan })),
  )
  return (before, after) =>
    schedules.map(({ deal, f, plan }) => ({
      deal,
      f,
      amount: $`${royaltyOn(falling, plan, after)} - ${royaltyOn(falling, plan, before)}`,
    }))
}
