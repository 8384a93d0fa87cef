import { valueAt } from '../frame.ts'
import type { DealState } from './state.ts'

/** One-off and yearly costs of both parties (domain page, sections 2.1, 4 and 7). */
export const fillCosts = (state: DealState): void => {
  const { deal, frame, i } = state
  const { licensor, calendar } = frame.plan
  const starts = state.ends > 0
  const flows = deal.standing
  state.amounts[flows.prepare]![0] = starts ? valueAt(frame, licensor.prepare, i) : 0
  let integration = 0
  for (const place of deal.integration) integration += valueAt(frame, place, i)
  state.amounts[flows.integration]![0] = starts ? integration : 0
  state.amounts[flows.transfer]![0] = starts ? deal.transfer.upfront : 0
  const serve = state.amounts[flows.serve]!
  const monitor = state.amounts[flows.monitor]!
  const yearly = state.amounts[flows.transferYearly]!
  for (let k = 0; k < calendar.periods; k++) {
    const runs = state.running[k]!
    serve[k] = runs === 0 ? 0 : valueAt(frame, licensor.serve, i, k) * calendar.delta
    monitor[k] = runs === 0 ? 0 : valueAt(frame, licensor.monitor, i, k) * calendar.delta
    yearly[k] = runs === 0 ? 0 : deal.transfer.yearly[k]!
  }
  const exit = state.amounts[flows.exit]!.fill(0)
  const { residual } = deal.terms
  if (residual?.scope === 'none' && starts && state.cause !== 'failure')
    exit[state.ends - 1] = valueAt(frame, residual.exitCost, i)
}

/** After the licensee has failed nothing is paid: what falls due later is lost. */
export const stopPayments = (state: DealState): void => {
  if (state.stopTime === Infinity) return
  const { deal } = state
  const auditor = [deal.standing.licensorAudit, deal.standing.licenseeAudit]
  deal.flows.forEach((flow, f) => {
    if (flow.side !== 'receipt' && !auditor.includes(f)) return
    const { times, name } = deal.dates[flow.dates]!
    const amounts = state.amounts[f]!
    for (let j = 0; j < amounts.length; j++) {
      const time = name === 'event' ? state.eventTime[f]! : times[j]!
      if (time > state.stopTime + 1e-9) amounts[j] = 0
    }
  })
}
