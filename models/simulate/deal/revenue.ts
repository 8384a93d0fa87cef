import type { Lines } from '../../kernel/builder.ts'
import type { Index, Node } from '../../kernel/program.ts'
import { residualWeight } from '../../terms/residual.ts'
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
    const granted = writeGranted(script, cell, ending)
    return { granted, ...(hasResidual ? writeAfter(script, cell, ending) : { after: null, gross: null }) }
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

const marketOf = ({ frame, column, $ }: Script, { exposures }: CellGroup, k: Index): Node =>
  exposures.map((x) => column(frame.exposures[x]!, k)).reduce((sum, market) => $`${sum} + ${market}`)

const writeGranted = (script: Script, cell: CellGroup, { runs }: Ending): Lines => {
  const { deal, plan, builder, at, $ } = script
  const { peakShare, uplift } = plan.positions[deal.positions[cell.position]!.position]!
  const granted = script.byPeriod()
  const more = cell.exclusive && uplift !== null ? $`1 + ${at(uplift)}` : $`1`
  builder.loop(cell.from, cell.until, (k) => {
    const sold = $`${marketOf(script, cell, k)} * min(${at(peakShare, k)} * ${more}, 1)`
    granted.set(k, $`${runs(k)} ? ${sold} : 0`)
  })
  return granted
}

const writeAfter = (script: Script, cell: CellGroup, ending: Ending): { after: Lines; gross: Lines } => {
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
      const sold = $`${marketOf(script, cell, k)} * min(${at(peakShare, k)}, 1)`
      const own = (): Node => residualWeight($, $`${t} - ${end}`, ending.halfLife!)
      const w = isWhole ? weight.at(k) : $`${end} == ${endTime} ? ${weight.at(k)} : ${own()}`
      gross.set(k, sold)
      after.set(k, $`${sold} * ${w}`)
    })
  })
  return { after, gross }
}
