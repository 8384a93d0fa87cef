import type { Block, Index, LineArray, Loop, Node, Statement, Variable } from '../program.ts'

/** What can be written: a row, a variable, a column by its offset. */
type Written = LineArray | Variable | number

/** How something is read or written: in one loop always at the same distance from its index, or in any other way. */
interface Access {
  readonly isWritten: boolean
  readonly shift: number | null
}

/** What statements read and write, and which values of their surroundings they use. */
export interface Accesses {
  readonly of: Map<Written, Access>
  readonly uses: Set<Node>
}

export const noAccesses = (): Accesses => ({ of: new Map(), uses: new Set() })

const note = ({ of }: Accesses, key: Written, access: Access): void => {
  const known = of.get(key)
  if (known === undefined) of.set(key, access)
  else if (known.shift !== access.shift || (access.isWritten && !known.isWritten))
    of.set(key, {
      isWritten: known.isWritten || access.isWritten,
      shift: known.shift === access.shift ? known.shift : null,
    })
}

/** Adds what a statement does; places count by their distance from the index of `loop`. */
export const noteStatement = (
  accesses: Accesses,
  statement: Statement,
  loop: Loop | null,
  has: (statement: Statement) => boolean,
): void => {
  const shiftOf = (at: Index | null): number | null =>
    at?.kind === 'loop' && at.loop === loop ? at.shift : null
  const visit = (block: Block): void => {
    for (const inner of block) if (has(inner)) each(inner)
  }
  const each = (one: Statement): void => {
    if ('value' in one) accesses.uses.add(one.value)
    if ('mask' in one) accesses.uses.add(one.mask)
    if ('body' in one) visit(one.body)
    if (one.kind === 'variable') note(accesses, one.variable, { isWritten: true, shift: null })
    if (one.kind === 'array') note(accesses, one.array, { isWritten: true, shift: shiftOf(one.at) })
    if (one.kind === 'column') note(accesses, one.offset, { isWritten: true, shift: shiftOf(one.at) })
    if (one.kind === 'host') {
      for (const array of one.host.reads) note(accesses, array, { isWritten: false, shift: null })
      for (const array of one.host.writes) note(accesses, array, { isWritten: true, shift: null })
    }
    if (one.kind !== 'node') return
    const { operands, source } = one.node
    for (const operand of operands) accesses.uses.add(operand)
    if (source?.kind === 'variable') note(accesses, source.variable, { isWritten: false, shift: null })
    if (source?.kind === 'array')
      note(accesses, source.array, { isWritten: false, shift: shiftOf(source.at) })
    if (source?.kind === 'column')
      note(accesses, source.offset, { isWritten: false, shift: shiftOf(source.at) })
  }
  each(statement)
}

/** Adds what others do. */
export const noteAll = (accesses: Accesses, others: Accesses): void => {
  for (const [key, access] of others.of) note(accesses, key, access)
}

/** Whether two pieces of a program may change places. */
export const areApart = (one: Accesses, other: Accesses): boolean =>
  everyShared(one, other, (a, b) => !a.isWritten && !b.isWritten)

/**
 * Whether two loops may go side by side: what one writes the other reads or writes at the same place of the row, which
 * is there in the same turn.
 */
export const mayFuse = (one: Accesses, other: Accesses): boolean =>
  everyShared(
    one,
    other,
    (a, b) => (!a.isWritten && !b.isWritten) || (a.shift !== null && a.shift === b.shift),
  )

const everyShared = (one: Accesses, other: Accesses, holds: (a: Access, b: Access) => boolean): boolean => {
  const [few, many] = one.of.size < other.of.size ? [one, other] : [other, one]
  for (const [key, a] of few.of) {
    const b = many.of.get(key)
    if (b !== undefined && !holds(a, b)) return false
  }
  return true
}
