import type { Node } from '../../kernel/program.ts'
import { profitShareToDate } from '../../terms/profitShare.ts'
import type { Benefit } from './benefit.ts'
import type { Ending } from './ending.ts'
import { fillFlow, type Script, termOf } from './script.ts'

/** Share of attributable profit by contract year: benefit less integration and compliance, losses carried forward. */
export const writeProfitShare = (script: Script, ending: Ending, benefit: Benefit): void => {
  const { deal, builder, at, table, changing, recreates, $ } = script
  const plan = deal.terms.profitShare
  if (plan === null) return
  const term = termOf(deal)
  const out = fillFlow(script, plan.flow, term)
  const share = at(plan.share)
  const once = deal.integration.reduce<Node>(
    (sum, place) => $`${sum} - ${at(place)}`,
    $`0 - ${builder.parameter(deal.transfer.upfront)}`,
  )
  const [losses, profit, paid] = [changing(0), changing(once), changing(0)]
  const yearly = table(deal.transfer.yearly)
  const closes = table(deal.closesYear)
  builder.loop(term.from, term.until, (k) => {
    const runs = ending.runs(k)
    const avoided = recreates && benefit.avoided !== null ? benefit.avoided.at(k) : 0
    const all = $`${profit.get()} + (${benefit.total.at(k)} + ${avoided} - ${yearly(k)})`
    const due = $`max(${profitShareToDate($, all, losses.get(), share)}, ${paid.get()})`
    out.set(k, $`${runs} ? ${due} - ${paid.get()} : 0`)
    const isLast = $`${runs} && ${closes(k)} == 1`
    const left = plan.carries ? $`max(${losses.get()} - ${all}, 0)` : $`0`
    losses.set($`${isLast} ? ${left} : ${losses.get()}`)
    profit.set($`${runs} ? (${isLast} ? 0 : ${all}) : ${profit.get()}`)
    paid.set($`${runs} ? (${isLast} ? 0 : ${due}) : ${paid.get()}`)
  })
}
