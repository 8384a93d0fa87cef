import type { Changing, Lines } from '../../kernel/builder.ts'
import type { Node } from '../../kernel/program.ts'
import type { FlowPlan, FlowSide } from '../../scenario/dealPlan.ts'
import type { RateClass } from '../frame.ts'
import type { Exchange } from './exchange.ts'
import { type Factors, netOf, type Party, parties } from './factors.ts'
import type { PresentOf } from './present.ts'
import type { Script } from './script.ts'

export interface Settling {
  readonly script: Script
  readonly factors: Factors
  readonly exchange: Exchange
  readonly present: PresentOf
}

/** A worth at the flows' own rates, and at the rate for time alone where the party states one. */
export interface Worth {
  readonly flow: Changing
  readonly time: Changing
}

export interface Totals {
  readonly licensor: Worth
  readonly licensee: Worth
  /** after-tax costs of the licensor that a strategy bears once, in `licensor` */
  readonly joint: Worth
  readonly cash: Readonly<Record<Party, Lines>>
  /** PV at the licensor's rate for time of each clause's own lines, before tax */
  readonly terms: readonly Changing[]
}

/** A flow at one date: what is paid, and what was owed before the exchange rate. */
export interface Amount {
  readonly plan: FlowPlan
  readonly owed: Node
  readonly settled: Node
}

interface Adding {
  readonly amounts: readonly Amount[]
  /** own and time factor of a party for a class of rate */
  readonly factor: (party: Party, rate: RateClass) => readonly [Node, Node]
  readonly addCash: (party: Party, amount: Node) => void
}

/** Adds the flows of one date to worths, cash and clauses. */
export const addAmounts = (
  settling: Settling,
  totals: Totals,
  { amounts, factor, addCash }: Adding,
): void => {
  const { script } = settling
  const { $ } = script
  const add = (to: Changing, amount: Node): void => to.set($`${to.get()} + ${amount}`)
  for (const party of parties) {
    const nets = netsOf(settling, party, amounts)
    if (nets.length === 0) continue
    for (const { rate, net } of nets) {
      const [own, time] = factor(party, rate)
      add(totals[party].flow, $`${net} * ${own}`)
      add(totals[party].time, $`${net} * ${time}`)
    }
    addCash(
      party,
      nets.map(({ net }) => net).reduce((sum, net) => $`${sum} + ${net}`),
    )
  }
  for (const { rate, net } of netsOf(
    settling,
    'licensor',
    amounts.filter(({ plan }) => plan.joint !== null),
  )) {
    const [own, time] = factor('licensor', rate)
    add(totals.joint.flow, $`${net} * ${own}`)
    add(totals.joint.time, $`${net} * ${time}`)
  }
  for (const amount of amounts)
    if (amount.plan.side === 'receipt')
      addTerm(settling, totals, { amount, factor: factor('licensor', amount.plan.rate)[1] })
}

/** After-tax amounts of a party by class of rate. */
const netsOf = (
  { script, factors }: Settling,
  party: Party,
  amounts: readonly Amount[],
): readonly { readonly rate: RateClass; readonly net: Node }[] => {
  const { $ } = script
  const sums = new Map<RateClass, Map<FlowSide, Node>>()
  for (const { plan, settled } of amounts) {
    if (netOf(script, factors, { party, side: plan.side }) === null) continue
    const bySide = sums.get(plan.rate) ?? new Map<FlowSide, Node>()
    sums.set(plan.rate, bySide)
    const known = bySide.get(plan.side)
    bySide.set(plan.side, known === undefined ? settled : $`${known} + ${settled}`)
  }
  return [...sums].map(([rate, bySide]) => ({
    rate,
    net: [...bySide]
      .map(([side, sum]) => $`${netOf(script, factors, { party, side })!} * ${sum}`)
      .reduce((all, net) => $`${all} + ${net}`),
  }))
}

/** A clause's worth is its own lines; what currency and withholding add or take is those clauses' worth. */
const addTerm = (
  { script, factors }: Settling,
  { terms }: Totals,
  { amount, factor }: { readonly amount: Amount; readonly factor: Node },
): void => {
  const { deal, $ } = script
  const { currency, withholding } = deal.terms
  const add = (term: number, worth: Node): void => terms[term]!.set($`${terms[term]!.get()} + ${worth}`)
  const settled = $`${amount.settled} * ${factor}`
  const owed = currency === null ? settled : $`${amount.owed} * ${factor}`
  if (amount.plan.term >= 0) add(amount.plan.term, owed)
  if (currency !== null) add(currency.term, $`${settled} - ${owed}`)
  if (withholding === null) return
  const borne = withholding.grossUp ? $`0` : factors.withheld
  add(withholding.term, $`(${factors.credit} - ${borne}) * ${settled}`)
}
