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
  readonly get: (op: number, operands: readonly Node[]) => Node | undefined
  readonly set: (op: number, operands: readonly Node[], node: Node) => void
}

/**
 * What an operation made of which operands. Looking that up is most of the work of a graph, so it is a table of numbers with
 * open addressing: four to an entry, an operation and the identities of up to three operands.
 */
export const createByOperands = (): ByOperands => {
  const found: Node[] = []
  let slots = new Int32Array(8192)
  let keys = new Int32Array(4 * 4096)
  const slotOf = (op: number, a: number, b: number, c: number): number => {
    const mask = slots.length - 1
    for (let at = mixed(op, a, b, c) & mask; ; at = (at + 1) & mask) {
      const entry = slots[at]! - 1
      if (entry < 0) return at
      const k = 4 * entry
      if (keys[k] === op && keys[k + 1] === a && keys[k + 2] === b && keys[k + 3] === c) return at
    }
  }
  const grow = (): void => {
    const more = new Int32Array(2 * keys.length)
    more.set(keys)
    keys = more
    slots = new Int32Array(2 * slots.length)
    for (let entry = 0; entry < found.length; entry++) {
      const k = 4 * entry
      slots[slotOf(keys[k]!, keys[k + 1]!, keys[k + 2]!, keys[k + 3]!)] = entry + 1
    }
  }
  return {
    get: (op, operands) =>
      found[slots[slotOf(op, idOf(operands, 0), idOf(operands, 1), idOf(operands, 2))]! - 1],
    set: (op, operands, node) => {
      if (2 * found.length >= slots.length) grow()
      const a = idOf(operands, 0)
      const b = idOf(operands, 1)
      const c = idOf(operands, 2)
      const k = 4 * found.length
      keys[k] = op
      keys[k + 1] = a
      keys[k + 2] = b
      keys[k + 3] = c
      slots[slotOf(op, a, b, c)] = found.push(node)
    },
  }
}

const idOf = (operands: readonly Node[], at: number): number => (at < operands.length ? operands[at]!.id : -1)

const mixed = (op: number, a: number, b: number, c: number): number => {
  const all = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ (op << 7)
  return (all ^ (all >>> 15)) >>> 0
}
