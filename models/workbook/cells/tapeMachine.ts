import type { Changing, Lines } from '../../kernel/builder.ts'
import type { Node } from '../../kernel/program.ts'
import type { CellBuilder } from './cellBuilder.ts'
import type { Steps } from './tape.ts'

/** What a step does: its first number. Those that follow: a stand-in or what is set, and what each takes. */
export const kinds = {
  /** stand-in, up to three operands (the first again for none), operation */
  apply: 0,
  /** stand-in, what is the same in every ending */
  fixed: 1,
  /** stand-in, what makes it */
  made: 2,
  /** what is done */
  done: 3,
  /** stand-in, lines, place */
  at: 4,
  /** lines, place, stand-in */
  set: 5,
  /** stand-in, changing number */
  get: 6,
  /** changing number, stand-in */
  change: 7,
} as const

const [apply, fixed, made, done] = [kinds.apply, kinds.fixed, kinds.made, kinds.done]
const [at, set, get] = [kinds.at, kinds.set, kinds.get]

/** Numbers to a step. */
const width = 6

/** A step of so many numbers. */
export const stepOf = (kind: number, ...numbers: readonly number[]): Steps => [
  ...[kind, ...numbers],
  ...new Array<number>(width - 1 - numbers.length).fill(0),
]

/**
 * Does the steps of a tape. A deal has some ten thousand for each way it can end, of which nearly all come to what they came to
 * in the ending before: they are numbers in a row, and so is what is known of them.
 */
export interface TapeMachine {
  /** by stand-in: the identity of the node it stands for */
  readonly values: number[]
  readonly nodeOf: (standIn: number) => Node
  readonly run: (steps: Steps) => void
  /** an operation, with what it was made of last */
  readonly operation: (op: string, operands: number) => number
  /** what makes a node, and the node, once it is known */
  readonly maker: (make: () => Node) => number
  readonly doer: (act: () => void) => number
  /** by number, of the ending that is done */
  readonly lines: Lines[]
  readonly changing: Changing[]
}

interface Operation {
  readonly op: string
  readonly operands: number
  a: number
  b: number
  c: number
  made: number
}

export const createTapeMachine = (cells: CellBuilder): TapeMachine => {
  const values: number[] = []
  const operations: Operation[] = []
  const makers: (() => Node)[] = []
  const known: number[] = []
  const doers: (() => void)[] = []
  const [lines, changing]: [Lines[], Changing[]] = [[], []]
  const nodeOf = (standIn: number): Node => cells.nodeAt(values[standIn]!)
  const applied = (own: Operation, a: number, b: number, c: number): number => {
    if (own.a === a && own.b === b && own.c === c) {
      cells.skip()
      return own.made
    }
    own.a = a
    own.b = b
    own.c = c
    own.made = cells.apply(own.op, operandsOf(cells, own)).id
    return own.made
  }
  const fixedAs = (maker: number): number => {
    if (known[maker]! < 0) known[maker] = makers[maker]!().id
    return known[maker]!
  }
  const other = (steps: Steps, s: number): void => {
    const kind = steps[s]!
    const a = steps[s + 1]!
    const b = steps[s + 2]!
    const c = steps[s + 3]!
    if (kind === made) values[a] = makers[b]!().id
    else if (kind === at) values[a] = lines[b]!.at(c).id
    else if (kind === get) values[a] = changing[b]!.get().id
    else if (kind === set) lines[a]!.set(b, nodeOf(c))
    else if (kind === done) doers[a]!()
    else changing[a]!.set(nodeOf(b))
  }
  const run = (steps: Steps): void => {
    for (let s = 0; s < steps.length; s += width) {
      const kind = steps[s]!
      if (kind === apply) {
        const a = values[steps[s + 2]!]!
        const b = values[steps[s + 3]!]!
        const c = values[steps[s + 4]!]!
        values[steps[s + 1]!] = applied(operations[steps[s + 5]!]!, a, b, c)
      } else if (kind === fixed) values[steps[s + 1]!] = fixedAs(steps[s + 2]!)
      else other(steps, s)
    }
  }
  return {
    ...{ values, nodeOf, run, lines, changing },
    operation: (op, operands) => operations.push({ op, operands, a: -1, b: -1, c: -1, made: -1 }) - 1,
    maker: (make) => {
      known.push(-1)
      return makers.push(make) - 1
    },
    doer: (act) => doers.push(act) - 1,
  }
}

const operandsOf = ({ nodeAt }: CellBuilder, { operands, a, b, c }: Operation): readonly Node[] => {
  if (operands === 1) return [nodeAt(a)]
  return operands === 2 ? [nodeAt(a), nodeAt(b)] : [nodeAt(a), nodeAt(b), nodeAt(c)]
}
