import type { Changing, Lines } from '../../kernel/builder.ts'
import { algebraOf } from '../../kernel/formula.ts'
import { indexOf } from '../../kernel/indices.ts'
import type { Index, Node, Source } from '../../kernel/program.ts'
import { precondition } from '../../units/precondition.ts'
import type { CellBuilder } from './cellBuilder.ts'
import { createTape, run } from './tape.ts'

/** Values that stay what they are when a script is done again. */
const block: Node['block'] = []
const none: readonly Node[] = []

/**
 * A script of cells that is done for many endings: it is written once, with values that stand for what a value is in each
 * ending, and then done again step by step with `cells`, as if it were written again. An operation whose operands are what
 * they were is not looked up.
 */
export const createTapeBuilder = <Told>(cells: CellBuilder, write: (builder: CellBuilder) => Told) => {
  const values: Node[] = []
  const [lineRows, numbers]: [Lines[], Changing[]] = [[], []]
  const own = new WeakMap<object, number>()
  // what is written in a choice is not there where it is not taken
  let scope: object = {}
  const open = new Set<object>([scope])
  let scopes: object[] = []
  let counts = { lines: 0, numbers: 0 }

  const tape = createTape<Told>(() => {
    scopes = []
    counts = { lines: 0, numbers: 0 }
    return write(builder)
  })
  const choose = tape.choose
  const valueOf = (node: Node): Node => values[node.id]!
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
        known ??= { source: choose(() => values[id]!.source) as Source | null }
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
  const $ = algebraOf<Node>({ constant, apply })
  const input = (value: Node | number): (() => Node | number) => {
    if (typeof value === 'number') return () => value
    const id = used(value)
    return () => values[id]!
  }
  const placeOf = (index: Index | number): number => {
    const at = indexOf(index)
    precondition(at.kind === 'fixed', 'in a workbook every place is known')
    return at.value
  }
  const choice = (body: () => void): readonly (() => void)[] => {
    const outer = scope
    scope = {}
    open.add(scope)
    const steps = tape.inside(body)
    open.delete(scope)
    scope = outer
    return steps
  }

  const lines = (length: number): Lines => {
    const row = counts.lines++
    tape.emit(() => {
      lineRows[row] = cells.lines(length)
    })
    const at = (index: Index | number): Node => {
      const place = placeOf(index)
      return made(() => lineRows[row]!.at(place))
    }
    const set = (index: Index | number, value: Node | number): void => {
      const [place, given] = [placeOf(index), input(value)]
      tape.emit(() => lineRows[row]!.set(place, given()))
    }
    const made_: Lines = {
      length,
      at,
      set,
      add: (index, value) => set(index, $`${at(index)} + ${value}`),
      fill: (value) => {
        const given = input(value)
        tape.emit(() => lineRows[row]!.fill(given()))
      },
    }
    own.set(made_, row)
    return made_
  }
  const changing = (initial: Node | number): Changing => {
    const at = counts.numbers++
    const given = input(initial)
    tape.emit(() => {
      numbers[at] = cells.changing(given())
    })
    return {
      get: () => made(() => numbers[at]!.get()),
      set: (value) => {
        const next = input(value)
        tape.emit(() => numbers[at]!.set(next()))
      },
    }
  }

  const builder: CellBuilder = {
    ...cells,
    $,
    constant,
    apply,
    skip: () => tape.emit(cells.skip),
    lines,
    changing,
    rowOf: (of) => cells.rowOf(lineRows[own.get(of)!]!),
    isSame: (a, b) => a === b || (choose(() => valueOf(a) === valueOf(b)) as boolean),
    from: (operands, make) => {
      const places = operands.map(used)
      return made(() =>
        cells.from(
          places.map((place) => values[place]!),
          make,
        ),
      )
    },
    parameter: (value, place) => made(() => cells.parameter(value, place)),
    date: (value) => fixed(() => cells.date(value)),
    column: (offset, at = null) => {
      const index = at === null ? null : ({ kind: 'fixed', value: placeOf(at) } as const)
      return made(() => cells.column(offset, index))
    },
    put: (offset, at, value) => {
      const index = at === null ? null : ({ kind: 'fixed', value: placeOf(at) } as const)
      const given = input(value)
      tape.emit(() => cells.put(offset, index, given()))
    },
    table: (numbersOf) => (at) => {
      const index = { kind: 'fixed', value: placeOf(at) } as const
      return fixed(() => cells.table(numbersOf)(index))
    },
    loop: (start, until, body) => {
      const inside = tape.inside(() => {
        for (let k = start; k < until; k++) {
          const steps = tape.inside(() => body({ kind: 'fixed', value: k }))
          tape.emit(() => run(steps))
        }
      })
      tape.emit(() => cells.loop(start, until, (k) => inside[placeOf(k) - start]!()))
    },
    when: (mask, body) => {
      const id = used(mask)
      const steps = choice(body)
      tape.emit(() => cells.when(values[id]!, () => run(steps)))
    },
    skipUnless: (mask, body) => {
      const id = used(mask)
      const steps = tape.inside(body)
      tape.emit(() => cells.skipUnless(values[id]!, () => run(steps)))
    },
    output: (name, value) => {
      const given = input(value)
      tape.emit(() => cells.output(name, given()))
    },
  }
  return { play: tape.play, rowOf: builder.rowOf }
}
