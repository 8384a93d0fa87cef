import type { Sales } from './revenue.ts'
import { fillFlow, type Script } from './script.ts'

/** Grant-back while grant or residual runs; residual royalty on gross product revenue × w. */
export const writeAfterwards = (script: Script, sales: Sales): void => {
  const { deal, plan, builder, at, $ } = script
  const { grantBack, residual } = deal.terms
  const all = { from: 0, until: plan.calendar.periods }
  if (grantBack !== null) {
    const share = at(grantBack.share)
    const out = fillFlow(script, grantBack.flow, all)
    builder.loop(all.from, all.until, (k) => {
      out.set(k, $`${share} * (${sales.scopes[0]!.at(k)} + ${sales.residualGross?.at(k) ?? 0})`)
    })
  }
  if (residual !== null && sales.residual !== null) {
    const rate = at(residual.rate)
    const out = fillFlow(script, residual.flow, all)
    const { residual: lines } = sales
    builder.loop(all.from, all.until, (k) => out.set(k, $`${rate} * ${lines.at(k)}`))
  }
}
