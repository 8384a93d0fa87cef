import type { Lines } from '../../kernel/builder.ts'
import type { Index, Node } from '../../kernel/program.ts'
import type { DealCell, DealPosition } from '../../scenario/dealPlan.ts'
import { residualWeight } from '../../terms/residual.ts'
import { dilution } from './dilution.ts'
import type { Ending } from './ending.ts'
import type { Sales } from './revenue.ts'
import { fillFlow, type Script, takeFlow, type Window } from './script.ts'
import { lastOf, type ShareIn } from './share.ts'

/** What the data bring the licensee, by period. */
export interface Benefit {
  /** by group of cells */
  readonly cells: readonly Lines[]
  /** by position; null where it is no saving */
  readonly savings: readonly (Lines | null)[]
  readonly total: Lines
  /** recreate cost that is avoided; null where the data would not be recreated */
  readonly avoided: Lines | null
  /** what a substitute of one's own would have served: a·s·R·margin; null where it is not weighed */
  readonly foregone: Lines | null
}

interface Writing {
  readonly ending: Ending
  readonly sales: Sales
  readonly shares: readonly (ShareIn | null)[]
  /** also what a substitute would serve and cost, to decide whether to recreate */
  readonly weighs: boolean
}

/**
 * What the data bring the licensee (domain page, section 4): a·(1 − s)·R·margin in its cells, and savings. When it
 * would otherwise recreate the data, s of the benefit would have come anyway, and the recreate cost is avoided.
 */
export const writeBenefit = (script: Script, writing: Writing): Benefit => {
  const { deal, plan, recreates } = script
  const { groups } = writing.sales
  const substitutes = recreates || writing.weighs
  const foregone = substitutes ? script.byPeriod() : null
  const avoided = substitutes ? writeAvoided(script, writing.ending) : null
  if (recreates && avoided !== null)
    takeFlow(script, deal.standing.avoided, { lines: avoided, from: 0, until: plan.calendar.periods })
  const savings = deal.positions.map((held) => writeSaving(script, held, writing.ending))
  const cells = groups.map(() => script.byPeriod())
  const windows = [
    ...groups.map((cell) => ({ from: cell.from, until: lastOf(script, cell) })),
    ...deal.positions.flatMap((held, p) =>
      savings[p] === null ? [] : [{ from: held.from, until: lastOf(script, held) }],
    ),
  ]
  const whole = {
    from: least(windows.map(({ from }) => from)),
    until: most(windows.map(({ until }) => until)),
  }
  const total = fillFlow(script, deal.standing.benefit, whole)
  const parts: Parts = { cells, savings: savings.filter((lines) => lines !== null), total, foregone }
  const cuts = [...new Set(windows.flatMap(({ from, until }) => [from, until]))].sort((a, b) => a - b)
  cuts.slice(1).forEach((until, c) => {
    addPeriods(script, writing, { ...parts, window: { from: cuts[c]!, until } })
  })
  return { cells, savings, total, avoided, foregone }
}

const least = (places: readonly number[]): number => places.reduce((a, b) => Math.min(a, b), Infinity)
const most = (places: readonly number[]): number => places.reduce((a, b) => Math.max(a, b), 0)

interface Parts {
  readonly cells: readonly Lines[]
  readonly savings: readonly Lines[]
  readonly total: Lines
  readonly foregone: Lines | null
}

/** Periods in which the same cells earn: what each brings, and all together. */
const addPeriods = (
  script: Script,
  writing: Writing,
  { cells, savings, total, foregone, window }: Parts & { readonly window: Window },
): void => {
  const { builder, recreates, $ } = script
  const { groups } = writing.sales
  const earning = groups.flatMap((cell, c) =>
    cell.from < window.until && lastOf(script, cell) > window.from ? [{ cell, c }] : [],
  )
  builder.loop(window.from, window.until, (k) => {
    const wholes = earning.map(({ cell, c }) => wholeBenefit(script, writing, { cell, c, k }))
    const left = foregone === null ? null : $`1 - ${substitute(script, k)}`
    const owns = wholes.map((whole) => (left !== null && recreates ? $`${whole} * ${left}` : whole))
    owns.forEach((own, e) => {
      cells[earning[e]!.c]!.set(k, own)
    })
    const sum = (nodes: readonly Node[]): Node => nodes.reduce((all, one) => $`${all} + ${one}`, $`0`)
    total.set(k, sum([...owns, ...savings.map((lines) => lines.at(k))]))
    if (left !== null) foregone?.set(k, $`${sum(wholes)} * (1 - ${left})`)
  })
}

/** a·R·margin of a cell, or the margin on what is sold only thanks to the data, shared with the other licensees of its market. */
const wholeBenefit = (
  script: Script,
  { sales, shares }: Writing,
  { cell, c, k }: { readonly cell: DealCell; readonly c: number; readonly k: Index },
): Node => {
  const { deal, plan, at, $ } = script
  const position = plan.positions[deal.positions[cell.position]!.position]!
  const gained = sales.gained[c]
  const share = shares[cell.position]
  if (share == null && gained == null) return $`0`
  const { granted, after } = gained ?? { granted: sales.granted[c]!, after: sales.after[c] }
  const revenue = after == null ? granted.at(k) : $`${granted.at(k)} + ${after.at(k)}`
  const owed = share == null ? revenue : $`${share(k)} * ${revenue}`
  const whole = $`${owed} * ${at(position.margin, k)}`
  const kept = dilution(script, cell, k)
  return kept === null ? whole : $`${whole} * ${kept}`
}

/** s_k = substituteShare · min(1, (t_k − start)/recreateYears). */
const substitute = ({ deal, plan, middle, at, $ }: Script, k: Index): Node => {
  const { alternative } = plan.licensees[deal.licensee]!
  const [whole, years] = [at(alternative.substituteShare), at(alternative.recreateYears)]
  const passed = $`${middle(k)} - ${deal.start}`
  return $`${passed} >= ${years} ? ${whole} : ${whole} * ${passed} / ${years}`
}

/** Recreate cost evenly over recreateYears from the start (in the first period if 0), × w after the end. */
const writeAvoided = (script: Script, { weight }: Ending): Lines => {
  const { deal, plan, builder, table, at, $ } = script
  const { alternative } = plan.licensees[deal.licensee]!
  const { periods, delta } = plan.calendar
  const avoided = script.byPeriod()
  const cost = deal.cells.length === 0 ? $`0` : at(alternative.recreateCost)
  const years = at(alternative.recreateYears)
  const begin = table(Float64Array.from({ length: periods }, (_, k) => Math.max(k * delta, deal.start)))
  const end = table(Float64Array.from({ length: periods }, (_, k) => (k + 1) * delta))
  const first = deal.contractYear.findIndex((year) => year >= 0)
  const atOnce = table(Float64Array.from({ length: periods }, (_, k) => (k === first ? 1 : 0)))
  builder.loop(0, periods, (k) => {
    const inside = $`max(min(${deal.start} + ${years}, ${end(k)}) - ${begin(k)}, 0)`
    const part = $`${years} > 0 ? ${inside} / ${years} : ${atOnce(k)}`
    avoided.set(k, $`${cost} * (${part}) * ${weight.at(k)}`)
  })
  return avoided
}

/** units × cost avoided per unit × min(1, (t_k − start)/rampYears) × Δ; after the end of its own grant × w. */
const writeSaving = (script: Script, held: DealPosition, ending: Ending): Lines | null => {
  const { plan, builder, middle, at, $ } = script
  const { utility } = plan.positions[held.position]!
  if (utility.kind !== 'saving') return null
  const { delta } = plan.calendar
  const ramp = at(utility.ramp)
  const out = script.byPeriod()
  builder.loop(held.from, lastOf(script, held), (k) => {
    const passed = $`${middle(k)} - ${held.start}`
    const grown = $`${ramp} > ${passed} ? ${passed} / ${ramp} : 1`
    const whole = $`${at(utility.units, k)} * ${at(utility.perUnit, k)} * (${grown}) * ${delta}`
    const { runs, after } = savingWindows(script, held, { ending, k })
    out.set(k, $`${runs} ? ${whole} : 0`)
    if (after !== null)
      builder.when(after.counts, () => {
        out.set(k, $`${whole} * ${residualWeight($, after.years, ending.halfLife!)}`)
      })
  })
  return out
}

/** Whether the grant of a saving runs in a period, and whether it counts after its end while the residual right lasts. */
const savingWindows = (
  script: Script,
  held: DealPosition,
  { ending, k }: { readonly ending: Ending; readonly k: Index },
) => {
  const { deal, middle, $ } = script
  const { endTime, stopTime, starts, halfLife } = ending
  const t = middle(k)
  const runs = $`${ending.runs(k)} && ${script.isIn(k, held.from, held.until)}`
  const { residual } = deal.terms
  if (residual === null || halfLife === null) return { runs, after: null }
  const end = $`min(${endTime}, ${held.end})`
  const latest = $`${end} + ${residual.years}`
  const until = stopTime === null ? latest : $`min(${latest}, ${stopTime})`
  const began = $`${starts} && ${held.start} < ${endTime}`
  const counts = $`!${runs} && ${began} && ${t} >= ${end} && ${t} < ${until}`
  return { runs, after: { counts, years: $`${t} - ${end}` } }
}
