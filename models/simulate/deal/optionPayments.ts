import type { Ending } from './ending.ts'
import { fillOnce, type Script } from './script.ts'

/** Fees for options in any case; prices, and what is credited against them, if the deal runs on from their date. */
export const writeOptionPayments = (script: Script, { starts, endTime }: Ending): void => {
  const { deal, money, $ } = script
  if (deal.void !== null) return
  for (const { flow, amount, date, ifRunning, credit } of deal.terms.options) {
    const fee = money(amount)
    const due = credit === null ? null : credit.against.map(money)
    const most = due?.reduce((sum, each) => $`${sum} + ${each}`, $`0`)
    const paid = most === undefined ? fee : $`0 - min(${credit!.share} * ${fee}, ${most})`
    fillOnce(script, flow, ifRunning ? $`${starts} && ${endTime} > ${date + 1e-9} ? ${paid} : 0` : paid)
  }
}
