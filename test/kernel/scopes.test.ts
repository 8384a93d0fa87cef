import { describe, expect, test } from 'vitest'
import { shifted } from '../../models/kernel/indices.ts'
import { written } from '../support/kernel/engines.ts'
import { outlineOf } from '../support/kernel/outline.ts'

describe('what does not change in a loop is worked out before it', () => {
  test('a formula of columns, in however many loops it stands', () => {
    const program = written(({ $, column, lines, loop }) => {
      const row = lines(2)
      loop(0, 2, (k) => loop(0, 3, () => row.set(k, $`${column(0)} * ${column(8)}`)))
    })
    expect(outlineOf(program)).toEqual(['mul', ['loop', ['loop', 'array']]])
  })

  test('the part of a formula that stays', () => {
    const program = written(({ $, column, table, lines, loop }) => {
      const [row, at] = [lines(2), table([1, 2])]
      loop(0, 2, (k) => row.set(k, $`exp(${column(0)}) * ${at(k)}`))
    })
    const outline = outlineOf(program)
    expect(outline.at(-1)).toEqual(['loop', 'read table', 'mul', 'array'])
    expect(outline).toContain('powerOfTwo')
  })

  test('within an inner loop what belongs to the outer one stands in the outer one', () => {
    const program = written(({ $, column, table, changing, loop }) => {
      const [sum, at] = [changing(0), table([1, 2])]
      loop(0, 2, (k) => loop(0, 2, (j) => sum.set($`${sum.get()} + ${at(k)} * ${column(0)} * ${at(j)}`)))
    })
    expect(outlineOf(program)).toEqual([
      'variable',
      ['loop', 'read table', 'mul', ['loop', 'read variable', 'read table', 'mul', 'add', 'variable']],
    ])
  })

  test('a fixed place of a column by period; of a table it is a constant', () => {
    const program = written(({ $, column, table, lines, loop }) => {
      const row = lines(2)
      const third = { kind: 'fixed', value: 2 } as const
      loop(0, 2, (k) => row.set(k, $`${column(0, third)} * ${table([1, 2, 3])(third)}`))
    })
    expect(outlineOf(program)).toEqual(['read column', 'mul', ['loop', 'array']])
  })

  test('a variable and a row are read where they may have changed', () => {
    const program = written(({ $, lines, changing, loop }) => {
      const [row, sum] = [lines(1), changing(0)]
      loop(0, 2, () => {
        row.set(0, $`${row.at(0)} + ${sum.get()}`)
        row.set(0, $`${row.at(0)} + ${sum.get()}`)
      })
    })
    const step = ['read array', 'read variable', 'add', 'array']
    expect(outlineOf(program)).toEqual(['variable', ['loop', ...step, ...step]])
  })
})

describe('nothing moves out of a choice, which is there to be skipped', () => {
  test('a formula stays in it', () => {
    const program = written(({ $, column, lines, when }) => {
      const row = lines(1)
      when($`${column(0)} > 0`, () => row.set(0, $`sqrt(${column(0)})`))
    })
    expect(outlineOf(program)).toEqual(['gt', ['when', 'sqrt', 'read array', 'select', 'array']])
  })

  test('a formula in a loop within a choice stops at the choice', () => {
    const program = written(({ $, column, table, lines, loop, when }) => {
      const row = lines(2)
      loop(0, 2, (k) =>
        when($`${table([1, 2])(k)} > ${column(0)}`, () =>
          loop(0, 2, (j) => row.set(j, $`sqrt(${column(0)})`)),
        ),
      )
    })
    expect(outlineOf(program)).toEqual([
      ['loop', 'read table', 'gt', ['when', 'sqrt', ['loop', 'read array', 'select', 'array']]],
    ])
  })

  test('what is known before a choice is used within it, and not the other way round', () => {
    const program = written(({ $, column, lines, when }) => {
      const row = lines(1)
      const root = () => $`sqrt(${column(0)})`
      when($`${column(0)} > 0`, () => row.set(0, root()))
      row.set(0, root())
      when($`${column(0)} > 1`, () => row.set(0, root()))
    })
    const written2 = ['read array', 'select', 'array']
    expect(outlineOf(program)).toEqual([
      'gt',
      ['when', 'sqrt', ...written2],
      'sqrt',
      'array',
      'gt',
      ['when', ...written2],
    ])
  })
})

describe('what is known already is not worked out again', () => {
  test('the same operation on the same values is one node', () => {
    const program = written(({ $, column, output }) => {
      const sum = () => $`${column(0)} + 2 * ${column(8)}`
      output('one', sum())
      output('two', $`${sum()} * ${sum()}`)
    })
    expect(outlineOf(program)).toEqual(['mul', 'add', 'output', 'mul', 'output'])
  })

  test('another order of operands is another operation', () => {
    const program = written(({ $, column, output }) => {
      output('one', $`min(${column(0)}, ${column(8)}) - min(${column(8)}, ${column(0)})`)
    })
    expect(outlineOf(program)).toEqual(['min', 'min', 'sub', 'output'])
  })

  test('columns, constants and tables are one each; a parameter is a number of its own', () => {
    const { inputs, tables, parameters } = written(({ $, column, parameter, table, loop, output }) => {
      loop(0, 2, (k) => {
        for (let twice = 0; twice < 2; twice++)
          $`${column(0)} + 3 + ${table([1, 2])(k)} + ${table([1, 2])(shifted(k, 0))} + ${table([1, -0])(k)}`
      })
      output(
        'x',
        $`${column(0)} * 3 * ${parameter(3)} * ${parameter(3)} * ${table([4, 4, 4])({ kind: 'fixed', value: 1 })}`,
      )
    })
    const read = inputs.flatMap((each) => (each.kind === 'node' ? [each.node.source] : []))
    expect(read).toEqual([
      { kind: 'column', offset: 0, at: null },
      { kind: 'constant', value: 3 },
      { kind: 'parameter', parameter: 0 },
      { kind: 'parameter', parameter: 1 },
      { kind: 'constant', value: 4 },
    ])
    expect(tables.map(({ values }) => values)).toEqual([
      [1, 2],
      [1, -0],
    ])
    expect(parameters).toEqual([3, 3])
  })

  test('a zero with a sign is not the zero without', () => {
    const { inputs } = written(({ $, column, output }) => {
      output('x', $`${column(0)} / 0 + ${column(0)} / ${-0}`)
    })
    const constants = inputs.flatMap((each) =>
      each.kind === 'node' && each.node.source?.kind === 'constant' ? [each.node.source.value] : [],
    )
    expect(constants).toEqual([0, -0])
  })

  test('what needs no instruction is none', () => {
    const program = written(({ $, column, output }) => {
      const x = column(0)
      output('x', $`(1 * ${x} + 0 - 0) * 1 / 1 + 0 * 7`)
      output('y', $`1 == 1 ? ${x} : ${x} * ${x} + 1`)
      output('z', $`2 * 3 + exp(0) > 6 && ${x} > 0 || 1 > 2 ? 1 : 0`)
    })
    expect(outlineOf(program)).toEqual(['output', 'mul', 'add', 'output', 'gt', 'select', 'output'])
  })
})
