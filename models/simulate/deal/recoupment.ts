import type { Lines } from '../../kernel/builder.ts'
import type { Index, Node } from '../../kernel/program.ts'
import { recouped } from '../../terms/advance.ts'
import type { Falling, Waterfall } from './falling.ts'

/** Step 9: the advance is recouped from royalty only; what is left at the end is not refunded. */
export const writeRecoupment = (falling: Falling, fall: Waterfall): Lines | null => {
  const { script, ending, term } = falling
  const { deal, builder, at, money, changing, $ } = script
  const plan = deal.terms.advance
  if (plan === null) return null
  const out = script.byPeriod()
  const rate = at(plan.rate)
  const parts = plan.grants?.map((scope) => partOf(falling, scope)) ?? [null]
  const each = parts.length === 1 ? money(plan.amount) : $`${money(plan.amount)} / ${parts.length}`
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

/** A grant's part of the product revenue of the deal. */
const partOf =
  ({ script: { $ }, sales }: Falling, scope: number) =>
  (k: Index): Node => {
    const all = sales.scopes[0]!.at(k)
    return $`${all} > 0 ? ${sales.scopes[scope]!.at(k)} / ${all} : 0`
  }
