import type { Index, Node } from '../../kernel/program.ts'
import type { DealPosition } from '../../scenario/dealPlan.ts'
import type { UtilityPlan } from '../../scenario/utilityPlan.ts'
import { isShare, type ShareUtility, stockIn } from '../stockPlan.ts'
import type { Ending } from './ending.ts'
import type { Sales } from './revenue.ts'
import type { Script } from './script.ts'

type ByShare = Extract<UtilityPlan, { kind: 'share' | 'lift' }>
type ByCurve = Extract<UtilityPlan, { kind: 'learningCurve' }>

/** The share of a position in a period. */
export type ShareIn = (k: Index) => Node

/**
 * Attributable share a of product revenue by position and period (domain page, section 4), before dilution; null where
 * a position has none. What is cheap is worked out where it is used, the rest once and only where something is sold.
 */
export const writeShares = (script: Script, ending: Ending, sales: Sales): readonly (ShareIn | null)[] =>
  script.deal.positions.map((held) => {
    const { utility } = script.plan.positions[held.position]!
    if (held.cells.length === 0 || !isShare(utility)) return null
    const counted = script.table(held.counted)
    const kept = writeKept(script, held, { ending, utility })
    const isCurve = utility.kind === 'learningCurve'
    const of = isCurve ? curveShare(script, held, utility) : ownShare(script, utility)
    if (!isCurve && kept === null) return (k) => of(k, counted(k), script.$`1`)
    const share = script.byPeriod()
    script.builder.loop(held.from, lastOf(script, held), (k) => {
      const fresh = kept === null ? script.$`1` : kept(k)
      share.set(k, 0)
      script.builder.when(sells(script, held, { sales, k }), () => {
        share.set(k, of(k, counted(k), fresh))
      })
    })
    return share.at
  })

/** The period after the last in which a position can earn: its own last, or with a residual right any. */
export const lastOf = ({ deal, plan }: Script, { until }: { readonly until: number }): number =>
  (deal.terms.residual?.years ?? 0) > 0 ? plan.calendar.periods : until

/** Whether anything is sold, or still earned after the end, in a period. */
const sells = (
  { $ }: Script,
  held: DealPosition,
  { sales, k }: { readonly sales: Sales; readonly k: Index },
): Node =>
  sales.groups
    .flatMap(({ members }, g) =>
      held.cells.includes(members[0]!) ? [sales.granted[g]!, sales.after[g]] : [],
    )
    .filter((lines) => lines != null)
    .map((lines) => $`${lines.at(k)} != 0`)
    .reduce((either, mask) => $`${either} || ${mask}`)

/**
 * What is left of the records of the first period: S_k/S_1 while the grant runs; after it the stock only ages. For a
 * share it is raised to the elasticity of freshness.
 */
const writeKept = (
  script: Script,
  held: DealPosition,
  { ending, utility }: { readonly ending: Ending; readonly utility: ShareUtility },
): ShareIn | null => {
  const { frame, builder, column, $ } = script
  const elasticity = utility.kind === 'learningCurve' ? null : utility.freshnessElasticity
  const stock = stockIn(frame.stocks, { from: held.from, updates: held.updates, elasticity })
  if (stock === null) return null
  const left = column(stock.left)
  const kept = builder.changing(1)
  return (k) => {
    const granted = $`${ending.runs(k)} && ${script.isIn(k, held.from, held.until)}`
    const runs = $`${granted} || ${script.isIn(k, held.from, held.from + 1)}`
    const path = column(stock.path, k)
    kept.set($`${runs} ? ${path} : ${kept.get()} * ${left}`)
    return kept.get()
  }
}

type ShareOf = (k: Index, counted: Node, fresh: Node) => Node

/** `share` and `lift`: a₀ · κ · (S_k/S_1)^freshnessElasticity. */
const ownShare =
  ({ at, $ }: Script, utility: ByShare): ShareOf =>
  (k, counted, fresh) => {
    if (utility.kind === 'share') return $`${at(utility.value, k)} * ${counted} * ${fresh}`
    const points = $`${at(utility.withData, k)} - ${at(utility.without, k)}`
    return $`min(max(${points} * ${at(utility.perPoint, k)}, 0), 1) * ${counted} * ${fresh}`
  }

/** `learningCurve`: a = clip(elasticity·(e(n₀) − e(n₀ + n_eff))/e(n₀), 0, 1), e(n) = e∞ + α·n^(−β). */
const curveShare = (
  { frame, plan, column, at, $ }: Script,
  held: DealPosition,
  utility: ByCurve,
): ShareOf => {
  const own = frame.ownError[held.position]!
  const quality = column(frame.quality)
  const usable = $`${plan.dataset.records} * ${quality} * (1 - ${at(utility.overlap)})`
  const [least, scale, exponent] = utility.parameters.map((place) => at(place)) as [Node, Node, Node]
  const elasticity = at(utility.elasticity)
  return (k, counted, fresh) => {
    const records = column(own.records, k)
    const before = column(own.error, k)
    const added = $`${usable} * ${counted} * ${fresh}`
    const error = $`${least} + ${scale} * pow(${records} + ${added}, -${exponent})`
    const first = $`${added} > 0 ? ${elasticity} : 0`
    const better = $`${before} > 0 ? ${elasticity} * (${before} - ${error}) / ${before} : 0`
    return $`min(max(${records} > 0 ? ${better} : ${first}, 0), 1)`
  }
}
