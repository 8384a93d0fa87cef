import type { Lines } from '../../kernel/builder.ts'
import type { Index, Node } from '../../kernel/program.ts'
import type { SublicencePlan } from '../../scenario/sharePlan.ts'
import { sublicenceDue } from '../../terms/sublicenceShare.ts'
import { gateOf } from '../gates.ts'
import type { Falling } from './falling.ts'

/** Share of sublicence receipts, at the stage that has been reached. */
export const writeSublicence = (falling: Falling, plan: SublicencePlan): Lines => {
  const { script, ending, sales, term, reported } = falling
  const { builder, at, $ } = script
  const { delta } = script.plan.calendar
  const out = script.byPeriod()
  const share = stageShare(falling, plan)
  // receipts of a field or market begin and end with its grant
  const cells = script.deal.scopes[plan.scope]!.map((cell) => script.deal.cells[cell]!)
  const windows = new Map(cells.map((cell) => [`${cell.from} ${cell.until}`, cell]))
  const inGrants = (k: Index): Node =>
    [...windows.values()].reduce<Node>(
      (some, { from, until }) => $`${some} || ${script.isIn(k, from, until)}`,
      $`0 == 1`,
    )
  builder.loop(term.from, term.until, (k) => {
    const per = at(plan.receipts, k)
    const receipts = plan.perRevenue ? $`${per} * ${sales.scopes[plan.scope]!.at(k)}` : $`${per} * ${delta}`
    const due = sublicenceDue($, reported(k, receipts), {
      share: share(k),
      passThrough: at(plan.passThrough, k),
    })
    const runs = plan.scope === 0 ? ending.runs(k) : $`${ending.runs(k)} && ${inGrants(k)}`
    out.set(k, $`${runs} ? ${due} : 0`)
  })
  return out
}

/** The share of the last stage in the list that has begun; 0 before the first. */
const stageShare = ({ script }: Falling, { stages }: SublicencePlan): ((k: Index) => Node) => {
  const { deal, plan, frame, column, table, middle, at, $ } = script
  const year = table(Float64Array.from(deal.contractYear, (c) => c + 1))
  return (k) =>
    stages.reduce<Node>((reached, { share, from }) => {
      switch (from.kind) {
        case 'start':
          return at(share)
        case 'year':
          return $`${year(k)} >= ${from.year} ? ${at(share)} : ${reached}`
        case 'gate': {
          const passed = column(frame.gates[gateOf(plan, deal, from.gate)]!)
          const later = $`${passed} * ${at(share)} + (1 - ${passed}) * ${reached}`
          return $`${middle(k)} >= ${at(plan.gates[from.gate]!.year)} ? ${later} : ${reached}`
        }
        default:
          return from satisfies never
      }
    }, $`0`)
}
