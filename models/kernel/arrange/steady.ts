import { spelled } from '../indices.ts'
import type { Block, LineArray, Loop, Node, Source, Table } from '../program.ts'
import { createScopes, type Scopes } from '../scopes.ts'

/** Works out what is the same for all trials in a program of its own, and gives it to the other row by row. */
export interface Steady {
  /** takes an operation over where it is the same for all trials and moves with a loop */
  readonly compute: (node: Node) => boolean
  readonly readTable: (node: Node, source: Extract<Source, { kind: 'table' }>) => void
  /** a value that was taken over, as the other program reads it */
  readonly read: (node: Node) => Node
  readonly loop: (loop: Loop, write: () => void) => void
  readonly rows: readonly LineArray[]
  readonly blocks: { readonly inputs: Block; readonly body: Block }
}

/** Nodes are keyed as they were before; `each` is the program that is run for every trial. */
export const createSteady = (each: Scopes): Steady => {
  const own = createScopes()
  const known = new Map<Node, Node>()
  const rows: LineArray[] = []
  /** values that were taken over, by the loop they move with */
  const taken = new Map<Node, Loop>()
  const rowOf = new Map<Node, LineArray>()
  const tables = new Map<Table, number>()
  let open: Loop | null = null
  /** how many loops are open: within a second one nothing is taken over */
  let depth = 0
  const ownOf = (node: Node): Node | null => {
    const { source, isMask } = node
    if (source?.kind === 'constant')
      return own.input(source, `${isMask ? 'mask' : 'constant'} ${spelled(source.value)}`, isMask)
    if (source?.kind === 'parameter') return own.input(source, `parameter ${source.parameter}`)
    return known.get(node) ?? null
  }
  return {
    compute: (node) => {
      const operands: Node[] = []
      for (const operand of node.operands) {
        const found = ownOf(operand)
        if (found === null) return false
        operands.push(found)
      }
      const made = own.compute(node.op, operands, node.isMask)
      known.set(node, made)
      if (open === null || made.block !== own.current()) return false
      taken.set(made, open)
      return true
    },
    readTable: (node, source) => {
      const { at, table } = source
      if (depth > 1 || at.kind === 'table') return
      if (!tables.has(table)) tables.set(table, tables.size)
      const place = at.kind === 'fixed' ? `at ${at.value}` : `by ${at.shift}`
      known.set(node, own.read(source, at, `table ${tables.get(table)} ${place}`))
    },
    read: (node) => {
      const made = known.get(node)!
      const loop = taken.get(made)!
      const at = { kind: 'loop', loop, shift: 0 } as const
      let row = rowOf.get(made)
      if (row === undefined) {
        row = { length: loop.until }
        rows.push(row)
        rowOf.set(made, row)
        made.block.push({ kind: 'array', array: row, at, value: made })
      }
      return each.read({ kind: 'array', array: row, at }, at, `steady ${rows.indexOf(row)}`)
    },
    loop: (loop, write) => {
      const outer = open
      const body = own.inside(loop, () => {
        open = depth === 0 ? loop : null
        depth++
        write()
        depth--
      })
      open = outer
      if (body.length > 0) own.push({ kind: 'loop', loop, body })
    },
    rows,
    blocks: { inputs: own.inputs, body: own.body },
  }
}
