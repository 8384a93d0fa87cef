import type { Lines } from '../../kernel/builder.ts'
import type { Index, Node } from '../../kernel/program.ts'
import type { DeferralPlan } from '../../scenario/termsPlan.ts'
import type { Ending } from './ending.ts'
import type { Exchange } from './exchange.ts'
import type { Factors } from './factors.ts'
import { fillFlow, ordinal, type Script } from './script.ts'

interface Deferring {
  readonly script: Script
  readonly ending: Ending
  readonly factors: Factors
  readonly exchange: Exchange
}

/**
 * Fees that the licensee deducts over years: the relief of the day is taken back, and given in equal parts at the ends of
 * contract years from the one of the payment on; what is left where the deal ends, then.
 */
export const writeDeferrals = (deferring: Deferring): void => {
  const { upfront, annual } = deferring.script.deal.terms
  for (const { flow, deferral } of [...upfront, ...annual])
    if (deferral !== null) writeDeferral(deferring, flow, deferral)
}

const writeDeferral = (deferring: Deferring, flow: number, plan: DeferralPlan): void => {
  const { script, ending } = deferring
  const { deal, builder, changing, table, $ } = script
  const expense = expenseOf(deferring, flow, plan)
  const years = deal.contractYears
  const out = fillFlow(script, plan.deducted, { from: 0, until: years })
  const left = table(Float64Array.from({ length: years }, (_, c) => years - c))
  const [balance, part] = [changing(0), changing(0)]
  // equal parts that end after so many years, the youngest first
  const parts = Number.isFinite(plan.years)
    ? Array.from({ length: Math.min(plan.years, years) - 1 }, () => changing(0))
    : null
  builder.loop(0, years, (c) => {
    const paid = expense(c)
    const own = parts === null ? $`${paid} / ${left(c)}` : $`${paid} / ${plan.years}`
    const due =
      parts === null
        ? $`${part.get()} + ${own}`
        : parts.reduce<Node>((sum, one) => $`${sum} + ${one.get()}`, own)
    if (parts === null) part.set(due)
    else
      for (let age = parts.length - 1; age >= 0; age--)
        parts[age]!.set(age === 0 ? own : parts[age - 1]!.get())
    const open = $`${balance.get()} + ${paid}`
    const isLast = $`${ordinal(script, c)} == ${ending.ends} - 1`
    const isOver = $`${ordinal(script, c)} >= ${ending.ends}`
    const deducted = $`${isOver} ? 0 : (${isLast} ? ${open} : ${due})`
    out.set(c, deducted)
    balance.set($`${open} - ${deducted}`)
  })
}

/** What is deducted of a fee by contract year, with gross-up and in the document's currency; its own relief is taken back. */
const expenseOf = (
  { script, factors, exchange }: Deferring,
  flow: number,
  { deferred }: DeferralPlan,
): ((c: Index) => Node) => {
  const { deal, builder, flows, $ } = script
  const { dates, taxAs, exchanged } = deal.flows[flow]!
  const { lines, from, until } = flows[flow]!
  const fee: Lines = lines!
  const rates = exchanged && exchange.onDates !== null ? exchange.onDates(dates) : null
  const { gross } = factors[taxAs]
  const settled = (c: Index): Node => {
    const paid = $`${fee.at(c)} * ${gross}`
    return rates === null ? paid : $`${paid} * ${rates.at(c)}`
  }
  const taken = fillFlow(script, deferred, { from, until })
  builder.loop(from, until, (c) => taken.set(c, $`0 - ${settled(c)}`))
  if (until === deal.contractYears && deal.dates[dates]!.name !== 'start') return settled
  // an upfront fee is an expense of the first contract year
  const first = settled({ kind: 'fixed', value: 0 })
  return (c) => $`${ordinal(script, c)} == 0 ? ${first} : 0`
}
