import type { Lines } from '../../kernel/builder.ts'
import type { Index, Node } from '../../kernel/program.ts'
import type { UsagePlan } from '../../scenario/termsPlan.ts'
import { marginalAmount, type Tiers } from '../../terms/tiers.ts'
import { usageToDate } from '../../terms/usageFee.ts'
import type { Falling } from './falling.ts'

/** Usage fee: volume to date through the tiers, commit where the year closes, monthly maximum. */
export const writeUsage = (falling: Falling, plan: UsagePlan): Lines => {
  const { script, ending, term, sales, reported } = falling
  const {
    deal,
    plan: { calendar },
    builder,
    at,
    table,
    changing,
    $,
  } = script
  const out = script.byPeriod()
  const [volume, paid] = [changing(0), changing(0)]
  const tiers = pricesOf(falling, plan)
  const monthly = plan.monthlyMaximum === null ? null : at(plan.monthlyMaximum)
  const closes = table(deal.closesYear)
  const months = table(deal.monthsToDate)
  const commit = builder.parameter(plan.commit)
  const fraction = table(
    Float64Array.from(deal.contractYear, (year) => (year < 0 ? 0 : deal.yearFraction[year]!)),
  )
  const favoured = favouredPrices(falling, plan)
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
      commit: $`${isLast} ? ${commit} * ${fraction(k)} : 0`,
      maximum: monthly === null ? Infinity : $`${monthly} * ${months(k)}`,
    })
    const own = $`${due} - ${paid.get()}`
    const lower = favoured(k, before, after)
    const runs = ending.runs(k)
    out.set(k, $`${runs} ? ${lower === null ? own : $`min(${own}, ${lower})`} : 0`)
    volume.set($`${isLast} ? 0 : (${runs} ? ${after} : ${before})`)
    paid.set($`${isLast} ? 0 : (${runs} ? ${due} : ${paid.get()})`)
  })
  return out
}

const pricesOf = ({ script }: Falling, plan: UsagePlan): Tiers<Node> => ({
  upTo: plan.limits.map((limit) => (limit === Infinity ? limit : script.builder.parameter(limit))),
  price: plan.prices.map((place) => script.at(place)),
})

/** The least any favoured deal's prices for the same unit would make of the period's volume; nothing without one. */
const favouredPrices = (
  falling: Falling,
  own: UsagePlan,
): ((k: Index, before: Node, after: Node) => Node | null) => {
  const { context, middle, $ } = falling.script
  const schedules = (context?.favoured ?? []).flatMap(({ start, end, terms }) =>
    terms.usage
      .filter(({ unit }) => unit === own.unit)
      .map((plan) => ({ start, end, tiers: pricesOf(falling, plan) })),
  )
  if (schedules.length === 0) return () => null
  return (k, before, after) =>
    schedules.reduce<Node>((least, { start, end, tiers }) => {
      const amount = $`${marginalAmount($, after, tiers)} - ${marginalAmount($, before, tiers)}`
      const t = middle(k)
      return $`${t} >= ${start} && ${t} < ${end} ? min(${amount}, ${least}) : ${least}`
    }, $`${Infinity}`)
}
