import type { IndexTable, LineArray, Program, Table } from '../program.ts'

/** Where a program keeps what in memory, in bytes; two trials side by side take 16. */
export interface Layout {
  readonly parameter: (index: number) => number
  readonly table: (table: Table) => number
  readonly indexTable: (table: IndexTable) => number
  readonly array: (array: LineArray) => number
  readonly output: (index: number) => number
  readonly start: number
  readonly end: number
}

/** Lays a program out from an address on, for columns of `size` trials. */
export const layoutOf = (program: Program, start: number, size: number): Layout => {
  let next = Math.ceil(start / 16) * 16
  const take = (bytes: number): number => {
    const address = next
    next += Math.ceil(bytes / 16) * 16
    return address
  }
  const each = <Key>(keys: readonly Key[], bytes: (key: Key) => number): Map<Key, number> =>
    new Map(keys.map((key) => [key, take(bytes(key))]))
  const parameters = take(program.parameters.length * 8)
  const tables = each(program.tables, ({ values }) => values.length * 16)
  const indexTables = each(program.indexTables, ({ values }) => values.length * 16)
  const arrays = each(program.arrays, ({ length }) => length * 16)
  const outputs = take(program.outputs.length * size * 8)
  return {
    parameter: (index) => parameters + index * 8,
    table: (table) => tables.get(table)!,
    indexTable: (table) => indexTables.get(table)!,
    array: (array) => arrays.get(array)!,
    output: (index) => outputs + index * size * 8,
    start: Math.ceil(start / 16) * 16,
    end: next,
  }
}

/** Writes parameters and tables where the code will look for them, and clears what it will write. */
export const writeConstants = (program: Program, layout: Layout, memory: ArrayBufferLike): void => {
  const numbers = new Float64Array(memory)
  const integers = new Int32Array(memory)
  numbers.fill(0, layout.start / 8, layout.end / 8)
  program.parameters.forEach((value, index) => {
    numbers[layout.parameter(index) / 8] = value
  })
  for (const table of program.tables)
    for (let k = 0; k < table.values.length; k++)
      numbers.fill(table.values[k]!, layout.table(table) / 8 + 2 * k, layout.table(table) / 8 + 2 * k + 2)
  for (const table of program.indexTables)
    for (let k = 0; k < table.values.length; k++)
      integers[layout.indexTable(table) / 4 + 4 * k] = table.values[k]! * 16
}
