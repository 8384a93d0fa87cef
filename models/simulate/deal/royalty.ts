import type { Lines } from '../../kernel/builder.ts'
import type { Index, Node } from '../../kernel/program.ts'
import type { RoyaltyPlan } from '../../scenario/termsPlan.ts'
import { cappedRoyalty } from '../../terms/royaltyCap.ts'
import { stackingOffset } from '../../terms/stacking.ts'
import { allUnitsAmount, marginalAmount } from '../../terms/tiers.ts'
import type { Falling, Waterfall } from './falling.ts'

/** Steps 2 to 5: reported receipts, deductions, base, earned royalty by tiers; added to the waterfall. */
export const writeEarned = (falling: Falling, fall: Waterfall, plan: RoyaltyPlan): Lines => {
  const { script, sales, term, reported } = falling
  const { deal, builder, at, table, changing, $ } = script
  const earned = script.byPeriod()
  const [toDate, paid] = [changing(0), changing(0)]
  const most = plan.deductionCap === null ? 1 : at(plan.deductionCap)
  const deductedFrom = (receipts: Node, rate: Node): Node => $`${receipts} * min(${rate}, ${most})`
  const closes = table(deal.closesYear)
  const favoured = favouredRoyalties(falling)
  builder.loop(term.from, term.until, (k) => {
    const receipts = reported(k, sales.scopes[plan.scope]!.at(k))
    const deducted = plan.deductions === null ? null : deductedFrom(receipts, at(plan.deductions, k))
    const base = deducted === null ? receipts : $`${receipts} - ${deducted}`
    const before = toDate.get()
    const after = $`${before} + ${base}`
    const due = royaltyOn(falling, plan, after)
    const own = $`${due} - ${paid.get()}`
    const lower = favoured(k, before, after)
    earned.set(k, lower === null ? own : $`min(${own}, ${lower})`)
    fall.base.add(k, base)
    if (deducted !== null) fall.deductions.add(k, deducted)
    fall.royalty.add(k, earned.at(k))
    const starts = plan.clock === 'annual' ? $`${closes(k)} == 1` : $`0 == 1`
    toDate.set($`${starts} ? 0 : ${after}`)
    paid.set($`${starts} ? 0 : ${due}`)
  })
  return earned
}

const royaltyOn = ({ script }: Falling, plan: RoyaltyPlan, sales: Node): Node => {
  const { builder, at, $ } = script
  const upTo = plan.limits.map((limit) => (limit === Infinity ? limit : builder.parameter(limit)))
  const price = plan.rates.map((place) => at(place))
  return plan.method === 'marginal'
    ? marginalAmount($, sales, { upTo, price })
    : allUnitsAmount($, sales, { upTo, price, match: plan.match })
}

/** The least any favoured deal's schedule would make of the period's base; nothing without one. */
const favouredRoyalties = (falling: Falling): ((k: Index, before: Node, after: Node) => Node | null) => {
  const { context, middle, $ } = falling.script
  const schedules = (context?.favoured ?? []).flatMap(({ start, end, terms }) =>
    terms.royalties.map((plan) => ({ start, end, plan })),
  )
  if (schedules.length === 0) return () => null
  return (k, before, after) =>
    schedules.reduce<Node>((least, { start, end, plan }) => {
      const own = $`${royaltyOn(falling, plan, after)} - ${royaltyOn(falling, plan, before)}`
      const t = middle(k)
      return $`${t} >= ${start} && ${t} < ${end} ? min(${own}, ${least}) : ${least}`
    }, $`${Infinity}`)
}

/** Step 6: third parties' royalties on the same base, set off within the contract year to date. */
export const writeOffset = ({ script, term }: Falling, fall: Waterfall): Lines | null => {
  const { deal, builder, at, table, changing, $ } = script
  const { stacking } = deal.terms
  if (stacking === null) return null
  const offset = script.byPeriod()
  const [thirdParty, share, floor] = [at(stacking.thirdParty), at(stacking.offset), at(stacking.floor)]
  const [carry, base, royalty, used] = [changing(0), changing(0), changing(0), changing(0)]
  const closes = table(deal.closesYear)
  builder.loop(term.from, term.until, (k) => {
    const toDate = {
      base: $`${base.get()} + ${fall.base.at(k)}`,
      royalty: $`${royalty.get()} + ${fall.royalty.at(k)}`,
    }
    const clause = { thirdParty, share, floor, carry: carry.get() }
    const all = stackingOffset($, toDate, clause)
    const own = $`${used.get()} - ${all}`
    offset.set(k, own)
    fall.royalty.add(k, own)
    const ends = $`${closes(k)} == 1`
    const left = $`${share} * ${thirdParty} * ${toDate.base} + ${carry.get()} - ${all}`
    carry.set($`${ends} ? ${stacking.carries ? left : 0} : ${carry.get()}`)
    base.set($`${ends} ? 0 : ${toDate.base}`)
    royalty.set($`${ends} ? 0 : ${toDate.royalty}`)
    used.set($`${ends} ? 0 : ${all}`)
  })
  return offset
}

/** Step 7: the royalty cap, on what is left after the offset. */
export const writeCap = ({ script, term }: Falling, fall: Waterfall): Lines | null => {
  const { deal, builder, at, table, changing, $ } = script
  const plan = deal.terms.cap
  if (plan === null) return null
  const reduction = script.byPeriod()
  const [most, rateAfter] = [at(plan.amount), at(plan.rateAfter)]
  const room = changing(most)
  const closes = table(deal.closesYear)
  builder.loop(term.from, term.until, (k) => {
    const royalty = fall.royalty.at(k)
    const paid = cappedRoyalty($, { royalty, base: fall.base.at(k) }, { room: room.get(), rateAfter })
    reduction.set(k, $`${paid} - ${royalty}`)
    fall.royalty.set(k, paid)
    const left = $`max(${room.get()} - ${royalty}, 0)`
    room.set(plan.lifetime ? left : $`${closes(k)} == 1 ? ${most} : ${left}`)
  })
  return reduction
}
