import { describe, expect, test, vi } from 'vitest'
import type { Builder } from '../../models/kernel/builder.ts'
import { bytesOf, compileProgram } from '../../models/kernel/compiled.ts'
import { shifted } from '../../models/kernel/indices.ts'
import { createInterpreter } from '../../models/kernel/interpret.ts'
import type { Program } from '../../models/kernel/program.ts'
import { emitModule } from '../../models/kernel/wasm/emit.ts'
import { layoutOf } from '../../models/kernel/wasm/layout.ts'
import { compiled, interpreted, onTrials, written } from '../support/kernel/engines.ts'

const size = 8
const bytesFor = (program: Program, at = 4096) => emitModule(program, layoutOf(program, at, size), size)

/** A fee that grows for some years, and what of it is still open: loops, rows, a table, a choice, a parameter. */
const fees = (first: number, growth: number, byYear: readonly number[]): Program =>
  written(({ $, parameter, column, lines, table, changing, loop, when, output }) => {
    const row = lines(3)
    const fee = changing(parameter(first))
    const part = table(byYear)
    loop(0, 3, (k) => {
      row.set(k, $`${fee.get()} * ${part(k)} * exp(${column(0)})`)
      fee.set($`${fee.get()} * (1 + ${parameter(growth)})`)
    })
    const open = changing(0)
    when($`${column(0)} > 0`, () => loop(0, 3, (k) => open.set($`${open.get()} + ${row.at(k)}`)))
    output('open', open.get())
  })

describe('a module', () => {
  test('is one that every engine takes', () => {
    expect(WebAssembly.validate(bytesFor(fees(100, 0.02, [1, 0.5, 0.25])))).toBe(true)
    expect(WebAssembly.validate(bytesFor(written(() => {})))).toBe(true)
  })

  test('does not hold the numbers of its program', () => {
    const [one, other] = [fees(100, 0.02, [1, 0.5, 0.25]), fees(250, 0.07, [1, 0.9, 0.8])]
    expect(bytesFor(one)).toEqual(bytesFor(other))
    const [a, b] = [one, other].map((program) => compiled(program, [block(2)])[0]!.outputs.open!)
    expect([a, b]).toEqual([one, other].map((program) => interpreted(program, block(2)).outputs.open))
    expect(a).not.toEqual(b)
  })

  test('is compiled once for programs that differ in their numbers alone', () => {
    const compile = vi.spyOn(WebAssembly, 'Module')
    const run = (program: Program) => compiled(program, [block(2)])
    run(fees(1.5, 0.01, [3, 2, 1]))
    const first = compile.mock.calls.length
    run(fees(2.5, 0.03, [3, 2, 2]))
    run(fees(3.5, 0.04, [5, 6, 7]))
    expect(compile.mock.calls.length).toBe(first)
    compile.mockRestore()
  })

  test('is small: an operation takes a few bytes', () => {
    const nodes = fees(100, 0.02, [1, 0.5, 0.25])
    expect(bytesFor(nodes).length).toBeLessThan(2000)
  })
})

const block = (count: number) => ({
  columns: Float64Array.from({ length: 3 * size }, (_, i) => Math.sin(i + 1)),
  start: size,
  size,
  count,
})

describe('the trials of a run', () => {
  const squares = written(({ $, column, put, output }) => {
    put(size, null, $`${column(0)} * ${column(0)}`)
    output('square', $`${column(0)} * ${column(0)}`)
  })

  const compiledInto = (program: Program, columns: Float64Array) => {
    const start = columns.byteLength
    const memory = new WebAssembly.Memory({
      initial: 1 + Math.ceil((start + bytesOf(program, size)) / 65536),
    })
    const numbers = new Float64Array(memory.buffer)
    numbers.set(columns)
    return { numbers, ...compileProgram(program, memory, { start, size }) }
  }

  test('of none nothing is written', () => {
    const { columns, start } = block(0)
    const { numbers, run, output } = compiledInto(squares, columns)
    run(start, 0)
    expect(numbers.subarray(0, columns.length)).toEqual(columns)
    expect([...output('square')]).toEqual(new Array(size).fill(0))
  })

  test('more than a block holds are refused by both engines', () => {
    const { columns, start } = block(0)
    const { run } = compiledInto(squares, columns)
    expect(() => run(start, size + 1)).toThrow('fewer trials')
    expect(() => createInterpreter(squares, { memory: columns, start, size }).run(size + 1)).toThrow(
      'fewer trials',
    )
  })

  test('two go side by side, so a column has an even length', () => {
    const memory = new WebAssembly.Memory({ initial: 1 })
    expect(() => compileProgram(squares, memory, { start: 0, size: 7 })).toThrow('even')
  })

  test('an output that is not there is refused by both engines', () => {
    const { columns, start } = block(0)
    const { output } = compiledInto(squares, columns)
    const interpreter = createInterpreter(squares, { memory: columns, start, size })
    expect(() => output('cube')).toThrow('no output cube')
    expect(() => interpreter.output('cube')).toThrow('no output cube')
  })

  test.each([1, 2, 3, 5, 8])('%i of a block of eight are written, and no neighbour', (count) => {
    const { columns } = compiled(squares, [block(count)])[0]!
    const before = block(count).columns
    const wanted = before.map((x, i) => {
      const trial = i - 2 * size
      const isWritten = trial >= 0 && trial < count + (count % 2)
      return isWritten ? before[size + trial]! ** 2 : x
    })
    expect(columns).toEqual(wanted)
  })
})

describe('places', () => {
  test('the place before in a column that begins where its block does', () => {
    const write = ({ $, column, loop, changing, output }: Builder): void => {
      const sum = changing(0)
      loop(1, 2, (k) => sum.set($`${sum.get()} + 10 * ${column(0, shifted(k, -1))} + ${column(0, k)}`))
      output('sum', sum.get())
    }
    const columns = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8)
    const four = { columns, start: 0, size: 4, count: 4 }
    const program = written(write)
    const wanted = { sum: [15, 26, 37, 48] }
    expect(interpreted(program, four).outputs).toEqual(wanted)
    expect(compiled(program, [four])[0]!.outputs).toEqual(wanted)
  })

  test('the place before in the first row of a memory', () => {
    const program = written(({ $, lines, loop, output }) => {
      const row = lines(3)
      row.fill(1)
      loop(1, 3, (k) => row.set(k, $`2 * ${row.at(shifted(k, -1))}`))
      output('last', row.at(2))
    })
    const memory = new WebAssembly.Memory({ initial: 1 })
    const { run, output } = compileProgram(program, memory, { start: 0, size: 2 })
    run(0, 2)
    expect([...output('last')]).toEqual([4, 4])
  })
})

describe('hosts', () => {
  const trials = [3, 4, 5]

  test('without a choice every trial is called, and none that is not there', () => {
    const seen: number[] = []
    const write = ({ $, column, lines, host, output }: Builder): void => {
      const row = lines(2)
      row.fill(column(0))
      host({
        reads: [row],
        writes: [row],
        run: ({ i, get, set }) => {
          seen.push(i)
          set(row, 1, get(row, 0) * 100 + i)
        },
      })
      output('y', $`${row.at(0)} + ${row.at(1)}`)
    }
    const { interpreted: one, compiled: other } = onTrials(write, trials)
    expect(one.y).toEqual([303, 405, 507])
    expect(other).toEqual(one)
    expect(seen).toEqual([0, 1, 2, 0, 1, 2])
  })

  test('within choices only the trials of all of them', () => {
    const seen: number[] = []
    const write = ({ $, column, lines, when, host, output }: Builder): void => {
      const row = lines(1)
      row.fill(0)
      when($`${column(0)} > 3`, () =>
        when($`${column(0)} < 5`, () =>
          host({
            reads: [],
            writes: [row],
            run: ({ i, set }) => {
              seen.push(i)
              set(row, 0, 1)
            },
          }),
        ),
      )
      output('y', row.at(0))
    }
    const { interpreted: one, compiled: other } = onTrials(write, trials)
    expect(one.y).toEqual([0, 1, 0])
    expect(other).toEqual(one)
    expect(seen).toEqual([1, 1])
  })
})
