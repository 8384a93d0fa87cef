import type { Lines } from '../../kernel/builder.ts'
import type { Index, Node } from '../../kernel/program.ts'
import type { DealPlan } from '../../scenario/dealPlan.ts'
import type { Falling } from './falling.ts'
import { fillFlow, ordinal, type Script } from './script.ts'

/** What a price of the same kind would make of a period under one later deal. */
export interface Rival {
  /** index of the later deal among those that are followed */
  readonly f: number
  readonly deal: DealPlan
  readonly amount: Node
}

/**
 * The least of an amount and what it would be under the later deals' prices, each while that deal runs; what was paid
 * more before is noted where it is paid back.
 */
export const followed = (
  { script, overpaid }: Pick<Falling, 'script' | 'overpaid'>,
  k: Index,
  { own, rivals }: { readonly own: Node; readonly rivals: readonly Rival[] },
): Node => {
  const { middle, $ } = script
  const t = middle(k)
  for (const { f, deal, amount } of rivals)
    overpaid[f]?.add(k, $`${t} < ${deal.start} ? max(${own} - ${amount}, 0) : 0`)
  if (rivals.length === 0) return own
  const least = rivals.reduce<Node>(
    (lower, { deal, amount }) =>
      $`${t} >= ${deal.start} && ${t} < ${deal.end} ? min(${amount}, ${lower}) : ${lower}`,
    $`${Infinity}`,
  )
  return $`min(${own}, ${least})`
}

/** Lines for what is paid back by each later deal; none where the price only follows from then on. */
export const overpaidLines = (script: Script): readonly Lines[] => {
  const { deal, context } = script
  if (deal.terms.mostFavoured?.refund == null) return []
  return (context?.favoured ?? []).map(() => {
    const lines = script.byPeriod()
    lines.fill(0)
    return lines
  })
}

/** Pays back, in the period in which a later, cheaper deal starts, what was paid more before than at its price. */
export const writeRefund = (falling: Falling): void => {
  const { script, ending, overpaid, term } = falling
  const { deal, builder, changing, context, middle, $ } = script
  const flow = deal.terms.mostFavoured?.refund
  if (flow === null || flow === undefined || overpaid.length === 0) return
  const out = fillFlow(script, flow, term)
  const refunded = changing(0)
  const open = (context?.favoured ?? []).map((later) => ({
    start: later.start,
    due: changing(fixedFees(script, later)),
    isOpen: changing(1),
  }))
  builder.loop(term.from, term.until, (k) => {
    const t = middle(k)
    const back = open.reduce<Node>((sum, { start, due, isOpen }, f) => {
      due.set($`${due.get()} + ${overpaid[f]!.at(k)}`)
      const falls = $`${t} >= ${start} && ${isOpen.get()} > 0 && ${ending.runs(k)}`
      const amount = $`${falls} ? max(${due.get()} - ${refunded.get()}, 0) : 0`
      isOpen.set($`${t} >= ${start} ? 0 : ${isOpen.get()}`)
      refunded.set($`${refunded.get()} + ${amount}`)
      return $`${sum} + ${amount}`
    }, $`0`)
    out.set(k, $`0 - ${back}`)
  })
}

/** What upfront and annual fees were more than a later deal's, in the contract years before it starts. */
const fixedFees = (script: Script, later: DealPlan): Node => {
  const { deal, builder, changing, flows, money, $ } = script
  const sumOf = (fees: readonly { readonly amount: number }[]): Node =>
    fees.reduce<Node>((sum, { amount }) => $`${sum} + ${money(amount)}`, $`0`)
  const isUpfront = deal.terms.upfront.length > 0 && later.terms.upfront.length > 0
  const upfront = isUpfront ? $`max(${sumOf(deal.terms.upfront)} - ${sumOf(later.terms.upfront)}, 0)` : $`0`
  if (deal.terms.annual.length === 0 || later.terms.annual.length === 0) return upfront
  const more = changing(upfront)
  builder.loop(0, deal.contractYears, (c) => {
    const before = $`${deal.start} + ${ordinal(script, c)} < ${later.start}`
    for (const { flow } of deal.terms.annual) {
      const paid = flows[flow]!.lines!.at(c)
      const least = later.terms.annual.reduce<Node>(
        (lower, { amount }) => $`min(${money(amount)}, ${lower})`,
        $`${Infinity}`,
      )
      more.set($`${more.get()} + (${before} ? max(${paid} - ${least}, 0) : 0)`)
    }
  })
  return more.get()
}
