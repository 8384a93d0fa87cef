import type { Block, Index, Loop, Node, Program, Source, Statement } from './program.ts'

/**
 * Whether two programs have the same code: alike in all but the numbers of their parameters and tables. Then the
 * module of one serves the other. Nodes are numbered in the order they are written, so equal numbers are equal nodes.
 */
export const alike = (a: Program, b: Program): boolean =>
  a.parameters.length === b.parameters.length &&
  a.variables.length === b.variables.length &&
  a.hosts.length === b.hosts.length &&
  sameLengths(a.arrays, b.arrays) &&
  sameLengths(a.tables.map(valuesOf), b.tables.map(valuesOf)) &&
  sameLengths(a.indexTables.map(valuesOf), b.indexTables.map(valuesOf)) &&
  a.outputs.length === b.outputs.length &&
  a.outputs.every((name, index) => name === b.outputs[index]) &&
  sameCode(a, b)

type Sized = { readonly length: number }

const valuesOf = ({ values }: { readonly values: Sized }): Sized => values

const sameLengths = (a: readonly Sized[], b: readonly Sized[]): boolean =>
  a.length === b.length && a.every(({ length }, index) => length === b[index]!.length)

/** Both programs walked side by side; things that are known by identity are paired by their place. */
const sameCode = (a: Program, b: Program): boolean => {
  const pairs = new Map<object, object>()
  const pair = (one: readonly object[], other: readonly object[]): void =>
    one.forEach((each, index) => {
      pairs.set(each, other[index]!)
    })
  pair(a.arrays, b.arrays)
  pair(a.variables, b.variables)
  pair(a.tables, b.tables)
  pair(a.indexTables, b.indexTables)
  pair(a.hosts, b.hosts)
  const paired = (one: object, other: object): boolean => pairs.get(one) === other
  const index = (one: Index | null, other: Index | null): boolean => {
    if (one === null || other === null) return one === other
    if (one.kind === 'fixed') return other.kind === 'fixed' && one.value === other.value
    if (one.kind === 'loop')
      return other.kind === 'loop' && one.shift === other.shift && paired(one.loop, other.loop)
    return other.kind === 'table' && paired(one.table, other.table) && paired(one.of, other.of)
  }
  const source = (one: Source | null, other: Source | null): boolean => {
    if (one === null || other === null) return one === other
    switch (one.kind) {
      case 'constant':
        return other.kind === 'constant' && Object.is(one.value, other.value)
      case 'parameter':
        return other.kind === 'parameter' && one.parameter === other.parameter
      case 'table':
        return other.kind === 'table' && paired(one.table, other.table) && index(one.at, other.at)
      case 'column':
        return other.kind === 'column' && one.offset === other.offset && index(one.at, other.at)
      case 'variable':
        return other.kind === 'variable' && paired(one.variable, other.variable)
      case 'array':
        return other.kind === 'array' && paired(one.array, other.array) && index(one.at, other.at)
      default:
        return one satisfies never
    }
  }
  const node = (one: Node, other: Node): boolean =>
    one.id === other.id &&
    one.op === other.op &&
    one.operands.length === other.operands.length &&
    one.operands.every(({ id }, at) => id === other.operands[at]!.id) &&
    source(one.source, other.source)
  const loops = (one: Loop, other: Loop): boolean => {
    pairs.set(one, other)
    return one.from === other.from && one.until === other.until
  }
  const statement = (one: Statement, other: Statement): boolean => {
    switch (one.kind) {
      case 'node':
        return other.kind === 'node' && node(one.node, other.node)
      case 'variable':
        return (
          other.kind === 'variable' && paired(one.variable, other.variable) && one.value.id === other.value.id
        )
      case 'array':
        return (
          other.kind === 'array' &&
          paired(one.array, other.array) &&
          index(one.at, other.at) &&
          one.value.id === other.value.id
        )
      case 'column':
        return (
          other.kind === 'column' &&
          one.offset === other.offset &&
          index(one.at, other.at) &&
          one.value.id === other.value.id
        )
      case 'output':
        return other.kind === 'output' && one.output === other.output && one.value.id === other.value.id
      case 'loop':
        return other.kind === 'loop' && loops(one.loop, other.loop) && block(one.body, other.body)
      case 'when':
        return other.kind === 'when' && one.mask.id === other.mask.id && block(one.body, other.body)
      case 'host':
        return other.kind === 'host' && paired(one.host, other.host) && one.mask.id === other.mask.id
      default:
        return one satisfies never
    }
  }
  const block = (one: Block, other: Block): boolean =>
    one.length === other.length && one.every((each, at) => statement(each, other[at]!))
  return block(a.inputs, b.inputs) && block(a.body, b.body)
}
