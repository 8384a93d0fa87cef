import type { Index, Node } from '../../kernel/program.ts'
import type { Place } from '../../scenario/variable.ts'
import type { Ending } from './ending.ts'
import { fillFlow, fillOnce, ordinal, type Script, termOf } from './script.ts'

/** One-off and yearly costs of both parties (domain page, sections 2.1, 4 and 7). */
export const writeCosts = (script: Script, ending: Ending): void => {
  const { deal, plan, builder, at, table, $ } = script
  const { licensor, calendar } = plan
  const { standing, transfer } = deal
  const once = (amount: Node): Node => $`${ending.starts} ? ${amount} : 0`
  if (!isNothing(plan, licensor.prepare)) fillOnce(script, standing.prepare, once(at(licensor.prepare)))
  const paid = deal.integration.filter((place) => !isNothing(plan, place))
  const integration = paid.reduce<Node>((sum, place) => $`${sum} + ${at(place)}`, $`0`)
  if (paid.length > 0) fillOnce(script, standing.integration, once(integration))
  if (transfer.upfront !== 0) fillOnce(script, standing.transfer, once(builder.parameter(transfer.upfront)))
  const term = termOf(deal)
  const perYear = (place: Place) => (k: Index) => $`${at(place, k)} * ${calendar.delta}`
  const yearly = [
    { flow: standing.serve, isNone: isNothing(plan, licensor.serve), cost: perYear(licensor.serve) },
    { flow: standing.monitor, isNone: isNothing(plan, licensor.monitor), cost: perYear(licensor.monitor) },
    {
      flow: standing.transferYearly,
      isNone: transfer.yearly.every((cost) => cost === 0),
      cost: table(transfer.yearly),
    },
  ].filter(({ isNone }) => !isNone)
  const lines = yearly.map(({ flow }) => fillFlow(script, flow, term))
  builder.loop(term.from, term.until, (k) => {
    const runs = ending.runs(k)
    yearly.forEach(({ cost }, y) => {
      lines[y]!.set(k, $`${runs} ? ${cost(k)} : 0`)
    })
  })
  writeExit(script, ending)
}

/** A quantity that is 0 in every trial: its flow is left out. */
const isNothing = ({ variables }: Script['plan'], place: Place): boolean => {
  const variable = variables[place]!
  return variable.kind === 'constant' && variable.value === 0
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
