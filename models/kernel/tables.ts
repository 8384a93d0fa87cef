import { keyOf, onlyValue, spelled } from './indices.ts'
import type { Index, Node, Table } from './program.ts'
import type { Scopes } from './scopes.ts'

interface Writing {
  readonly scopes: Scopes
  readonly constant: (value: number) => Node
  /** a place that is checked against a length */
  readonly placed: (index: Index, length: number) => Index
}

/**
 * Tables of a program while it is written: equal ones are one, what does not change over the places it is read at is a
 * constant, and of the others only those that are read belong to the program.
 */
export const tablesOf = (
  read: Table[],
  { scopes, constant, placed }: Writing,
): ((values: ArrayLike<number>) => (at: Index) => Node) => {
  const tables = new Map<string, Table>()
  return (values) => {
    const numbers = Array.from(values)
    const key = numbers.map(spelled).join(' ')
    const known = tables.get(key) ?? { values }
    tables.set(key, known)
    return (index) => {
      const at = placed(index, numbers.length)
      const only = onlyValue(numbers, at)
      if (only !== null) return constant(only)
      if (!read.includes(known)) read.push(known)
      const name = `table ${read.indexOf(known)} ${keyOf(at)}`
      return scopes.read({ kind: 'table', table: known, at }, at, name)
    }
  }
}
