import type { Lines } from '../../kernel/builder.ts'
import type { Index, Node } from '../../kernel/program.ts'
import type { AdvancePlan } from '../../scenario/termsPlan.ts'
import { recouped } from '../../terms/advance.ts'
import type { Falling, Waterfall } from './falling.ts'

/** Step 9: the advance is recouped from royalty only; what is left at the end is not refunded. */
export const writeRecoupment = (falling: Falling, fall: Waterfall): Lines | null => {
  const { script, ending, term } = falling
  const { deal, builder, at, changing, $ } = script
  const plan = deal.terms.advance
  if (plan === null) return null
  const out = script.byPeriod()
  const rate = at(plan.rate)
  const parts = plan.grants?.map((scope) => partOf(falling, scope)) ?? [null]
  const paid = paidAdvance(falling, plan)
  const each = parts.length === 1 ? paid : $`${paid} / ${parts.length}`
  const balances = parts.map((part) => ({ part, balance: changing(each) }))
  builder.loop(term.from, term.until, (k) => {
    const royalty = fall.royalty.at(k)
    const all = balances.reduce<Node | null>((sum, { part, balance }) => {
      const own = part === null ? royalty : $`${royalty} * ${part(k)}`
      const most = recouped($, balance.get(), rate, own)
      const taken = $`${ending.runs(k)} ? ${most} : 0`
      balance.set($`${balance.get()} - ${taken}`)
      return sum === null ? taken : $`${sum} + ${taken}`
    }, null)
    out.set(k, $`0 - ${all ?? 0}`)
  })
  return out
}

/** An advance as it was paid, in the document's currency. */
export const paidAdvance = ({ script, exchange }: Falling, { amount }: Pick<AdvancePlan, 'amount'>): Node => {
  const { deal, money, $ } = script
  const paid = money(amount)
  return deal.terms.currency?.spot == null ? paid : $`${paid} * ${exchange.atFixed(deal.start)}`
}

/** A grant's part of the product revenue that royalties are owed on. */
const partOf = (
  { script: { $ }, sales }: Falling,
  { own, of }: { readonly own: number; readonly of: number },
): ((k: Index) => Node) => {
  return (k) => {
    const all = sales.scopes[of]!.at(k)
    return $`${all} > 0 ? ${sales.scopes[own]!.at(k)} / ${all} : 0`
  }
}
