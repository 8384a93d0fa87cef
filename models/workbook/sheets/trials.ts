import type { Node } from '../../kernel/program.ts'
import type { Sheet } from '../../report/workbook.ts'
import type { Plan } from '../../scenario/plan.ts'
import type { Place } from '../../scenario/variable.ts'
import { address, columnName, fixedAddress } from '../address.ts'
import { spell } from '../cells/spell.ts'
import { createFigures } from '../figures.ts'
import { createSheet, type SheetWriter } from '../sheetWriter.ts'
import { columnsOfTrials } from '../trials/columnsOfTrials.ts'
import type { Replay } from '../trials/replay.ts'
import type { Check } from './checks.ts'
import { hdrFormula } from './hdrFormula.ts'
import { at, given } from './trialLayout.ts'
import { writeEngine, writeSummary } from './trialSummary.ts'

interface Writing {
  readonly name: string
  readonly deal: string
  readonly plan: Plan
  readonly replay: Replay
  readonly nameOf: (place: Place) => string
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
  const { name, deal, plan, replay, isKnown } = writing
  const writer = createSheet(name)
  const nodes = columnsOfTrials(replay)
  writeHead(writer, writing, nodes.length)
  const columnAt = new Map(nodes.map((node, j) => [node, given.steps + j]))
  const figures = createFigures(at.first + replay.trials + 2)
  const refer = referTo(writing, { columnAt, figures })
  writeTrials(writer, replay)
  const cells = { refer, replay, plan }
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
      widths: [34, 14, 14, 16, 16, 14, 16, 16, 14],
      frozen: { rows: at.first, columns: 1 },
    }),
    checks,
    carried: carriedOf(writing),
  }
}

const carriedOf = ({ name, plan, replay }: Writing): readonly string[] => [
  ...replay.carried.map((place) => `${name}: the draws of ${plan.variables[place]!.path}`),
  ...(replay.hasLosses ? [`${name}: the losses of each future, which come as lists of events`] : []),
]

const writeHead = (writer: SheetWriter, { deal, replay }: Writing, columns: number): void => {
  writer.text(0, 0, `${replay.trials} futures of ${deal}`, 'title')
  writer.text(
    1,
    0,
    'Each row is one future, each of its steps a formula: uniform numbers by HDR 2.0 (Hubbard Decision Research), inputs by the inverse of their law, then the waterfall. Change an assumption, a parameter below the futures or the seed, and every future follows.',
    'note',
  )
  const values = replay.carried.length + (replay.hasLosses ? 1 : 0)
  writer.text(
    2,
    0,
    values === 0
      ? 'Nothing here is carried as a value.'
      : 'Carried as values, since spreadsheets do not agree on their inverse or have none: the columns that say so, listed in Checks. They do not follow the seed.',
    'note',
  )
  const settings = [
    [at.seed, 'Seed (third seed of HDR)', replay.seed],
    [at.entity, 'Entity', 1],
    [at.replicates, 'Replicates', replay.replicates],
    [at.cent, 'Difference allowed: an amount', 0.01],
    [at.part, 'or a part of the worth', 1e-9],
  ] as const
  for (const [row, words, value] of settings) {
    writer.text(row, 0, words, 'label')
    writer.number(row, 1, value, { role: 'input', format: 'general' })
  }
  const heads = ['Future', 'Counter', 'Fourth seed']
  heads.forEach((head, column) => {
    writer.text(at.heads, column, head, 'heading')
  })
  writer.text(at.heads + 1, 0, `v of HDR; ${columns} columns of inputs and steps`, 'note')
}

const writeTrials = (writer: SheetWriter, { trials, replicates: own }: Replay): void => {
  const replicates = fixedAddress(at.replicates, 1)
  for (let i = 0; i < trials; i++) {
    const row = at.first + i
    writer.number(row, given.trial, i, { format: 'year' })
    const trial = `$${address(row, given.trial)}`
    const formula = { counter: `INT(${trial}/${replicates})`, seed4: `MOD(${trial},${replicates})` }
    writer.formula(
      row,
      given.counter,
      { formula: formula.counter, value: Math.floor(i / own) },
      { format: 'year' },
    )
    writer.formula(row, given.seed4, { formula: formula.seed4, value: i % own }, { format: 'year' })
  }
}

/** A row's own cell is spelled with this in place of its row, so that a column is spelled once. */
const ownRow = '\u0001'

interface Referring {
  readonly columnAt: ReadonlyMap<Node, number>
  readonly figures: ReturnType<typeof createFigures>
}

const referTo =
  ({ replay: { graph }, nameOf }: Writing, { columnAt, figures }: Referring) =>
  (node: Node): string | null => {
    const column = columnAt.get(node)
    if (column !== undefined) return `${columnName(column)}${ownRow}`
    const { leaf, value } = graph.factOf(node)
    if (node.source?.kind === 'constant') return figures.constant(value)
    if (leaf === null) return null
    if (leaf.kind === 'quantity') return nameOf(leaf.place)
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
  writer.text(at.heads, column, words ?? wordsOf(plan, leaf), 'heading')
  if (leaf?.kind === 'drawn' || leaf?.kind === 'loss') {
    writer.text(at.heads + 1, column, 'carried as values', 'note')
    for (let i = 0; i < replay.trials; i++)
      writer.number(at.first + i, column, values[i]!, { format: 'general' })
    return
  }
  if (leaf?.kind === 'point')
    writer.number(at.heads + 1, column, replay.variableOf(leaf.place), { role: 'input', format: 'year' })
  const parts = (leaf?.kind === 'point' ? pointFormula(column) : spell(node, refer)).split(ownRow)
  for (let i = 0; i < replay.trials; i++) {
    const formula = parts.join(String(at.first + i + 1))
    writer.formula(at.first + i, column, { formula, value: values[i]! }, { format: 'general' })
  }
}

const pointFormula = (column: number): string =>
  hdrFormula({
    counter: `$${columnName(given.counter)}${ownRow}`,
    variable: `${columnName(column)}$${at.heads + 2}`,
    entity: fixedAddress(at.entity, 1),
    seed3: fixedAddress(at.seed, 1),
    seed4: `$${columnName(given.seed4)}${ownRow}`,
  })

const wordsOf = (plan: Plan, leaf: ReturnType<Replay['graph']['factOf']>['leaf']): string => {
  if (leaf?.kind === 'point') return `${plan.variables[leaf.place]!.path}: uniform`
  if (leaf?.kind === 'drawn') return plan.variables[leaf.place]!.path
  if (leaf?.kind === 'loss')
    return `Loss of the ${leaf.party === 'ours' ? 'licensor' : 'licensee'}, period ${leaf.k + 1}`
  return 'step'
}
