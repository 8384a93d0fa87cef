import type { Block, Node, Source, Statement } from './program.ts'

/** The blocks that are open while a program is written, from the body inwards. */
export interface Scopes {
  readonly inputs: Block
  readonly body: Block
  readonly push: (statement: Statement) => void
  /** a node for an operation, or the one that already stands for it */
  readonly compute: (op: string, operands: readonly Node[], isMask: boolean) => Node
  /** what is read from where nothing writes, once */
  readonly read: (source: Source, key: string) => Node
  /** what may have changed since it was last read */
  readonly readAgain: (source: Source) => Node
  readonly input: (source: Source, key: string) => Node
  readonly inside: (kind: 'loop' | 'when', write: () => void) => Block
}

interface Scope {
  readonly kind: 'body' | 'loop' | 'when'
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
  const open: Scope[] = [{ kind: 'body', block: body, known: new Map() }]
  const depths = new Map<Block, number>([
    [inputs, -1],
    [body, 0],
  ])
  let nodes = 0
  const current = (): Scope => open[open.length - 1]!
  const add = (block: Block, node: Omit<Node, 'block' | 'id'>): Node => {
    const made = { ...node, block, id: nodes++ }
    block.push({ kind: 'node', node: made })
    return made
  }
  const remember = (level: number, key: string, make: (block: Block) => Node): Node => {
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
      current().block.push(statement)
    },
    compute: (op, operands, isMask) => {
      const deepest = operands.reduce((depth, { block }) => Math.max(depth, depths.get(block)!), 0)
      let level = open.length - 1
      while (level > deepest && open[level]!.kind === 'loop') level--
      const key = `${op} ${operands.map(({ id }) => id).join(' ')}`
      return remember(level, key, (block) => add(block, { op, operands, isMask, source: null }))
    },
    read: (source, key) =>
      remember(open.length - 1, key, (block) =>
        add(block, { op: 'read', operands: [], isMask: false, source }),
      ),
    readAgain: (source) => add(current().block, { op: 'read', operands: [], isMask: false, source }),
    input: (source, key) => {
      const made = known.get(key) ?? add(inputs, { op: 'read', operands: [], isMask: false, source })
      known.set(key, made)
      return made
    },
    inside: (kind, write) => {
      const block: Block = []
      depths.set(block, open.length)
      open.push({ kind, block, known: new Map() })
      write()
      open.pop()
      return block
    },
  }
}
