import type { Lines } from '../../kernel/builder.ts'
import { poolDue } from '../../terms/poolShare.ts'
import type { Ending } from './ending.ts'
import { fillFlow, type Script, termOf } from './script.ts'

/** Own part of pools that are divided by usage, by clause. */
export const writePools = (script: Script, ending: Ending): readonly Lines[] => {
  const { deal, plan, builder, at, amountAt, table, $ } = script
  const { delta, year } = plan.calendar
  const term = termOf(deal)
  const before = table(Float64Array.from(year, (y) => y - 1))
  return deal.terms.pools.map(({ pool, own, total, growth, flow }) => {
    const out = fillFlow(script, flow, term)
    builder.loop(term.from, term.until, (k) => {
      const grown = $`${amountAt(pool, k)} * pow(1 + ${at(growth)}, ${before(k)}) * ${delta}`
      const due = poolDue($, grown, { own: at(own, k), total: at(total, k) })
      out.set(k, $`${ending.runs(k)} ? ${due} : 0`)
    })
    return out
  })
}
