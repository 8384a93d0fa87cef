import type { Changing, Lines } from '../../kernel/builder.ts'
import type { Index, Node } from '../../kernel/program.ts'
import type { MinimumPlan } from '../../scenario/termsPlan.ts'
import { recouped } from '../../terms/advance.ts'
import { creditedLater, guaranteedAmount, trueUp } from '../../terms/minimumGuarantee.ts'
import type { Falling, Waterfall } from './falling.ts'
import { paidAdvance } from './recoupment.ts'
import { ordinal, yearsOf } from './script.ts'

/** Step 8: the true-up of each contract year that runs, or one for all of them at the end. */
export const writeTrueUp = (falling: Falling, fall: Waterfall): Lines | null => {
  const { script, ending } = falling
  const { deal, builder, at, money, table, changing, $ } = script
  const plan = deal.terms.minimum
  if (plan === null) return null
  const out = writeCredited(falling, fall, plan)
  const grown = changing(1)
  const growth = $`1 + ${at(plan.escalator)}`
  const converted = convertedIn(falling, plan)
  const agreed = money(plan.amount)
  // after a buy-out nothing is guaranteed
  const fraction = table(deal.yearFraction.map((part, c) => (c < deal.terms.paidUp ? part : 0)))
  const from = firstYear(falling, plan)
  builder.loop(0, from, (c) => out.set(c, 0))
  const settle = plan.wholeTerm ? wholeTerm(falling, converted) : yearly(falling, plan, converted)
  builder.loop(from, deal.contractYears, (c) => {
    const amount = guaranteedAmount($, { amount: agreed, grown: grown.get() }, fraction(c))
    const runs = $`${ordinal(script, c)} < ${ending.ends}`
    out.set(c, $`${runs} ? ${settle(c, amount, out.at(c))} : 0`)
    grown.set($`${grown.get()} * ${growth}`)
  })
  return out
}

const firstYear = ({ script: { deal } }: Falling, { fromYear }: MinimumPlan): number =>
  Math.max(0, Math.min(deal.contractYears, Math.ceil(fromYear) - 1))

/** What is credited by contract year: royalty after offset and cap, usage and shares by the clause, the advance. */
const writeCredited = (falling: Falling, fall: Waterfall, plan: MinimumPlan): Lines => {
  const { script, ending, term } = falling
  const { deal, builder, table, $ } = script
  const out = builder.lines(deal.contractYears)
  out.fill(0)
  const first = firstYear(falling, plan)
  const counting = (year: number): boolean => year === first || (plan.wholeTerm && year > first)
  const countsIn = table(Float64Array.from(deal.contractYear, (year) => (counting(year) ? 1 : 0)))
  const yearOf = builder.indexTable(yearsOf(deal))
  builder.loop(term.from, term.until, (k) => {
    const usage = plan.credits === 'royalty' ? [] : fall.usage
    const shares = plan.credits === 'all' ? [...fall.shares, ...fall.sublicences, ...falling.pools] : []
    const rows = [...usage, ...shares]
    const credited = rows.reduce((sum, row) => $`${sum} + ${row.at(k)}`, fall.royalty.at(k))
    // where an advance counts itself it does not count again as the royalty it is recouped from
    const own =
      plan.advanceCounts && fall.recoupment !== null
        ? $`${countsIn(k)} > 0 ? ${credited} + ${fall.recoupment.at(k)} : ${credited}`
        : credited
    out.add(yearOf(k), $`${ending.runs(k)} ? ${own} : 0`)
  })
  const { advance } = deal.terms
  if (plan.advanceCounts && advance !== null && first < deal.contractYears)
    out.add(first, paidAdvance(falling, advance))
  return out
}

/** An amount of the guarantee in the document's currency on the day of a contract year's true-up. */
const convertedIn = (
  { script, exchange }: Falling,
  { flow }: MinimumPlan,
): ((c: Index, amount: Node) => Node) => {
  const { deal, $ } = script
  if (deal.terms.currency?.spot == null || exchange.onDates === null) return (_, amount) => amount
  const rates = exchange.onDates(deal.flows[flow]!.dates)
  return (c, amount) => $`${amount} * ${rates.at(c)}`
}

type Converted = ReturnType<typeof convertedIn>
type Settle = (c: Index, amount: Node, credited: Node) => Node

/** A true-up each year, less what earlier ones are credited with in a year that exceeds its guarantee. */
const yearly = ({ script }: Falling, { creditableYears }: MinimumPlan, converted: Converted): Settle => {
  const { changing, deal, $ } = script
  const kept = Math.min(creditableYears, Math.max(0, deal.contractYears - 1))
  // by age: what is left of the true-up of one year ago, of two years ago, …
  const open: readonly Changing[] = Array.from({ length: kept }, () => changing(0))
  return (c, agreed, credited) => {
    const amount = converted(c, agreed)
    const due = trueUp($, amount, credited)
    if (open.length === 0) return due
    const room = $`max(${credited} - ${amount}, 0)`
    const used = creditedLater(
      $,
      room,
      open.map((one) => one.get()),
    )
    for (let age = open.length - 1; age > 0; age--)
      open[age]!.set($`${open[age - 1]!.get()} - ${used.parts[age - 1]!}`)
    open[0]!.set(due)
    return $`${due} - ${used.all}`
  }
}

/** One true-up where the deal ends, on all that was guaranteed and credited until then. */
const wholeTerm = ({ script, ending }: Falling, converted: Converted): Settle => {
  const { changing, $ } = script
  const [owed, paid] = [changing(0), changing(0)]
  return (c, amount, credited) => {
    owed.set($`${owed.get()} + ${amount}`)
    paid.set($`${paid.get()} + ${credited}`)
    const isLast = $`${ordinal(script, c)} == ${ending.ends} - 1`
    return $`${isLast} ? ${trueUp($, converted(c, owed.get()), paid.get())} : 0`
  }
}

/** True-ups that are recouped from what the advance leaves of later royalty. */
export const writeTrueUpRecoupment = (falling: Falling, fall: Waterfall): Lines | null => {
  const { script, ending, term } = falling
  const { deal, builder, changing, table, $ } = script
  if (deal.terms.minimum?.recouped == null || fall.trueUp === null) return null
  const out = script.byPeriod()
  const [balance, one] = [changing(0), $`1`]
  const yearOf = builder.indexTable(yearsOf(deal))
  const closes = table(deal.closesYear)
  const { trueUp: trueUps } = fall
  builder.loop(term.from, term.until, (k) => {
    const royalty = fall.royalty.at(k)
    const left = fall.recoupment === null ? royalty : $`${royalty} + ${fall.recoupment.at(k)}`
    const taken = $`${ending.runs(k)} ? ${recouped($, balance.get(), one, left)} : 0`
    out.set(k, $`0 - ${taken}`)
    const added = $`${closes(k)} == 1 ? ${trueUps.at(yearOf(k))} : 0`
    balance.set($`${balance.get()} - ${taken} + ${added}`)
  })
  return out
}
