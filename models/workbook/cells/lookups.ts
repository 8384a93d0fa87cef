import type { Node } from '../../kernel/program.ts'
import type { Spot } from './position.ts'

/** Which node has a cell. */
export const createTaken = () => {
  const rows = new Map<string, Map<number, Node>>()
  const keyOf = ({ group, at }: Spot): number => group * 65_536 + at + 1
  return {
    at: (spot: Spot): Node | undefined => rows.get(spot.row)?.get(keyOf(spot)),
    put: (spot: Spot, node: Node): void => {
      const row = rows.get(spot.row) ?? new Map<number, Node>()
      rows.set(spot.row, row)
      row.set(keyOf(spot), node)
    },
  }
}

export interface ByOperands {
  readonly get: (operands: readonly Node[]) => Node | undefined
  readonly set: (operands: readonly Node[], node: Node) => void
}

/** What an operation made of which operands: looked up by numbers, since that is most of the work of a graph. */
export const createByOperands = (): ByOperands => {
  const byThird = new Map<number, Map<number, Node>>()
  const keyOf = ([a, b]: readonly Node[]): number => a!.id * 67_108_864 + (b === undefined ? 0 : b.id + 1)
  const third = ([, , c]: readonly Node[]): number => (c === undefined ? -1 : c.id)
  return {
    get: (operands) => byThird.get(third(operands))?.get(keyOf(operands)),
    set: (operands, node) => {
      const own = byThird.get(third(operands)) ?? new Map<number, Node>()
      byThird.set(third(operands), own)
      own.set(keyOf(operands), node)
    },
  }
}
