import { fillFlow, type Script } from './script.ts'

/** Simple interest on every payment that comes late, on the date on which it comes. */
export const writeLate = (script: Script): void => {
  const { deal, builder, flows, at, $ } = script
  const plan = deal.terms.late
  if (plan === null) return
  const rate = $`${at(plan.interest)} * ${plan.late}`
  for (const { of, flow } of plan.flows) {
    const { lines, from, until, eventTime } = flows[of]!
    if (lines === null) continue
    const out = fillFlow(script, flow, { from, until })
    flows[flow]!.eventTime = eventTime
    builder.loop(from, until, (j) => out.set(j, $`${lines.at(j)} * ${rate}`))
  }
}
