import type { Node, Source } from '../../kernel/program.ts'
import { precondition } from '../../units/precondition.ts'
import type { CellBuilder } from './cellBuilder.ts'
import type { Steps, Tape } from './tape.ts'
import { kinds, stepOf, type TapeMachine } from './tapeMachine.ts'

const block: Node['block'] = []
const none: readonly Node[] = []

/** Values of a script on a tape: each stands for what a value comes to, time after time. */
export const createStandIns = (
  cells: CellBuilder,
  machine: TapeMachine,
  tape: Pick<Tape<unknown>, 'emit' | 'choose' | 'inside'>,
) => {
  const { nodeOf, run } = machine
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
        known ??= { source: tape.choose(() => nodeOf(id).source) as Source | null }
        return known.source
      },
    }
  }
  const emitted = (kind: number, ...numbers: readonly number[]): Node => {
    const node = stand()
    tape.emit(stepOf(kind, node.id, ...numbers))
    return node
  }
  const made = (make: () => Node): Node => emitted(kinds.made, machine.maker(make))
  /** the same in every ending */
  const fixed = (make: () => Node): Node => emitted(kinds.fixed, machine.maker(make))
  const constant = (value: number): Node => {
    const node = fixed(() => cells.constant(value))
    return Object.defineProperty(node, 'source', { value: { kind: 'constant', value } })
  }
  const apply = (op: string, operands: readonly Node[]): Node => {
    const places = operands.map(used)
    const [p, q, r] = [places[0]!, places[1] ?? places[0]!, places[2] ?? places[0]!]
    return emitted(kinds.apply, p, q, r, machine.operation(op, places.length))
  }
  const act = (does: () => void): void => tape.emit(stepOf(kinds.done, machine.doer(does)))
  const inside = (body: () => void): Steps => {
    const outer = scope
    scope = {}
    open.add(scope)
    const steps = tape.inside(body)
    open.delete(scope)
    scope = outer
    return steps
  }
  return {
    ...{ used, made, fixed, constant, apply, act, emitted },
    /** the stand-in of a value, or of a number that is written as one */
    input: (value: Node | number): number => used(typeof value === 'number' ? constant(value) : value),
    isSame: (a: Node, b: Node): boolean =>
      a === b || tape.choose(() => nodeOf(a.id) === nodeOf(b.id)) === true,
    /** begins a script anew */
    start: (): void => {
      scopes = []
    },
    /** a choice that is made when the steps are done */
    choice: (mask: Node, body: () => void): void => {
      const id = used(mask)
      const steps = inside(body)
      const write = (): void => run(steps)
      act(() => cells.when(nodeOf(id), write))
    },
  }
}
