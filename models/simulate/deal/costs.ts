import type { Node } from '../../kernel/program.ts'
import type { Ending } from './ending.ts'
import { fillFlow, fillOnce, ordinal, type Script, termOf } from './script.ts'

/** One-off and yearly costs of both parties (domain page, sections 2.1, 4 and 7). */
export const writeCosts = (script: Script, ending: Ending): void => {
  const { deal, plan, builder, at, table, $ } = script
  const { licensor, calendar } = plan
  const { standing, transfer } = deal
  const once = (amount: Node): Node => $`${ending.starts} ? ${amount} : 0`
  fillOnce(script, standing.prepare, once(at(licensor.prepare)))
  const integration = deal.integration.reduce<Node>((sum, place) => $`${sum} + ${at(place)}`, $`0`)
  fillOnce(script, standing.integration, once(integration))
  if (transfer.upfront !== 0) fillOnce(script, standing.transfer, once(builder.parameter(transfer.upfront)))
  const term = termOf(deal)
  const serve = fillFlow(script, standing.serve, term)
  const monitor = fillFlow(script, standing.monitor, term)
  const moves = transfer.yearly.some((cost) => cost !== 0)
  const yearly = moves ? fillFlow(script, standing.transferYearly, term) : null
  const moving = table(transfer.yearly)
  builder.loop(term.from, term.until, (k) => {
    const runs = ending.running.at(k)
    serve.set(k, $`${runs} * ${at(licensor.serve, k)} * ${calendar.delta}`)
    monitor.set(k, $`${runs} * ${at(licensor.monitor, k)} * ${calendar.delta}`)
    yearly?.set(k, $`${runs} * ${moving(k)}`)
  })
  writeExit(script, ending)
}

/** What giving the data back costs, at the end of the last contract year; a failed licensee pays nothing. */
const writeExit = (script: Script, ending: Ending): void => {
  const { deal, builder, at, $ } = script
  const { residual } = deal.terms
  if (residual?.scope !== 'none') return
  const lines = fillFlow(script, deal.standing.exit, { from: 0, until: deal.contractYears })
  const cost = at(residual.exitCost)
  const pays = $`${ending.starts} && !${ending.failed}`
  builder.loop(0, deal.contractYears, (c) => {
    lines.set(c, $`${pays} && ${ordinal(script, c)} == ${ending.ends} - 1 ? ${cost} : 0`)
  })
}

/** After the licensee has failed nothing is paid: what falls due later is lost. */
export const stopPayments = (script: Script, { stopTime }: Ending): void => {
  const { deal, builder, table, flows, $ } = script
  if (stopTime === null) return
  const auditor = [deal.standing.licensorAudit, deal.standing.licenseeAudit]
  const latest = $`${stopTime} + 1e-9`
  builder.when($`${stopTime} < ${Infinity}`, () => {
    deal.flows.forEach((flow, f) => {
      const { lines, from, until, eventTime } = flows[f]!
      if (lines === null || (flow.side !== 'receipt' && !auditor.includes(f))) return
      const times = table(deal.dates[flow.dates]!.times)
      builder.loop(from, until, (j) => {
        lines.set(j, $`${eventTime ?? times(j)} > ${latest} ? 0 : ${lines.at(j)}`)
      })
    })
  })
}
