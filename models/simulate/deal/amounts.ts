import type { Changing, Lines } from '../../kernel/builder.ts'
import type { Node } from '../../kernel/program.ts'
import type { FlowPlan, FlowSide } from '../../scenario/dealPlan.ts'
import type { RateClass } from '../frame.ts'
import type { Exchange } from './exchange.ts'
import { type Factors, netOf, type Party, parties, type TaxFactors, taxOf } from './factors.ts'
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
  /** tax at once by statement year, of a party whose losses are carried forward; null of the others */
  readonly taxed: Readonly<Record<Party, Lines | null>>
  /**
   * Worth of each clause's own lines to a party: PV at its own rate for time, before its tax. To the licensee what it pays
   * and bears under the clause, which is negative; null where nobody asks.
   */
  readonly terms: Readonly<Record<Party, readonly Changing[] | null>>
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
  /** adds to lines by statement year, in the year of the date */
  readonly addInYear: (to: Lines, amount: Node) => void
}

/** Adds the flows of one date to worths, cash and clauses. */
export const addAmounts = (
  settling: Settling,
  totals: Totals,
  { amounts, factor, addInYear }: Adding,
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
    addInYear(
      totals.cash[party],
      nets.map(({ net }) => net).reduce((sum, net) => $`${sum} + ${net}`),
    )
    const taxed = totals.taxed[party]
    if (taxed !== null) for (const tax of taxesOf(settling, party, amounts)) addInYear(taxed, tax)
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
  for (const party of parties) {
    const terms = totals.terms[party]
    if (terms === null) continue
    for (const amount of amounts)
      if (passes[party].includes(amount.plan.side))
        addTerm(settling, terms, { party, amount, factor: factor(party, amount.plan.rate)[1] })
  }
}

/** What reaches the licensor under a clause, and what the licensee pays or bears under it. */
const passes: Readonly<Record<Party, readonly FlowSide[]>> = {
  licensor: ['receipt', 'equity', 'received'],
  licensee: ['receipt', 'equity', 'given'],
}

/** What the payments of a date add to a party's tax. */
const taxesOf = ({ script, factors }: Settling, party: Party, amounts: readonly Amount[]): readonly Node[] =>
  amounts.flatMap(({ plan, settled }) => {
    const tax = taxOf(script, factors[plan.taxAs], { party, side: plan.side })
    return tax === null ? [] : [script.$`${tax} * ${settled}`]
  })

/** After-tax amounts of a party by class of rate. */
const netsOf = (
  { script, factors }: Settling,
  party: Party,
  amounts: readonly Amount[],
): readonly { readonly rate: RateClass; readonly net: Node }[] => {
  const { $ } = script
  const sums = new Map<RateClass, Alike[]>()
  for (const { plan, settled } of amounts) {
    const { side, rate } = plan
    const own = factors[plan.taxAs]
    if (netOf($, own, { party, side }) === null) continue
    const parts = sums.get(rate) ?? []
    sums.set(rate, parts)
    const known = parts.find((part) => part.side === side && part.factors === own)
    if (known === undefined) parts.push({ side, factors: own, sum: settled })
    else known.sum = $`${known.sum} + ${settled}`
  }
  return [...sums].map(([rate, parts]) => ({
    rate,
    net: parts
      .map(({ side, factors: own, sum }) => $`${netOf($, own, { party, side })!} * ${sum}`)
      .reduce((all, net) => $`${all} + ${net}`),
  }))
}

/** Payments of one side that are taxed alike. */
interface Alike {
  readonly side: FlowSide
  readonly factors: TaxFactors
  sum: Node
}

interface Worthy {
  readonly party: Party
  readonly amount: Amount
  readonly factor: Node
}

/** A clause's worth is its own lines; what currency and withholding add or take is those clauses' worth. */
const addTerm = (
  { script, factors }: Settling,
  terms: readonly Changing[],
  { party, amount, factor }: Worthy,
): void => {
  const { deal, $ } = script
  const { currency, withholding } = deal.terms
  const ours = party === 'licensor'
  const add = (term: number, worth: Node): void => {
    const sum = terms[term]!
    sum.set(ours ? $`${sum.get()} + ${worth}` : $`${sum.get()} - ${worth}`)
  }
  const settled = $`${amount.settled} * ${factor}`
  const owed = currency === null || !amount.plan.exchanged ? settled : $`${amount.owed} * ${factor}`
  if (amount.plan.term >= 0) add(amount.plan.term, owed)
  if (currency !== null && amount.plan.exchanged) add(currency.term, $`${settled} - ${owed}`)
  if (withholding === null || amount.plan.side !== 'receipt') return
  const { credit, gross, withheld } = factors[amount.plan.taxAs]
  if (ours) add(withholding.term, $`(${credit} - ${withholding.grossUp ? $`0` : withheld}) * ${settled}`)
  else if (withholding.grossUp) add(withholding.term, $`(${gross} - 1) * ${settled}`)
}
