import { describe, expect, test } from 'vitest'
import type { Builder } from '../../models/kernel/builder.ts'
import { shifted } from '../../models/kernel/indices.ts'
import type { Index, Node } from '../../models/kernel/program.ts'
import {
  compiled as compiledOn,
  interpreted as interpretedOn,
  onTrials,
  written,
} from '../support/kernel/engines.ts'

/** Both engines agree on what every output of some trials is. */
const expectOutputs = (
  write: (builder: Builder) => void,
  values: readonly number[],
  wanted: object,
): void => {
  const { interpreted, compiled } = onTrials(write, values)
  expect(interpreted).toEqual(wanted)
  expect(compiled).toEqual(wanted)
}

const four = [-1, 0, 1, 2]

describe('masks are not numbers', () => {
  const refused: readonly (readonly [string, (builder: Builder, x: Node) => unknown])[] = [
    ['a sum with a mask', ({ $ }, x) => $`(${x} > 0) + 1`],
    ['a comparison of a comparison', ({ $ }, x) => $`0 < ${x} < 1`],
    ['a number as a condition', ({ $ }, x) => $`${x} ? 1 : 2`],
    ['a number among masks', ({ $ }, x) => $`${x} > 0 && ${x}`],
    ['not of a number', ({ $ }, x) => $`!${x}`],
    ['a choice between a mask and a number', ({ $ }, x) => $`${x} > 0 ? ${x} < 1 : 0`],
    ['a mask in a row', ({ $, lines }, x) => lines(1).set(0, $`${x} > 0`)],
    ['a mask that changes', ({ $, changing }, x) => changing($`${x} > 0`)],
    ['a mask as what is put', ({ $, put }, x) => put(8, null, $`${x} > 0`)],
    ['a mask as an output', ({ $, output }, x) => output('x', $`${x} > 0`)],
    ['a number as a choice', ({ when }, x) => when(x, () => {})],
    ['a fixed number as a choice', ({ $, when }) => when($`1`, () => {})],
  ]

  test.each(refused)('%s is refused', (_, write) => {
    expect(() => written((builder) => write(builder, builder.column(0)))).toThrow(/mask/)
  })

  test('a choice between masks is a mask, a fixed one included', () => {
    const write = ({ $, column, output }: Builder): void => {
      const x = column(0)
      const one = $`${x} > 0 ? ${x} > 1 : 1 == 1`
      const other = $`${x} > 0 ? 1 == 2 : ${x} < 0`
      output('one', $`${one} ? 10 : -0.3`)
      output('other', $`!${other} && ${one} ? 10 : -0.3`)
      output('fixed', $`(${x} > 0 ? 1 == 1 : 1 == 2) ? 10 : -0.3`)
    }
    expectOutputs(write, four, {
      one: [10, 10, -0.3, 10],
      other: [-0.3, 10, -0.3, 10],
      fixed: [-0.3, -0.3, 10, 10],
    })
  })
})

describe('when', () => {
  test('changes what was declared outside in its own trials alone, columns included', () => {
    const write = ({ $, column, put, lines, changing, when, output }: Builder): void => {
      const x = column(0)
      const [row, sum] = [lines(1), changing(1)]
      row.fill(2)
      when($`${x} > 0`, () => {
        row.add(0, 10)
        sum.set($`${sum.get()} + ${x}`)
        when($`${x} > 1`, () => row.set(0, 99))
        put(4, null, 7)
      })
      output('row', row.at(0))
      output('sum', sum.get())
    }
    expectOutputs(write, four, { row: [2, 2, 12, 99], sum: [1, 1, 2, 3] })
    const block = { columns: Float64Array.of(...four, 1, 2, 3, 4), start: 0, size: 4, count: 4 }
    const program = written(write)
    for (const { columns } of [interpretedOn(program, block), ...compiledOn(program, [block])])
      expect([...columns.subarray(4)]).toEqual([1, 2, 7, 7])
  })

  test('what is declared inside changes without a choice', () => {
    const write = ({ $, column, changing, when, output }: Builder): void => {
      const x = column(0)
      const out = changing(0)
      when($`${x} > 0`, () => {
        const inner = changing(1)
        inner.set($`${inner.get()} + ${x}`)
        out.set(inner.get())
      })
      output('out', out.get())
    }
    expectOutputs(write, four, { out: [0, 0, 2, 3] })
  })

  test('a fixed choice is made while the program is written', () => {
    const program = written(({ $, when, output }) => {
      when($`1 == 1`, () => output('yes', 1))
      when($`1 == 2`, () => output('no', 1))
    })
    expect(program.outputs).toEqual(['yes'])
    expect(program.body.map(({ kind }) => kind)).toEqual(['output'])
  })

  test('an output belongs to every trial', () => {
    expect(() =>
      written(({ $, column, when, output }) => when($`${column(0)} > 0`, () => output('x', 1))),
    ).toThrow('an output is written in every trial')
  })
})

describe('loops', () => {
  test('of no length are left out', () => {
    const program = written(({ loop, lines, output }) => {
      const row = lines(0)
      row.fill(1)
      loop(3, 3, () => output('never', 1))
      loop(3, 1, () => output('never', 1))
    })
    expect([program.body, program.outputs]).toEqual([[], []])
  })

  test('go over their places one after the other, with neighbours', () => {
    const write = ({ $, column, loop, lines, changing, output }: Builder): void => {
      const [row, sum] = [lines(5), changing(0)]
      row.fill(column(0))
      loop(1, 5, (k) => row.add(k, row.at(shifted(k, -1))))
      loop(0, 4, (k) => sum.set($`10 * ${sum.get()} + ${row.at(shifted(k, 1))}`))
      output('sum', sum.get())
    }
    expectOutputs(write, [1, 2, 3], { sum: [2345, 4690, 7035] })
  })

  test('an index table leads from a place to a place', () => {
    const write = ({ column, loop, lines, indexTable, output }: Builder): void => {
      const years = lines(2)
      years.fill(0)
      const yearOf = indexTable([-1, 0, 0, 1, 1, 1])
      loop(1, 6, (k) => years.add(yearOf(k), column(0)))
      output('first', years.at(0))
      output('second', years.at(1))
    }
    expectOutputs(write, [1, 5], { first: [2, 10], second: [3, 15] })
  })
})

describe('what stands in the wrong place is refused', () => {
  const refused: readonly (readonly [string, (builder: Builder) => void])[] = [
    [
      'a value outside of the loop it was worked out in',
      ({ $, loop, table, output }) => {
        let inside = $`0`
        loop(0, 2, (k) => {
          inside = $`${table([1, 2])(k)} + 1`
        })
        output('x', inside)
      },
    ],
    [
      'a value outside of its choice',
      ({ $, column, when }) => {
        let inside = $`0`
        when($`${column(0)} > 0`, () => {
          inside = $`${column(0)} + 1`
        })
        $`${inside} * 2`
      },
    ],
    ['a value of another program', ({ $, output }) => output('x', foreign() ?? $`0`)],
    ['an index outside of its loop', ({ loop, lines }) => lines(2).set(escaped(loop), 1)],
    ['a table at an index outside of its loop', ({ loop, table }) => table([1, 2])(escaped(loop))],
    [
      'an index table outside of its loop',
      ({ loop, indexTable, lines }) => {
        const index = escaped(loop)
        lines(2).at(indexTable([0, 1])(index))
      },
    ],
    ['a place behind the end of a row', ({ lines }) => lines(2).at(2)],
    ['a place before its beginning', ({ lines }) => lines(2).at(-1)],
    ['a place between two', ({ lines }) => lines(2).at(0.5)],
    ['a loop beyond the end of a row', ({ loop, lines }) => loop(0, 3, (k) => lines(2).set(k, 1))],
    ['a neighbour beyond it', ({ loop, lines }) => loop(0, 2, (k) => lines(2).set(shifted(k, 1), 1))],
    ['a neighbour before it', ({ loop, lines }) => loop(0, 2, (k) => lines(2).set(shifted(k, -1), 1))],
    ['a table that is too short', ({ loop, table }) => loop(0, 3, (k) => table([1, 2])(k))],
    ['a column before the block', ({ loop, column }) => loop(0, 3, (k) => column(8, shifted(k, -1)))],
    [
      'an index table that leads out of a row',
      ({ loop, lines, indexTable }) => {
        const of = indexTable([-1, 0, 1])
        loop(0, 3, (k) => lines(2).at(of(k)))
      },
    ],
    [
      'an index table for a column',
      ({ loop, put, indexTable }) => {
        const of = indexTable([0, 1])
        loop(0, 2, (k) => put(8, of(k), 1))
      },
    ],
    [
      'a column that is read and put',
      ({ column, put }) => {
        put(8, null, 1)
        put(16, null, column(8))
      },
    ],
    [
      'two outputs of one name',
      ({ output }) => {
        output('x', 1)
        output('x', 2)
      },
    ],
  ]

  const escaped = (loop: Builder['loop']): Index => {
    let index: Index | null = null
    loop(0, 2, (k) => {
      index = k
    })
    return index!
  }
  const foreign = (): Node | null => {
    let node: Node | null = null
    written(({ $, column }) => {
      node = $`${column(0)} + 1`
    })
    return node
  }

  test.each(refused)('%s', (_, write) => {
    expect(() => written(write)).toThrow()
  })
})
