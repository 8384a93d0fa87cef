import type { MilestonePlan } from '../../scenario/termsPlan.ts'
import { gateOf } from '../gates.ts'
import type { Ending } from './ending.ts'
import type { Sales } from './revenue.ts'
import { fillFlow, fillOnce, type Script, termOf } from './script.ts'

/** Milestones on gates and dates while the deal runs, on sales in the period that reaches them. */
export const writeMilestones = (script: Script, ending: Ending, sales: Sales): void => {
  for (const milestone of script.deal.terms.milestones) {
    const { kind } = milestone.trigger
    if (kind === 'gate' || kind === 'date') writeDated(script, ending, milestone)
    else writeReached(script, ending, { milestone, sales })
  }
}

const writeDated = (script: Script, ending: Ending, { trigger, amount, flow }: MilestonePlan): void => {
  const { deal, plan, frame, builder, column, at, money, flows, $ } = script
  if (trigger.kind !== 'gate' && trigger.kind !== 'date') return
  const isGate = trigger.kind === 'gate'
  const date = isGate ? at(plan.gates[trigger.gate]!.year) : builder.parameter(trigger.year)
  const passed = isGate ? column(frame.gates[gateOf(plan, deal, trigger.gate)]!) : 1
  const falls = $`${date} >= ${deal.start} && ${date} < ${ending.endTime} && ${ending.starts}`
  fillOnce(script, flow, $`${falls} ? ${money(amount)} * ${passed} : 0`)
  const known = isGate
    ? plan.variables[plan.gates[trigger.gate]!.year]!
    : ({ kind: 'constant', value: trigger.year } as const)
  flows[flow]!.eventTime = known.kind === 'constant' ? known.value + deal.lag : $`${date} + ${deal.lag}`
}

/** In the first period in which product revenue, in all or in the contract year, reaches the amount. */
const writeReached = (
  script: Script,
  ending: Ending,
  { milestone, sales }: { readonly milestone: MilestonePlan; readonly sales: Sales },
): void => {
  const { deal, builder, money, table, changing, changingInYear, $ } = script
  const { trigger, amount, flow } = milestone
  if (trigger.kind !== 'salesCumulative' && trigger.kind !== 'salesAnnual') return
  const term = termOf(deal)
  const out = fillFlow(script, flow, term)
  const sold = trigger.kind === 'salesAnnual' ? changingInYear(0) : changing(0)
  const open = changing(1)
  const due = money(amount)
  const wanted = script.limit(trigger.amount)
  const closes = table(deal.closesYear)
  builder.loop(term.from, term.until, (k) => {
    const runs = ending.runs(k)
    const all = $`${sold.get()} + ${sales.scopes[0]!.at(k)}`
    const reached = $`${runs} && ${open.get()} > 0 && ${all} >= ${wanted}`
    out.set(k, $`${reached} ? ${due} : 0`)
    open.set($`${reached} ? 0 : ${open.get()}`)
    const isNew = trigger.kind === 'salesAnnual' ? $`${closes(k)} == 1` : $`0 == 1`
    sold.set($`${runs} ? (${isNew} ? 0 : ${all}) : ${sold.get()}`)
  })
}
