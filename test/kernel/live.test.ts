import { describe, expect, test } from 'vitest'
import type { Builder } from '../../models/kernel/builder.ts'
import { compileProgram } from '../../models/kernel/compiled.ts'
import { liveOf } from '../../models/kernel/live.ts'
import type { LineArray } from '../../models/kernel/program.ts'
import { layoutOf } from '../../models/kernel/wasm/layout.ts'
import { onTrials, written } from '../support/kernel/engines.ts'
import { outlineOf } from '../support/kernel/outline.ts'

const wanted = (write: (builder: Builder) => void, all = false) => {
  const program = written(write)
  return outlineOf(program, liveOf(program, all).has)
}

const size = 2

/** What a compiled run leaves in every row of a program whose memory was full of 7s: 0 where nothing was written. */
const rowsAfter = (write: (builder: Builder) => void) => {
  const program = written(write)
  const start = 64
  const memory = new WebAssembly.Memory({ initial: 1 })
  const numbers = new Float64Array(memory.buffer).fill(7)
  compileProgram(program, memory, { start, size }).run(0, size)
  const layout = layoutOf(program, start, size)
  const row = (array: LineArray) => {
    const first = layout.array(array) / 8
    return [...numbers.subarray(first, first + 2 * array.length)]
  }
  return program.arrays.map(row)
}

describe('what no result depends on is never done', () => {
  test('a row that nobody reads is not written', () => {
    const write = ({ $, column, lines, loop, output }: Builder): void => {
      const [read, idle] = [lines(2), lines(2)]
      loop(0, 2, (k) => {
        idle.set(k, $`sqrt(${column(0)})`)
        read.set(k, 1)
      })
      loop(0, 2, (k) => idle.add(k, read.at(k)))
      output('x', read.at(1))
    }
    expect(wanted(write)).toEqual([['loop', 'array'], 'read array', 'output'])
    expect(rowsAfter(write)).toEqual([
      [1, 1, 1, 1],
      [0, 0, 0, 0],
    ])
  })

  test('a variable that nobody reads is not kept, though it reads itself', () => {
    const write = ({ $, column, changing, loop, output }: Builder): void => {
      const idle = changing(0)
      loop(0, 2, () => idle.set($`${idle.get()} + ${column(0)}`))
      output('x', column(0))
    }
    expect(wanted(write)).toEqual(['output'])
  })

  test('what a wanted value is made of is wanted, through rows, variables, loops and choices', () => {
    const write = ({ $, column, lines, changing, loop, when, output }: Builder): void => {
      const [first, second] = [lines(1), lines(1)]
      first.set(0, column(0))
      second.set(0, column(8))
      const sum = changing(0)
      when($`${second.at(0)} > 1`, () => loop(0, 2, () => sum.set($`${sum.get()} + ${first.at(0)}`)))
      output('x', sum.get())
    }
    const change = ['read variable', 'read array', 'add', 'read variable', 'select', 'variable']
    expect(wanted(write)).toEqual([
      'array',
      'array',
      'variable',
      'read array',
      'gt',
      ['when', ['loop', ...change]],
      'read variable',
      'output',
    ])
  })

  test('every writer of a wanted row is wanted', () => {
    const write = ({ column, lines, output }: Builder): void => {
      const row = lines(2)
      row.set(0, 1)
      row.set(1, 2)
      row.set(0, column(0))
      output('x', row.at(0))
    }
    expect(wanted(write)).toEqual(['array', 'array', 'array', 'read array', 'output'])
  })

  test('a column is a result', () => {
    const write = ({ $, column, loop, put }: Builder): void => {
      loop(0, 2, (k) => put(8, k, $`-${column(0)}`))
    }
    expect(wanted(write)).toEqual(['neg', ['loop', 'column']])
  })
})

describe('hosts', () => {
  /** A host that turns the first row into the second, of which the reader may want either. */
  const write =
    (asked: 'first' | 'second', called: { times: number }) =>
    ({ $, column, lines, host, output }: Builder): void => {
      const [first, second] = [lines(1), lines(1)]
      first.set(0, $`${column(0)} + 1`)
      second.set(0, 0)
      host({
        reads: [first],
        writes: [second],
        run: ({ get, set }) => {
          called.times++
          set(second, 0, 2 * get(first, 0))
        },
      })
      output('x', (asked === 'first' ? first : second).at(0))
    }

  test('one whose rows are wanted is called, and what it reads is wanted', () => {
    const called = { times: 0 }
    const { interpreted, compiled } = onTrials(write('second', called), [1, 2, 3])
    expect([interpreted.x, compiled.x, called.times]).toEqual([[4, 6, 8], [4, 6, 8], 6])
  })

  test('one whose rows nobody wants is never called by the compiled program', () => {
    const called = { times: 0 }
    expect(wanted(write('first', called))).toEqual(['add', 'array', 'read array', 'output'])
    const { interpreted, compiled } = onTrials(write('first', called), [1, 2, 3])
    expect([interpreted.x, compiled.x, called.times]).toEqual([[2, 3, 4], [2, 3, 4], 3])
  })
})

describe('to tell a trial, every row and variable is wanted', () => {
  test('in the interpreter', () => {
    const write = ({ column, lines, changing }: Builder): void => {
      const [row, number] = [lines(1), changing(2)]
      row.set(0, column(0))
      number.set(3)
    }
    expect(wanted(write)).toEqual([])
    expect(wanted(write, true)).toEqual(['variable', 'array', 'variable'])
  })
})
