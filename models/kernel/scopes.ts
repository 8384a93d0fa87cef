import { precondition } from '../units/precondition.ts'
import type { Block, Index, Loop, Node, Source, Statement } from './program.ts'

/** The blocks that are open while a program is written, from the body inwards. */
export interface Scopes {
  readonly inputs: Block
  readonly body: Block
  readonly push: (statement: Statement) => void
  /** a node for an operation, or the one that already stands for it */
  readonly compute: (op: string, operands: readonly Node[], isMask: boolean) => Node
  /** what is read from where nothing writes, once; at a place of a row */
  readonly read: (source: Source, at: Index, key: string) => Node
  /** what may have changed since it was last read */
  readonly readAgain: (source: Source) => Node
  readonly input: (source: Source, key: string, isMask?: boolean) => Node
  /** writes the inside of a loop, or with null of a choice */
  readonly inside: (loop: Loop | null, write: () => void) => Block
  readonly isOpen: (loop: Loop) => boolean
  /** the innermost block that is open */
  readonly current: () => Block
}

interface Scope {
  readonly loop: Loop | null
  readonly block: Block
  readonly known: Map<string, Node>
}

/**
 * Nodes are written where they belong: what does not change within a loop before it, what is known already not again.
 * Nothing moves out of a `when`, which is there to be skipped.
 */
export const createScopes = (): Scopes => {
  const inputs: Block = []
  const body: Block = []
  const known = new Map<string, Node>()
  const open: Scope[] = [{ loop: null, block: body, known: new Map() }]
  const depths = new Map<Block | Loop, number>([
    [inputs, -1],
    [body, 0],
  ])
  let nodes = 0
  const current = (): Scope => open[open.length - 1]!
  const depthOf = ({ block }: Node): number => {
    const depth = depths.get(block)
    precondition(depth !== undefined, 'a value is used outside of the loop or choice it is worked out in')
    return depth
  }
  const add = (block: Block, { op, operands, isMask, source }: Omit<Node, 'block' | 'id'>): Node => {
    const made = { id: nodes++, op, operands, isMask, source, block }
    block.push({ kind: 'node', node: made })
    return made
  }
  const remember = (deepest: number, key: string, make: (block: Block) => Node): Node => {
    let level = open.length - 1
    while (level > deepest && open[level]!.loop !== null) level--
    for (let outer = level; outer >= 0; outer--) {
      const found = open[outer]!.known.get(key)
      if (found !== undefined) return found
    }
    const made = make(open[level]!.block)
    open[level]!.known.set(key, made)
    return made
  }
  return {
    inputs,
    body,
    push: (statement) => {
      if ('value' in statement) depthOf(statement.value)
      if ('mask' in statement) depthOf(statement.mask)
      current().block.push(statement)
    },
    compute: (op, operands, isMask) => {
      const deepest = operands.reduce((depth, operand) => Math.max(depth, depthOf(operand)), 0)
      const key = `${op} ${operands.map(({ id }) => id).join(' ')}`
      return remember(deepest, key, (block) => add(block, { op, operands, isMask, source: null }))
    },
    read: (source, at, key) =>
      remember(at.kind === 'loop' ? depths.get(at.loop)! : 0, key, (block) =>
        add(block, { op: 'read', operands: [], isMask: false, source }),
      ),
    readAgain: (source) => add(current().block, { op: 'read', operands: [], isMask: false, source }),
    input: (source, key, isMask = false) => {
      const made = known.get(key) ?? add(inputs, { op: 'read', operands: [], isMask, source })
      known.set(key, made)
      return made
    },
    inside: (loop, write) => {
      const block: Block = []
      for (const inner of loop === null ? [block] : [block, loop]) depths.set(inner, open.length)
      open.push({ loop, block, known: new Map() })
      write()
      open.pop()
      for (const inner of loop === null ? [block] : [block, loop]) depths.delete(inner)
      return block
    },
    isOpen: (loop) => depths.has(loop),
    current: () => current().block,
  }
}
