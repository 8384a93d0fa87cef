import { z90 } from '../../distributions/percentiles.ts'
import { algebraOf } from '../../kernel/formula.ts'
import type { Node } from '../../kernel/program.ts'
import { address } from '../address.ts'
import { createGraph } from '../cells/graph.ts'
import { spell } from '../cells/spell.ts'
import type { LawFormula } from '../lawFamilies.ts'
import type { LawCells } from '../laws.ts'
import type { Formula, SheetWriter } from '../sheetWriter.ts'
import type { LawBlocks, LawPart } from './lawBlocks.ts'

/** Columns of the sheet of assumptions that hold laws. */
export const lawColumns = { words: 7, given: 8, derived: 13, changed: 18, asMade: 19 } as const

interface Putting {
  readonly path: string
  readonly row: number
  readonly law: LawCells
  /** the engine's mean */
  readonly mean: number
  readonly blocks: LawBlocks
}

/** What was written of a law: the formula of its mean, where it has one, and the cells that its inverse reads. */
export interface WrittenLaw {
  readonly mean: Formula | null
  readonly parts: readonly LawPart[]
}

/** Writes a law into the row of its quantity: what is given, what its inverse takes, and whether it was changed. */
export const writeLaw = (writer: SheetWriter, { path, row, law, mean, blocks }: Putting): WrittenLaw => {
  const numbers = createNumbers()
  writer.text(row, lawColumns.words, law.words, 'text')
  numbers.stand('z90', z90, blocks.z90)
  law.given.forEach(([label, value], j) => {
    const column = lawColumns.given + j
    writer.number(row, column, value, { role: 'input', format: 'general' })
    numbers.stand(label, value, `$${address(row, column)}`)
  })
  const derived = law.derived.map(([label, formula], j) => {
    const column = lawColumns.derived + j
    const own = numbers.formulaOf(formula)
    writer.formula(row, column, own, { format: 'general' })
    return { part: { label, row, column }, value: own.value }
  })
  for (const { part, value } of derived)
    numbers.stand(part.label, value, `$${address(part.row, part.column)}`)
  const parts = derived.map(
    ({ part }, j): LawPart => ({
      ...part,
      called: part.label,
      label: law.isIterated ? part.label : `parameter ${j + 1}`,
    }),
  )
  if (law.isIterated) parts.push(writeChanged(writer, row, law))
  if (law.mean === null) return { mean: null, parts }
  if (law.mean === 'over points') {
    const points = blocks.points(path, law)
    return { mean: { formula: points.mean, value: mean }, parts: points.parts }
  }
  if (law.mean !== 'over normal') return { mean: numbers.formulaOf(law.mean), parts }
  return {
    mean: { formula: blocks.overNormal(numbers.cellOf('mu'), numbers.cellOf('sigma')), value: mean },
    parts,
  }
}

/** Numbers of a law by name, each in a cell, and formulas of them. The first cell of a name stays. */
const createNumbers = () => {
  const graph = createGraph()
  const $ = algebraOf<Node>({
    constant: (value) => graph.constant(value),
    apply: (op, operands) => graph.apply(op, operands, () => ({ row: '', group: 0, at: 0 })),
  })
  const cells = new Map<Node, string>()
  const nodes = new Map<string, Node>()
  const refer = (node: Node): string | null =>
    cells.get(node) ?? (node.source?.kind === 'constant' ? String(node.source.value) : null)
  return {
    stand: (label: string, value: number, cell: string): void => {
      if (nodes.has(label)) return
      const node = graph.leaf(label, { kind: 'figure', label }, { value })
      cells.set(node, cell)
      nodes.set(label, node)
    },
    cellOf: (label: string): string => cells.get(nodes.get(label)!)!,
    formulaOf: (formula: LawFormula): { readonly formula: string; readonly value: number } => {
      const node = formula($, (label) => nodes.get(label)!)
      return { formula: cells.get(node) ?? spell(node, refer), value: graph.factOf(node).value }
    },
  }
}

/** Whether a number of the law is another than when the workbook was made: 1, else 0. */
const writeChanged = (writer: SheetWriter, row: number, { given }: LawCells): LawPart => {
  const tests = given.map(([, value], j) => {
    const column = lawColumns.asMade + j
    writer.number(row, column, value, { role: 'note', format: 'general' })
    return `${address(row, lawColumns.given + j)}<>${address(row, column)}`
  })
  const column = lawColumns.changed
  writer.formula(row, column, { formula: `IF(OR(${tests.join(',')}),1,0)`, value: 0 }, { format: 'year' })
  return { label: 'changed', called: 'changed', row, column }
}

/** Headings of what is written here. */
export const writeLawHeadings = (writer: SheetWriter, row: number): void => {
  const heads = [
    'Law and names of its numbers',
    ...['1st number', '2nd', '3rd', '4th', '5th'],
    ...['1st its inverse takes', '2nd', '3rd', '4th', '5th'],
    'Changed',
    ...['1st as made', '2nd', '3rd', '4th'],
  ]
  heads.forEach((head, j) => {
    writer.text(row, lawColumns.words + j, head, 'heading')
  })
}

export const lawWidths = [36, ...Array.from({ length: 10 }, () => 14), 9, 12, 12, 12, 12] as const
