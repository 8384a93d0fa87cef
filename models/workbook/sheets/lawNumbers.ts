import { algebraOf } from '../../kernel/formula.ts'
import type { Node } from '../../kernel/program.ts'
import { address } from '../address.ts'
import { createGraph } from '../cells/graph.ts'
import { computed } from '../cells/operations.ts'
import { spell } from '../cells/spell.ts'
import type { Average, AveragedOver, LawMean } from '../family.ts'
import { averagingPoints, sharedNumbers } from '../sharedNumbers.ts'
import type { LawBlocks } from './lawBlocks.ts'

/** Numbers of a law by name, each in a cell, and formulas of them. */
export interface LawNumbers {
  /** the first cell of a name stays */
  readonly stand: (
    label: string,
    value: number,
    at: { readonly row: number; readonly column: number },
  ) => void
  readonly formulaOf: (mean: LawMean) => { readonly formula: string; readonly value: number }
}

const over = ['z', 'p', 'odds', 'centred'] as const

export const createLawNumbers = (blocks: LawBlocks): LawNumbers => {
  const graph = createGraph()
  const $ = algebraOf<Node>({
    constant: (value) => graph.constant(value),
    apply: (op, operands) => graph.apply(op, operands, () => ({ row: '', group: 0, at: 0 })),
  })
  const cells = new Map<Node, string>()
  const nodes = new Map<string, Node>()
  const refer = (node: Node): string | null =>
    cells.get(node) ?? (node.source?.kind === 'constant' ? String(node.source.value) : null)
  const leaf = (label: string, value: number, cell: string): Node => {
    const node = graph.leaf(label, { kind: 'figure', label }, { value })
    cells.set(node, cell)
    nodes.set(label, node)
    return node
  }
  const of = (label: string): Node =>
    nodes.get(label) ?? leaf(label, sharedNumbers[label] ?? Number.NaN, blocks.shared(label))
  const spelledOver =
    (each: Average['each']) =>
    (ranges: AveragedOver<string>): string => {
      const [z, p, odds, centred] = over.map((key) => leaf(`range ${key}`, Number.NaN, ranges[key]))
      const node = each($, { z: z!, p: p!, odds: odds!, centred: centred! }, of)
      return cells.get(node) ?? spell(node, refer)
    }
  return {
    stand: (label, value, { row, column }) => {
      if (!nodes.has(label)) leaf(label, value, `$${address(row, column)}`)
    },
    formulaOf: (mean) => {
      if (typeof mean === 'function') {
        const node = mean($, of)
        return { formula: cells.get(node) ?? spell(node, refer), value: graph.factOf(node).value }
      }
      const formula = blocks.average(mean.over, spelledOver(mean.each))
      return { formula, value: averageOf(mean, (label) => graph.factOf(of(label)).value) }
    },
  }
}

const numeric = algebraOf<number>({ constant: (value) => value, apply: computed })

const averageOf = ({ over, each }: Average, of: (label: string) => number): number => {
  let [sum, weights] = [0, 0]
  for (const point of averagingPoints[over]) {
    sum += point.weight * each(numeric, point, of)
    weights += point.weight
  }
  return sum / weights
}
