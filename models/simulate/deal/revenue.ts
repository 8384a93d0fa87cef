import type { Lines } from '../../kernel/builder.ts'
import type { Index, Node } from '../../kernel/program.ts'
import { residualWeight } from '../../terms/residual.ts'
import { withDataIn } from '../withDataPlan.ts'
import type { CellGroup } from './cellGroups.ts'
import type { Ending } from './ending.ts'
import { type Script, termOf, type Window } from './script.ts'

/** Product revenue of a deal by period. */
export interface Sales {
  readonly groups: readonly CellGroup[]
  /** by group of cells while its grant runs */
  readonly granted: readonly Lines[]
  /** by group after the end, without uplift and × w; null without a residual right */
  readonly after: readonly (Lines | null)[]
  /** by group what of this is sold only thanks to an earlier launch or a gate; null where the data do neither */
  readonly gained: readonly ({ readonly granted: Lines; readonly after: Lines | null } | null)[]
  /** by scope while the grant runs */
  readonly scopes: readonly Lines[]
  /** gross product revenue × w after the end; and without w */
  readonly residual: Lines | null
  readonly residualGross: Lines | null
}

/**
 * Product revenue in scope (domain page, section 5): the market's path × min(1, peakShare·(1 + uplift while an
 * exclusive grant runs)); after the end without uplift and × w.
 */
export const writeSales = (script: Script, ending: Ending, groups: readonly CellGroup[]): Sales => {
  const { deal } = script
  const hasResidual = deal.terms.residual !== null && deal.terms.residual.years > 0
  const cells = groups.map((cell) => {
    const granted = writeGranted(script, cell, { ending, market: marketOf })
    if (!hasResidual) return { granted, after: null, gross: null }
    return { granted, ...writeAfter(script, cell, { ending, market: marketOf }) }
  })
  const all = { from: 0, until: script.plan.calendar.periods }
  const afters = cells.flatMap(({ after }) => (after === null ? [] : [after]))
  const grosses = cells.flatMap(({ gross }) => (gross === null ? [] : [gross]))
  const within = (scope: readonly number[]) =>
    cells.filter((_, g) => groups[g]!.members.every((c) => scope.includes(c)))
  return {
    groups,
    granted: cells.map(({ granted }) => granted),
    after: cells.map(({ after }) => after),
    gained: groups.map((cell) => writeGained(script, cell, { ending, hasResidual })),
    scopes: deal.scopes.map((scope) =>
      sumOf(
        script,
        within(scope).map(({ granted }) => granted),
        termOf(deal),
      ),
    ),
    residual: hasResidual ? sumOf(script, afters, all) : null,
    residualGross: hasResidual ? sumOf(script, grosses, all) : null,
  }
}

/** The sum of some lines by period, between two of them; the lines themselves where there is one. */
const sumOf = (script: Script, rows: readonly Lines[], { from, until }: Window): Lines => {
  if (rows.length === 1) return rows[0]!
  const total = script.byPeriod()
  script.builder.loop(from, until, (k) => {
    total.set(
      k,
      rows.reduce<Node>((sum, row) => script.$`${sum} + ${row.at(k)}`, script.$`0`),
    )
  })
  return total
}

/** What the markets of a group come to in a period, before share and uplift. */
type MarketOf = (script: Script, group: CellGroup, k: Index) => Node

interface Selling {
  readonly ending: Ending
  readonly market: MarketOf
}

/** As they are under this deal: with the data. */
const marketOf: MarketOf = ({ frame, deal, column, $ }, { exposures }, k) =>
  exposures
    .map((x) => column(withDataIn(frame.withData, deal, x)?.path ?? frame.exposures[x]!, k))
    .reduce((sum, market) => $`${sum} + ${market}`)

/** With the data less without them, in the same future. */
const gainOf: MarketOf = (script, group, k) => {
  const { frame, column, $ } = script
  return group.exposures.reduce<Node>(
    (left, x) => $`${left} - ${column(frame.exposures[x]!, k)}`,
    marketOf(script, group, k),
  )
}

const writeGained = (
  script: Script,
  cell: CellGroup,
  { ending, hasResidual }: { readonly ending: Ending; readonly hasResidual: boolean },
): Sales['gained'][number] => {
  const { deal, frame } = script
  if (cell.exposures.every((x) => withDataIn(frame.withData, deal, x) === null)) return null
  const selling = { ending, market: gainOf }
  const granted = writeGranted(script, cell, selling)
  return { granted, after: hasResidual ? writeAfter(script, cell, selling).after : null }
}

const writeGranted = (script: Script, cell: CellGroup, { ending, market }: Selling): Lines => {
  const { deal, plan, builder, at, $ } = script
  const { runs } = ending
  const { peakShare, uplift } = plan.positions[deal.positions[cell.position]!.position]!
  const granted = script.byPeriod()
  const more = cell.exclusive && uplift !== null ? $`1 + ${at(uplift)}` : $`1`
  builder.loop(cell.from, cell.until, (k) => {
    const sold = $`${market(script, cell, k)} * min(${at(peakShare, k)} * ${more}, 1)`
    granted.set(k, $`${runs(k)} ? ${sold} : 0`)
  })
  return granted
}

const writeAfter = (
  script: Script,
  cell: CellGroup,
  { ending, market }: Selling,
): { after: Lines; gross: Lines } => {
  const { deal, plan, builder, middle, at, $ } = script
  const { peakShare } = plan.positions[deal.positions[cell.position]!.position]!
  const { endTime, stopTime, starts, runs, weight } = ending
  const [after, gross] = [script.byPeriod(), script.byPeriod()]
  const isWhole = cell.end === deal.end
  const end = isWhole ? endTime : $`min(${endTime}, ${cell.end})`
  const latest = $`${end} + ${deal.terms.residual!.years}`
  const until = stopTime === null ? latest : $`min(${latest}, ${stopTime})`
  const began = $`${starts} && ${cell.start} < ${endTime}`
  builder.loop(cell.from, plan.calendar.periods, (k) => {
    after.set(k, 0)
    gross.set(k, 0)
    const t = middle(k)
    const granted = $`${runs(k)} && ${script.isIn(k, cell.from, cell.until)}`
    builder.when($`!${granted} && ${began} && ${t} >= ${end} && ${t} < ${until}`, () => {
      const sold = $`${market(script, cell, k)} * min(${at(peakShare, k)}, 1)`
      const own = (): Node => residualWeight($, $`${t} - ${end}`, ending.halfLife!)
      const w = isWhole ? weight.at(k) : $`${end} == ${endTime} ? ${weight.at(k)} : ${own()}`
      gross.set(k, sold)
      after.set(k, $`${sold} * ${w}`)
    })
  })
  return { after, gross }
}
