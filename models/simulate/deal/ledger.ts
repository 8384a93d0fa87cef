import { plain } from '../../kernel/plain.ts'
import { exp, log1p } from '../../numerics/elementary.ts'
import type { FlowPlan } from '../../scenario/dealPlan.ts'
import { type LineKey, statementYear } from '../../terms/statement.ts'
import type { RateClass } from '../frame.ts'
import type { Evaluated, FlowFacts } from './evaluate.ts'
import { netOf, type Party, type TaxFactors } from './factors.ts'

/** One dated amount of a trial: what it is, and what it is to each party after tax and as a present value. */
export interface Payment {
  readonly line: LineKey
  /** index of the clause that pays it; null where none does */
  readonly term: number | null
  /** period of the horizon from 1; null of what is not reckoned by period */
  readonly period: number | null
  /** years from the valuation date */
  readonly time: number
  readonly year: number
  /** as it stands in the statement; of deferred and carried tax what is moved */
  readonly amount: number
  /** S_t/S_0 at its date */
  readonly exchange: number
  readonly licensor: Share
  readonly licensee: Share
}

interface Share {
  /** cash after tax */
  readonly cash: number
  /** cash × discount factor, at the flow's own rate */
  readonly worth: number
}

/**
 * Every payment of a trial in order of date. The worths of a party add up to the trial's net present value, and its cash
 * in a year to the cash of that year.
 */
export const ledgerOf = (evaluated: Evaluated, i: number): readonly Payment[] =>
  evaluated.facts.flows
    .flatMap((flow, f) => (flow === null ? [] : paymentsOf(evaluated, { flow, f, i })))
    .sort((a, b) => a.time - b.time)

interface Told {
  readonly flow: FlowFacts
  readonly f: number
  readonly i: number
}

const paymentsOf = (evaluated: Evaluated, { flow, f, i }: Told): readonly Payment[] => {
  const { deal, line } = evaluated
  const plan = deal.flows[f]!
  const dates = deal.dates[plan.dates]!
  const byPeriod = dates.name === 'period' || dates.name === 'periodLag' || dates.name === 'periodEndLag'
  const payments: Payment[] = []
  for (let j = flow.from; j < flow.until; j++) {
    const amount = line(flow.lines, j, i)
    if (amount === 0) continue
    const time = flow.time === null ? dates.times[j]! : line(flow.time, 0, i)
    const exchange = flow.rate === null ? 1 : line(flow.rate, j, i)
    const share = (party: Party): Share =>
      shareOf(evaluated, { plan, party, time, i, settled: amount * exchange })
    payments.push({
      line: plan.line,
      term: deal.termKinds[plan.term]?.index ?? null,
      period: byPeriod ? j + 1 : null,
      time,
      year: flow.time === null ? dates.rows[j]! : statementYear(time),
      amount,
      exchange,
      licensor: share('licensor'),
      licensee: share('licensee'),
    })
  }
  return payments
}

interface Paid {
  readonly plan: FlowPlan
  readonly party: Party
  readonly time: number
  readonly i: number
  readonly settled: number
}

const shareOf = (evaluated: Evaluated, { plan, party, time, i, settled }: Paid): Share => {
  const { facts, line } = evaluated
  const kept = facts.factors[plan.taxAs]
  const factors = Object.fromEntries(
    Object.entries(kept).map(([name, lines]) => [name, line(lines, 0, i)]),
  ) as unknown as TaxFactors<number>
  const net = netOf(plain, factors, { party, side: plan.side })
  if (net === null) return { cash: 0, worth: 0 }
  const cash = net * settled
  return { cash, worth: cash * exp(-logRate(evaluated, party, { rate: plan.rate, i }) * time) }
}

/** ln(1 + r) of a party for a class of flows, deflated where prices are real. */
const logRate = (
  { deal, frame }: Evaluated,
  party: Party,
  { rate, i }: { readonly rate: RateClass; readonly i: number },
): number => {
  const { plan } = frame
  const place = party === 'licensor' ? 0 : 1 + deal.licensee
  const { rates } = place === 0 ? plan.licensor : plan.licensees[deal.licensee]!
  const variable = plan.variables[rates[rate]!]!
  const isFixed = variable.kind === 'constant' && plan.inflation === null
  return isFixed ? log1p(variable.value) : frame.discounting[place]![rate]!.log[i]!
}
