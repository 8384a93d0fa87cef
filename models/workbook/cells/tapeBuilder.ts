import type { Changing, Lines } from '../../kernel/builder.ts'
import { algebraOf } from '../../kernel/formula.ts'
import { indexOf } from '../../kernel/indices.ts'
import type { Index, Node } from '../../kernel/program.ts'
import { precondition } from '../../units/precondition.ts'
import type { CellBuilder } from './cellBuilder.ts'
import { createStandIns } from './standIns.ts'
import { createTape, run } from './tape.ts'

/**
 * A script of cells that is done for many endings: it is written once, with values that stand for what a value is in each
 * ending, and then done again step by step with `cells`, as if it were written again. An operation whose operands are what
 * they were is not looked up.
 */
export const createTapeBuilder = <Told>(cells: CellBuilder, write: (builder: CellBuilder) => Told) => {
  const [lineRows, numbers]: [Lines[], Changing[]] = [[], []]
  const own = new WeakMap<object, number>()
  let counts = { lines: 0, numbers: 0 }
  const tape = createTape<Told>(() => {
    standIns.start()
    counts = { lines: 0, numbers: 0 }
    return write(builder)
  })
  const standIns = createStandIns(cells, tape)
  const { used, made, fixed, constant, apply, input, valueAt } = standIns
  const $ = algebraOf<Node>({ constant, apply })
  const placeOf = (index: Index | number): number => {
    const at = indexOf(index)
    precondition(at.kind === 'fixed', 'in a workbook every place is known')
    return at.value
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
    const rows: Lines = {
      length,
      at,
      set,
      add: (index, value) => set(index, $`${at(index)} + ${value}`),
      fill: (value) => {
        const given = input(value)
        tape.emit(() => lineRows[row]!.fill(given()))
      },
    }
    own.set(rows, row)
    return rows
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
    isSame: standIns.isSame,
    from: (operands, make) => {
      const places = operands.map(used)
      return made(() => cells.from(places.map(valueAt), make))
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
    when: standIns.choice,
    skipUnless: (mask, body) => {
      const id = used(mask)
      const steps = tape.inside(body)
      tape.emit(() => cells.skipUnless(valueAt(id), () => run(steps)))
    },
    output: (name, value) => {
      const given = input(value)
      tape.emit(() => cells.output(name, given()))
    },
  }
  return { play: tape.play, rowOf: builder.rowOf }
}
