import type { Node, Source } from '../../kernel/program.ts'
import { precondition } from '../../units/precondition.ts'
import type { CellBuilder } from './cellBuilder.ts'
import { run, type Step, type Tape } from './tape.ts'

const block: Node['block'] = []
const none: readonly Node[] = []

/** Values of a script on a tape: each stands for what a value comes to, time after time. */
export const createStandIns = (
  cells: CellBuilder,
  tape: Pick<Tape<unknown>, 'emit' | 'choose' | 'inside'>,
) => {
  const values: Node[] = []
  // what is written in a choice is not there where it is not taken
  let scope: object = {}
  const open = new Set<object>([scope])
  let scopes: object[] = []
  const used = (node: Node): number => {
    precondition(open.has(scopes[node.id]!), 'a value of a choice is used outside of it')
    return node.id
  }
  const stand = (): Node => {
    const id = scopes.push(scope) - 1
    let known: { readonly source: Source | null } | null = null
    return {
      id,
      op: 'stand',
      operands: none,
      isMask: false,
      block,
      get source() {
        known ??= { source: tape.choose(() => values[id]!.source) as Source | null }
        return known.source
      },
    }
  }
  const made = (make: () => Node): Node => {
    const node = stand()
    const { id } = node
    tape.emit(() => {
      values[id] = make()
    })
    return node
  }
  /** the same in every ending */
  const fixed = (make: () => Node): Node => {
    let found: Node | null = null
    return made(() => {
      found ??= make()
      return found
    })
  }
  const constant = (value: number): Node => {
    const node = fixed(() => cells.constant(value))
    return Object.defineProperty(node, 'source', { value: { kind: 'constant', value } })
  }
  const apply = (op: string, operands: readonly Node[]): Node => {
    const places = operands.map(used)
    const [p, q, r] = [places[0]!, places[1] ?? places[0]!, places[2] ?? places[0]!]
    const many = places.length
    let [a, b, c, found]: (Node | null)[] = [null, null, null, null]
    return made(() => {
      const [x, y, z] = [values[p]!, values[q]!, values[r]!]
      if (x === a && y === b && z === c) {
        cells.skip()
        return found!
      }
      a = x
      b = y
      c = z
      found = cells.apply(op, many === 1 ? [x] : many === 2 ? [x, y] : [x, y, z])
      return found
    })
  }
  const input = (value: Node | number): (() => Node | number) => {
    if (typeof value === 'number') return () => value
    const id = used(value)
    return () => values[id]!
  }
  const inside = (body: () => void): readonly Step[] => {
    const outer = scope
    scope = {}
    open.add(scope)
    const steps = tape.inside(body)
    open.delete(scope)
    scope = outer
    return steps
  }
  return {
    ...{ used, made, fixed, constant, apply, input },
    valueAt: (id: number): Node => values[id]!,
    isSame: (a: Node, b: Node): boolean =>
      a === b || tape.choose(() => values[a.id] === values[b.id]) === true,
    /** begins a script anew */
    start: (): void => {
      scopes = []
    },
    /** a choice that is made when the steps are done */
    choice: (mask: Node, body: () => void): void => {
      const id = used(mask)
      const steps = inside(body)
      tape.emit(() => cells.when(values[id]!, () => run(steps)))
    },
  }
}
