import type { Block, Loop, Node, Statement } from '../program.ts'
import { type Accesses, areApart, mayFuse, noAccesses, noteAll, noteStatement } from './accesses.ts'

type LoopStatement = Extract<Statement, { kind: 'loop' }>

/** A stretch of a block: simple statements, then loops that go side by side, or one other statement. */
export interface Stretch {
  readonly before: Statement[]
  readonly loops: LoopStatement[]
  other: Statement | null
}

interface Open extends Stretch {
  readonly beforeAccesses: Accesses
  readonly accesses: Accesses
}

const opened = (): Open => ({
  before: [],
  loops: [],
  other: null,
  beforeAccesses: noAccesses(),
  accesses: noAccesses(),
})

/**
 * The statements of a block in an order that lets loops of the same bounds go side by side: a loop joins an earlier one
 * where nothing between them or in them stands against it. What is simple goes as early as it can, to be out of the way.
 * No sum is taken in another order.
 */
export const scheduled = (block: Block, has: (statement: Statement) => boolean): readonly Stretch[] => {
  const stretches = [opened()]
  /** the first stretch before whose loops a value of this block is there */
  const there = new Map<Node, number>()
  const earliest = ({ uses }: Accesses): number => {
    let at = 0
    for (const node of uses) at = Math.max(at, there.get(node) ?? 0)
    return at
  }
  const placeSimple = (statement: Statement, accesses: Accesses): void => {
    const least = earliest(accesses)
    // what reads and writes nothing that can change stands in nobody's way
    let at = accesses.of.size === 0 ? least : stretches.length - 1
    while (
      at > least &&
      areApart(accesses, stretches[at]!.beforeAccesses) &&
      areApart(accesses, stretches[at - 1]!.accesses)
    )
      at--
    const home = stretches[at]!
    home.before.push(statement)
    noteAll(home.beforeAccesses, accesses)
    if (statement.kind === 'node') there.set(statement.node, at)
  }
  const placeLoop = (statement: LoopStatement, accesses: Accesses): void => {
    const least = earliest(accesses)
    for (let at = stretches.length - 2; at >= least; at--) {
      if (!areApart(accesses, stretches[at + 1]!.beforeAccesses)) break
      const home = stretches[at]!
      if (isAlike(home.loops[0]?.loop, statement.loop) && mayFuse(home.accesses, accesses)) {
        home.loops.push(statement)
        noteAll(home.accesses, accesses)
        return
      }
      if (!areApart(accesses, home.accesses)) break
    }
    const last = stretches[stretches.length - 1]!
    last.loops.push(statement)
    noteAll(last.accesses, accesses)
    stretches.push(opened())
  }
  const place = (statement: Statement): void => {
    if (!has(statement)) return
    if (statement.kind === 'loop' && isOneTurn(statement)) {
      statement.body.forEach(place)
      return
    }
    const accesses = noAccesses()
    noteStatement(accesses, statement, statement.kind === 'loop' ? statement.loop : null, has)
    if (statement.kind === 'loop') placeLoop(statement, accesses)
    else if (statement.kind === 'when' || statement.kind === 'host') {
      const last = stretches[stretches.length - 1]!
      last.other = statement
      noteAll(last.accesses, accesses)
      stretches.push(opened())
    } else placeSimple(statement, accesses)
  }
  block.forEach(place)
  return stretches
}

/**
 * A loop of one turn is no loop: what stands in it stands where it stands. Places out of a table need it to be one, since
 * the code of a program does not hold its tables.
 */
export const isOneTurn = ({ loop, body }: LoopStatement): boolean =>
  loop.until === loop.from + 1 && body.every((statement) => !isOfTable(statement))

const isOfTable = (statement: Statement): boolean => {
  if ('body' in statement) return statement.body.some(isOfTable)
  if (statement.kind === 'array') return statement.at.kind === 'table'
  const source = statement.kind === 'node' ? statement.node.source : null
  return source !== null && 'at' in source && source.at?.kind === 'table'
}

const isAlike = (one: Loop | undefined, other: Loop): boolean =>
  one !== undefined && one.from === other.from && one.until === other.until
