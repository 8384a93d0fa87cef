import type { Lines } from '../kernel/builder.ts'
import type { Program } from '../kernel/program.ts'
import type { DealPlan } from '../scenario/dealPlan.ts'
import { writeCosts } from './deal/costs.ts'
import { writePrepared } from './deal/prepare.ts'
import { writePresent } from './deal/present.ts'
import { presentSum } from './deal/presentSum.ts'
import { createScript, type DealTools } from './deal/script.ts'
import type { Frame, RateClass } from './frame.ts'
import type { ReferenceOutcomes } from './outcomes.ts'

/** A licensee's reference grant as a program: present values by market, from which the ask is made. */
export const writeReference = (deal: DealPlan, frame: Frame, tools: DealTools): Program => {
  const script = createScript(deal, frame, tools)
  const { builder, plan, flows, at, $ } = script
  const { ending, sales, benefit } = writePrepared(script, { apart: true })
  writeCosts(script, ending)
  const present = writePresent(script)
  const hasTime = plan.licensees[deal.licensee]!.rates.time !== null
  const worth = (lines: Lines | null, rate: RateClass, party: 'licensor' | 'licensee' = 'licensee') =>
    lines === null ? $`0` : presentSum(script, lines, present(party, rate).onPeriods())
  const both = (name: string, lines: Lines | null, rate: RateClass, once: FlowAmount = $`0`): void => {
    builder.output(`${name}.flow`, $`${worth(lines, rate)} + ${once}`)
    builder.output(`${name}.time`, $`${worth(lines, hasTime ? 'time' : rate)} + ${once}`)
  }
  benefit.cells.forEach((lines, c) => {
    both(`cell.${c}`, lines, 'salesLinked')
    builder.output(`cell.${c}.revenue`, worth(sales.granted[c]!, hasTime ? 'time' : 'salesLinked'))
  })
  benefit.savings.forEach((lines, p) => {
    if (lines !== null || deal.positions[p]!.cells.length === 0) both(`saving.${p}`, lines, 'salesLinked')
  })
  both('avoided', tools.recreates ? benefit.avoided : null, 'fixed')
  const { standing } = deal
  both('compliance', flows[standing.transferYearly]!.lines, 'fixed', flows[standing.transfer]!.lines?.at(0))
  deal.integration.forEach((place, f) => {
    builder.output(`integration.${f}`, $`${ending.starts} ? ${at(place)} : 0`)
  })
  builder.output('serve', worth(flows[standing.serve]!.lines, 'fixed', 'licensor'))
  return builder.finish()
}

type FlowAmount = ReturnType<Lines['at']>

/** Which output of a reference grant's program goes into which column. */
export const referenceColumns = (
  outcomes: ReferenceOutcomes,
): readonly { readonly output: string; readonly to: Float64Array }[] => {
  const both = (name: string, { flow, time }: ReferenceOutcomes['avoided']) => [
    { output: `${name}.flow`, to: flow },
    { output: `${name}.time`, to: time },
  ]
  return [
    ...outcomes.markets.flatMap(({ cell, saving, benefit, revenue }) =>
      cell === null
        ? both(`saving.${saving}`, benefit)
        : [...both(`cell.${cell}`, benefit), { output: `cell.${cell}.revenue`, to: revenue }],
    ),
    ...both('avoided', outcomes.avoided),
    ...both('compliance', outcomes.compliance),
    ...outcomes.integration.map((to, f) => ({ output: `integration.${f}`, to })),
    { output: 'serve', to: outcomes.serve },
  ]
}

/** Empty columns for every trial of a reference grant. */
export const emptyReference = (deal: DealPlan, recreates: boolean, trials: number): ReferenceOutcomes => {
  const column = (): Float64Array => new Float64Array(trials)
  const pair = () => ({ flow: column(), time: column() })
  const market = (cell: number | null, saving: number | null) => ({
    cell,
    saving,
    benefit: pair(),
    revenue: column(),
  })
  const savings = deal.positions.flatMap((position, p) =>
    position.cells.length === 0 ? [market(null, p)] : [],
  )
  return {
    deal,
    recreates,
    markets: [...deal.cells.map((_, c) => market(c, null)), ...savings],
    avoided: pair(),
    integration: deal.integration.map(column),
    compliance: pair(),
    serve: column(),
  }
}
