import { describe, expect, test } from 'vitest'
import { arranged } from '../../models/kernel/arrange/arrange.ts'
import type { Builder } from '../../models/kernel/builder.ts'
import { shifted } from '../../models/kernel/indices.ts'
import { liveOf } from '../../models/kernel/live.ts'
import type { Program } from '../../models/kernel/program.ts'
import { onTrials, written } from '../support/kernel/engines.ts'
import { type Outline, outlineOf } from '../support/kernel/outline.ts'

/** What is left of a program for every trial. */
const eachOf = (program: Program): Outline => {
  const { each } = arranged(program)
  const live = liveOf(each, false)
  return outlineOf(each, (statement) => live.has(statement))
}

const loopsIn = (outline: Outline): number => outline.filter((item) => typeof item !== 'string').length

/** Both engines agree; tells how many loops the compiled one has. */
const loopsOf = (write: (builder: Builder) => void): number => {
  const { program, interpreted, compiled } = onTrials(write, [1.5, -2, 0.25])
  expect(compiled).toEqual(interpreted)
  return loopsIn(eachOf(program))
}

describe('loops of the same bounds go side by side', () => {
  test('and what one puts into a row the other takes from hand: the row is gone', () => {
    const program = written(({ $, column, table, lines, changing, loop, output }) => {
      const [row, sum, at] = [lines(3), changing(0), table([1, 2, 3])]
      loop(0, 3, (k) => row.set(k, $`${column(0)} * ${at(k)}`))
      loop(0, 3, (k) => sum.set($`${sum.get()} + ${row.at(k)}`))
      output('sum', sum.get())
    })
    expect(eachOf(program)).toEqual([
      'variable',
      ['loop', 'read table', 'mul', 'read variable', 'add', 'variable'],
      'read variable',
      'output',
    ])
  })

  test('past what stands between them', () => {
    const loops = loopsOf(({ $, column, lines, changing, loop, output }) => {
      const [row, sum] = [lines(3), changing(0)]
      loop(0, 3, (k) => row.set(k, column(0)))
      const factor = $`${column(0)} * 3`
      loop(0, 2, () => sum.set($`${sum.get()} * 2 + 1`))
      loop(0, 3, (k) => row.set(k, $`${row.at(k)} * ${factor}`))
      output('last', row.at(2))
      output('sum', sum.get())
    })
    expect(loops).toBe(2)
  })

  test('what was put into a place and put there anew is put there once', () => {
    const program = written(({ $, column, lines, loop, output }) => {
      const row = lines(3)
      row.fill(0)
      loop(0, 3, (k) => row.add(k, column(0)))
      loop(0, 3, (k) => row.add(k, $`${column(0)} * 2`))
      output('first', row.at(0))
    })
    expect(eachOf(program).find((item) => typeof item !== 'string')).toEqual(['loop', 'array'])
  })
})

describe('loops stay apart', () => {
  const apart: Readonly<Record<string, (builder: Builder) => void>> = {
    'that add to the same number': ({ $, column, table, changing, loop, output }) => {
      const [sum, one, other] = [changing(0), table([1, 1e16, -1e16]), table([3, 1e-3, 7])]
      loop(0, 3, (k) => sum.set($`${sum.get()} + ${one(k)} * ${column(0)}`))
      loop(0, 3, (k) => sum.set($`${sum.get()} + ${other(k)} * ${column(0)}`))
      output('sum', sum.get())
    },
    'where one reads a later place than the other writes': ({ $, column, lines, loop, output }) => {
      const [row, next] = [lines(4), lines(3)]
      row.fill(5)
      loop(0, 3, (k) => row.set(k, $`${column(0)} + ${row.at(shifted(k, 1))}`))
      loop(0, 3, (k) => next.set(k, row.at(shifted(k, 1))))
      output('first', next.at(0))
    },
    'where one reads the last of the other': ({ $, column, lines, changing, loop, output }) => {
      const [row, sum] = [lines(3), changing(0)]
      loop(0, 3, (k) => {
        sum.set($`${sum.get()} + ${column(0)}`)
        row.set(k, sum.get())
      })
      loop(0, 3, (k) => row.set(k, $`${row.at(k)} / ${sum.get()}`))
      output('first', row.at(0))
    },
  }

  test.each(Object.entries(apart))('%s', (_, write) => {
    expect(loopsOf(write)).toBeGreaterThan(1)
  })
})

describe('what is the same for all trials', () => {
  const growth = ({ $, column, parameter, table, changing, loop, output }: Builder): void => {
    const [sum, at, rate] = [changing(0), table([1, 2, 3]), parameter(0.5)]
    loop(0, 3, (k) => sum.set($`${sum.get()} + ${column(0)} * exp(${rate} * ${at(k)})`))
    output('sum', sum.get())
  }

  test('is worked out once and read', () => {
    const { program, interpreted, compiled } = onTrials(growth, [1.5, -2, 0.25])
    expect(compiled).toEqual(interpreted)
    expect(eachOf(program).flat()).not.toContain('powerOfTwo')
    const { once } = arranged(program)
    expect(outlineOf(once).flat()).toContain('powerOfTwo')
    expect(outlineOf(once).flat()).toContain('array')
  })

  test('is known within a choice and a second loop', () => {
    const { interpreted, compiled } = onTrials(
      ({ $, column, table, lines, loop, when, output }) => {
        const [row, at] = [lines(3), table([1, 2, 3])]
        row.fill(0)
        loop(0, 3, (k) => {
          const power = $`exp(${at(k)})`
          when($`${column(0)} > 0`, () => row.set(k, $`${power} * ${column(0)}`))
          loop(0, 2, (j) => row.add(k, $`${power} * ${at(j)}`))
        })
        output('last', row.at(2))
      },
      [1.5, -2, 0.25],
    )
    expect(compiled).toEqual(interpreted)
  })
})

test('a comparison of a choice between two numbers is the choice', () => {
  const program = written(({ $, column, lines, loop, output }) => {
    const [row, sum] = [lines(2), lines(2)]
    loop(0, 2, (k) => row.set(k, $`${column(0, k)} < 3 ? 1 : 0`))
    loop(0, 2, (k) => sum.set(k, $`${row.at(k)} > 0 ? ${column(0, k)} : 7`))
    output('first', sum.at(0))
  })
  expect(eachOf(program)[0]).toEqual(['loop', 'read column', 'lt', 'select', 'array'])
})
