import type { Node } from '../../kernel/program.ts'
import type { Look, Sheet } from '../../report/workbook.ts'
import type { Plan } from '../../scenario/plan.ts'
import type { Place } from '../../scenario/variable.ts'
import { columnName, fixedAddress } from '../address.ts'
import { spell } from '../cells/spell.ts'
import { createFigures } from '../figures.ts'
import { createSheet, type SheetWriter } from '../sheetWriter.ts'
import { stepWords } from '../stepWords.ts'
import type { Replay } from '../trials/replay.ts'
import type { Check } from './checks.ts'
import { hdrFormula } from './hdrFormula.ts'
import { writeHead, writeTrials } from './trialHead.ts'
import { at, given } from './trialLayout.ts'
import { writeEngine, writeSummary } from './trialSummary.ts'

interface Writing {
  readonly name: string
  readonly deal: string
  readonly plan: Plan
  readonly replay: Replay
  /** what has a column of its own */
  readonly nodes: readonly Node[]
  readonly nameOf: (place: Place) => string
  readonly partOf: (place: Place, label: string) => string | null
  /** whether the worth to the licensee is known */
  readonly isKnown: boolean
}

export interface TrialsSheet {
  readonly sheet: Sheet
  readonly checks: readonly Check[]
  readonly carried: readonly string[]
}

/** A deal in the first futures of the HDR sample, one future a row, every step a formula. */
export const trialsSheet = (writing: Writing): TrialsSheet => {
  const { name, deal, plan, replay, nodes, isKnown } = writing
  const writer = createSheet(name)
  writeHead(writer, writing, nodes.length)
  const columnAt = new Map(nodes.map((node, j) => [node, given.steps + j]))
  const figures = createFigures(at.first + replay.trials + 2)
  const refer = referTo(writing, { columnAt, figures })
  writeTrials(writer, replay)
  const steps = stepWords({
    graph: replay.graph,
    roots: Object.values(replay.roots),
    nameOf: (node) => replay.words.get(node) ?? null,
    standsIn: (node) => (columnAt.has(node) ? String(node.id) : null),
    pathOf: (node) => wordsOf(plan, replay.graph.factOf(node).leaf),
  })
  const cells = { refer, replay, plan, steps }
  for (const node of nodes) writeColumn(writer, cells, { node, column: columnAt.get(node)! })
  const parties = (['licensor', 'licensee'] as const).filter((party) => party === 'licensor' || isKnown)
  const checks = parties.flatMap((party) => {
    writeColumn(writer, cells, {
      node: replay.roots[party],
      column: given[party],
      words: `Worth to the ${party}`,
    })
    writeEngine(writer, replay, party)
    return writeSummary(writer, { replay, party, name, deal })
  })
  figures.write(writer)
  return {
    sheet: writer.finish({
      widths: [34, 14, 14, 16, 16, 14, 16, 16, 14, 3, ...nodes.map(() => 28)],
      ...{ frozen: { rows: at.first, columns: 1 }, headRows: [at.heads, at.first - 1] },
      last: { row: at.first + replay.trials - 1, column: given.steps - 2 },
    }),
    checks,
    carried: carriedOf(writing),
  }
}

const carriedOf = ({ name, plan, replay, partOf }: Writing): readonly string[] => [
  ...replay.carried.map((place) => {
    const until = partOf(place, 'changed') === null ? '' : ', until a number of its law is changed'
    return `${name}: the draws of ${plan.variables[place]!.path}${until}`
  }),
  ...(replay.hasLosses ? [`${name}: the losses of each future, which come as lists of events`] : []),
]

/** A row's own cell is spelled with this in place of its row, so that a column is spelled once. */
const ownRow = '\u0001'

interface Referring {
  readonly columnAt: ReadonlyMap<Node, number>
  readonly figures: ReturnType<typeof createFigures>
}

const referTo =
  ({ replay: { graph }, nameOf, partOf }: Writing, { columnAt, figures }: Referring) =>
  (node: Node): string | null => {
    const column = columnAt.get(node)
    if (column !== undefined) return `${columnName(column)}${ownRow}`
    const { leaf, value } = graph.factOf(node)
    if (node.source?.kind === 'constant') return figures.constant(value)
    if (leaf === null) return null
    if (leaf.kind === 'quantity') return nameOf(leaf.place)
    if (leaf.kind === 'law') return partOf(leaf.place, leaf.label) ?? figures.refer(node, leaf.words, value)
    return figures.refer(
      node,
      leaf.kind === 'figure' ? leaf.label : 'start or end of the deal, in years',
      value,
    )
  }

interface Cells {
  readonly refer: (node: Node) => string | null
  readonly replay: Replay
  readonly plan: Plan
  /** words of columns that nobody named, by the node */
  readonly steps: ReadonlyMap<string, string>
}

interface ColumnOf {
  readonly node: Node
  readonly column: number
  readonly words?: string
}

const writeColumn = (writer: SheetWriter, cells: Cells, { node, column, words }: ColumnOf): void => {
  const { replay, plan, refer } = cells
  const { leaf } = replay.graph.factOf(node)
  const values = replay.columns.get(node)!
  const look: Look = { role: 'figure', format: words === undefined ? 'general' : 'number' }
  writer.text(
    at.heads,
    column,
    words ?? wordsOf(plan, leaf) ?? replay.words.get(node) ?? cells.steps.get(String(node.id)) ?? 'Step',
    'heading',
  )
  if (leaf?.kind === 'drawn' || leaf?.kind === 'loss') {
    writer.text(at.heads + 1, column, 'carried as values', 'note')
    writer.stretch({ row: at.first, column, values, parts: null, look })
    return
  }
  if (leaf?.kind === 'point')
    writer.number(at.heads + 1, column, replay.variableOf(leaf.place), { role: 'input', format: 'year' })
  const parts = (leaf?.kind === 'point' ? pointFormula(column) : spell(node, refer)).split(ownRow)
  writer.stretch({ row: at.first, column, values, parts, look })
}

const pointFormula = (column: number): string =>
  hdrFormula({
    counter: `$${columnName(given.counter)}${ownRow}`,
    variable: `${columnName(column)}$${at.heads + 2}`,
    entity: fixedAddress(at.entity, 1),
    seed3: fixedAddress(at.seed, 1),
    seed4: `$${columnName(given.seed4)}${ownRow}`,
  })

const wordsOf = (plan: Plan, leaf: ReturnType<Replay['graph']['factOf']>['leaf']): string | null => {
  if (leaf?.kind === 'point') return `${plan.variables[leaf.place]!.path}: uniform`
  if (leaf?.kind === 'drawn') return plan.variables[leaf.place]!.path
  if (leaf?.kind === 'loss')
    return `Loss of the ${leaf.party === 'ours' ? 'licensor' : 'licensee'}, period ${leaf.k + 1}`
  return null
}
