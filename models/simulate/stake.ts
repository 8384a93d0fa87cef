import type { Lines } from '../kernel/builder.ts'
import type { Node, Program } from '../kernel/program.ts'
import type { DealPlan } from '../scenario/dealPlan.ts'
import { writeCosts } from './deal/costs.ts'
import type { Party } from './deal/factors.ts'
import { type Prepared, writePrepared } from './deal/prepare.ts'
import { type PresentOf, writePresent } from './deal/present.ts'
import { presentSum } from './deal/presentSum.ts'
import { createScript, type DealTools, type Script } from './deal/script.ts'
import type { Frame, RateClass } from './frame.ts'

/** What a stake comes to, each at the flows' own rates and at the rate for time, by trial and before tax. */
export const stakeOutputs = ['benefit', 'avoided', 'costs', 'sales', 'earnings', 'royaltyBase'] as const

export type StakeOutput = (typeof stakeOutputs)[number]

/**
 * The program of what is at stake in a grant, whatever is paid for it: present values of
 *
 * - `benefit`, `avoided`, `costs`: what the data bring the licensee, the recreate cost they save it, integration, transfer
 *   and the cost of giving them back, at the licensee's rates;
 * - `sales`, `earnings`: its product revenue, and that × margin, at its rate for what is linked to sales; after the end × w;
 * - `royaltyBase`: product revenue while the grant runs, at the licensor's rate for what is linked to sales;
 *
 * and `ends`, the contract years that run.
 */
export const writeStake = (deal: DealPlan, frame: Frame, tools: DealTools): Program => {
  const script = createScript(deal, frame, tools)
  const prepared = writePrepared(script)
  const { benefit, ending, sales } = prepared
  writeCosts(script, ending)
  const present = writePresent(script)
  const worth = writerOf(script, present)
  worth('benefit', benefit.total, 'salesLinked')
  worth('avoided', tools.recreates ? benefit.avoided : null, 'fixed')
  const revenue = totalsOf(script, prepared)
  worth('sales', revenue.sales, 'salesLinked')
  worth('earnings', revenue.earnings, 'salesLinked')
  worth('royaltyBase', sales.granted.length === 0 ? null : revenue.granted, 'salesLinked', 'licensor')
  writeUseCosts(script, present)
  script.builder.output('ends', ending.ends)
  return script.builder.finish()
}

type Worth = (name: StakeOutput, lines: Lines | null, rate: RateClass, party?: Party) => void

/** Writes a line's present value at its own rate, and at the rate for time where its party has one. */
const writerOf = (script: Script, present: PresentOf): Worth => {
  const { builder, deal, plan, $ } = script
  return (name, lines, rate, party = 'licensee') => {
    const { time } = (party === 'licensee' ? plan.licensees[deal.licensee]! : plan.licensor).rates
    const at = (own: RateClass): Node =>
      lines === null ? $`0` : presentSum(script, lines, present(party, own).onPeriods())
    builder.output(`${name}.flow`, at(rate))
    builder.output(`${name}.time`, at(time === null ? rate : 'time'))
  }
}

/** Product revenue of all cells by period: in the term, with what follows it × w, and that × margin. */
const totalsOf = (script: Script, { sales }: Prepared) => {
  const { builder, deal, plan, at, $ } = script
  const [granted, all, earnings] = [script.byPeriod(), script.byPeriod(), script.byPeriod()]
  builder.loop(0, plan.calendar.periods, (k) => {
    const rows = sales.groups.map((group, g) => {
      const own = sales.granted[g]!.at(k)
      const after = sales.after[g]
      const sold = after == null ? own : $`${own} + ${after.at(k)}`
      const { margin } = plan.positions[deal.positions[group.position]!.position]!
      return { own, sold, earned: $`(${sold}) * ${at(margin, k)}` }
    })
    const sum = (nodes: readonly Node[]): Node => nodes.reduce((a, b) => $`${a} + ${b}`, $`0`)
    granted.set(k, sum(rows.map(({ own }) => own)))
    all.set(k, sum(rows.map(({ sold }) => sold)))
    earnings.set(k, sum(rows.map(({ earned }) => earned)))
  })
  return { granted, sales: all, earnings }
}

/** What using the data costs the licensee, each on its own dates, at its fixed rate. */
const writeUseCosts = (script: Script, present: PresentOf): void => {
  const { builder, deal, plan, flows, $ } = script
  const { integration, transfer, transferYearly, exit } = deal.standing
  const { time } = plan.licensees[deal.licensee]!.rates
  const at = (rate: RateClass): Node =>
    [integration, transfer, transferYearly, exit].reduce((total, f) => {
      const { lines, from, until } = flows[f]!
      if (lines === null) return total
      const factor = present('licensee', rate).onDates(deal.flows[f]!.dates)
      const sum = builder.changing(0)
      builder.loop(from, until, (j) => {
        sum.set($`${sum.get()} + ${lines.at(j)} * ${factor(j)}`)
      })
      return $`${total} + ${sum.get()}`
    }, $`0`)
  builder.output('costs.flow', at('fixed'))
  builder.output('costs.time', at(time === null ? 'fixed' : 'time'))
}
