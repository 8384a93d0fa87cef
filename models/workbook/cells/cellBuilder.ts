import type { Builder, Changing, Lines } from '../../kernel/builder.ts'
import { algebraOf } from '../../kernel/formula.ts'
import { indexOf } from '../../kernel/indices.ts'
import type { Index, Node, Program } from '../../kernel/program.ts'
import { precondition } from '../../units/precondition.ts'
import type { Graph } from './graph.ts'
import { createPosition, type Spot } from './position.ts'
import type { Reading } from './reading.ts'

/** A builder that writes formulas of cells where the kernel's own writes instructions. */
export interface CellBuilder extends Builder {
  readonly date: (value: number) => Node
  readonly isSame: (a: Node, b: Node) => boolean
  readonly constant: (value: number) => Node
  readonly apply: (op: string, operands: readonly Node[]) => Node
  readonly nodeAt: (id: number) => Node
  /** counts an operation that is known already */
  readonly skip: () => void
  /** a value that is made of others by something else than an operation */
  readonly from: (operands: readonly Node[], make: (of: readonly Node[]) => Node) => Node
  /** what follows belongs to another group of columns; every group counts its rows alike */
  readonly startGroup: (group: number) => void
  /** writes what fills columns and is the same in every group with this key: once */
  readonly once: (key: string, write: () => void) => void
  readonly outputs: ReadonlyMap<string, Node>
  /** values of a line as it stands now */
  readonly rowOf: (lines: object) => readonly Node[]
}

/** Programs written with it are unrolled: a loop is written once for every place, in a column each. */
export const createCellBuilder = (graph: Graph, reading: Reading, frameSize: number): CellBuilder => {
  const position = createPosition()
  const open: Node[] = []
  const outputs = new Map<string, Node>()
  const columns = new Map<number, Node>()
  const node = (value: Node | number): Node => (typeof value === 'number' ? graph.constant(value) : value)
  const apply = (op: string, operands: readonly Node[]): Node => graph.apply(op, operands, position.count())
  const $ = algebraOf<Node>({ constant: (value) => graph.constant(value), apply })
  const placeOf = (index: Index | number): number => {
    if (typeof index === 'number') return index
    const at = indexOf(index)
    precondition(at.kind === 'fixed', 'in a workbook every place is known')
    return at.value
  }
  const masked = (depth: number, value: Node, old: () => Node): Node => {
    let mask: Node | null = null
    for (let at = depth; at < open.length; at++)
      mask = mask === null ? open[at]! : apply('and', [mask, open[at]!])
    return mask === null ? value : apply('select', [mask, value, old()])
  }

  const done = new Map<string, { readonly rows: number; readonly put: ReadonlyMap<number, Node> }>()
  const once = (key: string, write: () => void): void => {
    const found = done.get(key)
    if (found === undefined) {
      write()
      done.set(key, { rows: position.rows(), put: new Map(columns) })
      return
    }
    position.skipTo(found.rows)
    for (const [place, made] of found.put) columns.set(place, made)
  }

  const tables = new WeakMap<ArrayLike<number>, (at: Index) => Node>()
  const tableOf = (values: ArrayLike<number>): ((at: Index) => Node) => {
    const isOne = isOneNumber(values)
    return (at) => (isOne ? graph.constant(values[0] ?? 0) : reading.schedule(values, placeOf(at)))
  }

  const figures = new Map<string, Map<number, Node>>()
  const rows = new Map<object, Node[]>()
  const lines = (length: number): Lines => {
    const depth = open.length
    const own = new Array<Node>(length).fill(graph.constant(0))
    const whole = `${position.next().row}=`
    const at = (index: Index | number): Node => own[placeOf(index)]!
    const set = (index: Index | number, value: Node | number): void => {
      const place = placeOf(index)
      const made = masked(depth, node(value), () => own[place]!)
      own[place] = made
      // nearly all values are what they were in the ending before, and stand there
      if (!graph.isHomeless(made)) {
        position.skip()
        return
      }
      const born = position.next()
      if (position.isInLoop()) graph.settle(made, born)
      else if (!graph.settle(made, { row: whole, group: born.group, at: place })) graph.settle(made, born)
    }
    const made: Lines = {
      length,
      at,
      set,
      add: (index, value) => set(index, $`${at(index)} + ${value}`),
      fill: (value) => {
        for (let place = 0; place < length; place++) set(place, value)
      },
    }
    rows.set(made, own)
    return made
  }

  const changing = (initial: Node | number): Changing => {
    const depth = open.length
    const key = {}
    let current = node(initial)
    return {
      get: () => {
        current = position.opened(key, () => graph.copy(current, null)) ?? current
        return current
      },
      set: (value) => {
        current = masked(depth, node(value), () => current)
        const spot = position.next()
        graph.settle(current, spot)
        position.changed(key, spot)
      },
    }
  }

  return {
    $,
    ...{ constant: graph.constant, apply, nodeAt: graph.nodeAt, skip: position.skip },
    from: (operands, make) => make(operands),
    ...{ isSame: (a, b) => a === b, once, outputs },
    startGroup: (group) => {
      position.start(group)
      outputs.clear()
      columns.clear()
    },
    rowOf: (of) => rows.get(of) ?? [],
    parameter: (value, place) => {
      if (place !== undefined) return reading.quantity(place)
      const { row } = position.next()
      const own = figures.get(row) ?? new Map<number, Node>()
      figures.set(row, own)
      const made = own.get(value) ?? figureOf(graph, row, value)
      own.set(value, made)
      return made
    },
    date: reading.date,
    column: (offset, at = null) => {
      const k = at === null ? 0 : placeOf(at)
      return reading.column(offset, k) ?? columns.get(offset + k * frameSize) ?? graph.constant(0)
    },
    put: (offset, at, value) => {
      const place = offset + (at === null ? 0 : placeOf(at)) * frameSize
      const made = masked(0, node(value), () => columns.get(place) ?? graph.constant(0))
      graph.settle(made, position.next())
      columns.set(place, made)
    },
    table: (values) => {
      const found = tables.get(values) ?? tableOf(values)
      tables.set(values, found)
      return found
    },
    indexTable: (values) => (of) => ({ kind: 'fixed', value: values[placeOf(of)]! }),
    lines,
    changing,
    loop: (from, until, body) => {
      position.loop(
        from,
        until,
        (k) => body({ kind: 'fixed', value: k }),
        (opening: Node, home: Spot) => void graph.settle(opening, home),
      )
    },
    when: (mask, write) => {
      const fixed = mask.source?.kind === 'constant' ? mask.source.value : null
      if (fixed !== null) {
        position.inside(fixed === 0 ? null : write)
        return
      }
      open.push(mask)
      position.inside(write)
      open.pop()
    },
    // a cell is one trial's alone: there is nothing to leave out
    skipUnless: (_, write) => position.inside(write),
    output: (name, value) => {
      outputs.set(name, node(value))
    },
    host: () => precondition(false, 'a workbook has no hosts'),
    finish: () => nothing,
  }
}

/** Cells are no program of the kernel. */
const nothing: Program = {
  ...{ inputs: [], body: [], arrays: [], variables: [], parameters: [] },
  ...{ tables: [], indexTables: [], outputs: [], hosts: [] },
}

const figureOf = (graph: Graph, row: string, value: number): Node =>
  graph.leaf(`figure ${row} ${value}`, { kind: 'figure', label: 'a number of a clause' }, { value })

const isOneNumber = (values: ArrayLike<number>): boolean => {
  for (let k = 1; k < values.length; k++) if (!Object.is(values[k], values[0])) return false
  return true
}
