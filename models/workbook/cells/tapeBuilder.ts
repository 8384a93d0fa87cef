import type { Changing, Lines } from '../../kernel/builder.ts'
import { algebraOf } from '../../kernel/formula.ts'
import { indexOf } from '../../kernel/indices.ts'
import type { Index, Node } from '../../kernel/program.ts'
import { precondition } from '../../units/precondition.ts'
import type { CellBuilder } from './cellBuilder.ts'
import { createStandIns } from './standIns.ts'
import { createTape } from './tape.ts'
import { createTapeMachine, kinds, stepOf } from './tapeMachine.ts'

/**
 * A script of cells that is done for many endings: it is written once, with values that stand for what a value is in each
 * ending, and then done again step by step with `cells`, as if it were written again. An operation whose operands are what
 * they were is not looked up.
 */
export const createTapeBuilder = <Told>(cells: CellBuilder, write: (builder: CellBuilder) => Told) => {
  const own = new WeakMap<object, number>()
  let counts = { lines: 0, numbers: 0 }
  const machine = createTapeMachine(cells)
  const { run, nodeOf, lines: lineRows, changing: numbers } = machine
  const tape = createTape<Told>({
    write: () => {
      standIns.start()
      counts = { lines: 0, numbers: 0 }
      return write(builder)
    },
    run,
  })
  const standIns = createStandIns(cells, machine, tape)
  const { used, made, fixed, constant, apply, act, emitted, input } = standIns
  const $ = algebraOf<Node>({ constant, apply })
  const placeOf = (index: Index | number): number => {
    const at = indexOf(index)
    precondition(at.kind === 'fixed', 'in a workbook every place is known')
    return at.value
  }

  const lines = (length: number): Lines => {
    const row = counts.lines++
    act(() => {
      lineRows[row] = cells.lines(length)
    })
    const at = (index: Index | number): Node => emitted(kinds.at, row, placeOf(index))
    const set = (index: Index | number, value: Node | number): void =>
      tape.emit(stepOf(kinds.set, row, placeOf(index), input(value)))
    const rows: Lines = {
      length,
      at,
      set,
      add: (index, value) => set(index, $`${at(index)} + ${value}`),
      fill: (value) => {
        const given = input(value)
        act(() => lineRows[row]!.fill(nodeOf(given)))
      },
    }
    own.set(rows, row)
    return rows
  }
  const changing = (initial: Node | number): Changing => {
    const number = counts.numbers++
    const given = input(initial)
    act(() => {
      numbers[number] = cells.changing(nodeOf(given))
    })
    return {
      get: () => emitted(kinds.get, number),
      set: (value) => tape.emit(stepOf(kinds.change, number, input(value))),
    }
  }

  const builder: CellBuilder = {
    ...cells,
    $,
    constant,
    apply,
    skip: () => act(cells.skip),
    lines,
    changing,
    rowOf: (of) => cells.rowOf(lineRows[own.get(of)!]!),
    isSame: standIns.isSame,
    from: (operands, make) => {
      const places = operands.map(used)
      return made(() => cells.from(places.map(nodeOf), make))
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
      act(() => cells.put(offset, index, nodeOf(given)))
    },
    table: (numbersOf) => (at) => {
      const index = { kind: 'fixed', value: placeOf(at) } as const
      return fixed(() => cells.table(numbersOf)(index))
    },
    loop: (start, until, body) => {
      const inside: (() => void)[] = []
      for (let k = start; k < until; k++) {
        const steps = tape.inside(() => body({ kind: 'fixed', value: k }))
        inside.push(() => run(steps))
      }
      act(() => cells.loop(start, until, (k) => inside[placeOf(k) - start]!()))
    },
    when: standIns.choice,
    skipUnless: (mask, body) => {
      const id = used(mask)
      const steps = tape.inside(body)
      const inside = (): void => run(steps)
      act(() => cells.skipUnless(nodeOf(id), inside))
    },
    output: (name, value) => {
      const given = input(value)
      act(() => cells.output(name, nodeOf(given)))
    },
  }
  return { play: tape.play, rowOf: builder.rowOf }
}
