import type { Lines } from '../../kernel/builder.ts'
import type { Node } from '../../kernel/program.ts'
import type { UsagePlan } from '../../scenario/royaltyPlan.ts'
import { type FeeTiers, graduatedAmount } from '../../terms/tiers.ts'
import { usageToDate } from '../../terms/usageFee.ts'
import type { Falling } from './falling.ts'
import { followed, type Rival } from './favoured.ts'

/** Usage fee: volume to date through the tiers, commit where the year closes, monthly maximum. */
export const writeUsage = (falling: Falling, plan: UsagePlan): Lines => {
  const { script, ending, term, sales, reported } = falling
  const {
    deal,
    plan: { calendar },
    builder,
    at,
    money,
    table,
    changingInYear,
    $,
  } = script
  const out = script.byPeriod()
  const [volume, paid] = [changingInYear(0), changingInYear(0)]
  const tiers = pricesOf(falling, plan)
  const monthly = plan.monthlyMaximum === null ? null : money(plan.monthlyMaximum)
  const closes = table(deal.closesYear)
  const months = table(deal.monthsToDate)
  const commit = builder.parameter(plan.commit)
  const fraction = table(
    Float64Array.from(deal.contractYear, (year) => (year < 0 ? 0 : deal.yearFraction[year]!)),
  )
  const rivals = rivalPrices(falling, plan)
  builder.loop(term.from, term.until, (k) => {
    const per = at(plan.volume, k)
    const used = plan.perRevenue
      ? reported(k, $`${per} * ${sales.scopes[plan.scope]!.at(k)}`)
      : $`${per} * ${calendar.delta}`
    const before = volume.get()
    const after = $`${before} + ${used}`
    const isLast = $`${closes(k)} == 1`
    const due = usageToDate($, after, {
      tiers,
      commit: $`${isLast} ? ${plan.proRated ? $`${commit} * ${fraction(k)}` : commit} : 0`,
      maximum: monthly === null || plan.monthByMonth ? Infinity : $`${monthly} * ${months(k)}`,
    })
    const all = $`${due} - ${paid.get()}`
    const own =
      plan.monthByMonth && monthly !== null ? $`min(${all}, ${monthly} * ${12 * calendar.delta})` : all
    const runs = ending.runs(k)
    const paying = followed(falling, k, { own, rivals: rivals(before, after) })
    out.set(k, $`${runs} ? ${paying} : 0`)
    volume.set($`${isLast} ? 0 : (${runs} ? ${after} : ${before})`)
    paid.set($`${isLast} ? 0 : (${runs} ? ${due} : ${paid.get()})`)
  })
  return out
}

const pricesOf = ({ script }: Falling, plan: UsagePlan): FeeTiers<Node> => ({
  upTo: plan.limits.map((limit) => (limit === Infinity ? limit : script.builder.parameter(limit))),
  price: plan.prices.map((place) => script.money(place)),
  fee: plan.fees.map((place) => (place === null ? null : script.money(place))),
})

/** What later deals' prices for the same unit, which a most-favoured clause follows, would make of a period's volume. */
const rivalPrices = (falling: Falling, own: UsagePlan): ((before: Node, after: Node) => readonly Rival[]) => {
  const { context, $ } = falling.script
  const schedules = (context?.favoured ?? []).flatMap((deal, f) =>
    deal.terms.usage
      .filter(({ unit }) => unit === own.unit)
      .map((plan) => ({ deal, f, tiers: pricesOf(falling, plan) })),
  )
  return (before, after) =>
    schedules.map(({ deal, f, tiers }) => ({
      deal,
      f,
      amount: $`${graduatedAmount($, after, tiers)} - ${graduatedAmount($, before, tiers)}`,
    }))
}
