import { describe, expect, test } from 'vitest'
import type { Builder } from '../../models/kernel/builder.ts'
import { emitModule } from '../../models/kernel/wasm/emit.ts'
import { layoutOf } from '../../models/kernel/wasm/layout.ts'
import { onTrials, written } from '../support/kernel/engines.ts'
import { localsIn } from '../support/kernel/localsIn.ts'

const numbers = (length: number): readonly number[] => Array.from({ length }, (_, i) => 1 + (i % 7) / 8)

const expectAlike = (write: (builder: Builder) => void): void => {
  const { interpreted, compiled } = onTrials(write, [1, 2, 3])
  expect(compiled).toEqual(interpreted)
  expect(interpreted.x!.every(Number.isFinite)).toBe(true)
}

const locals = (write: (builder: Builder) => void): number => {
  const program = written(write)
  return localsIn(emitModule(program, layoutOf(program, 0, 8), 8))
}

describe('programs as long as a document can make them', () => {
  test('a formula of 6,000 operations, each within the next', () => {
    expectAlike(({ $, column, parameter, output }) =>
      output(
        'x',
        numbers(6_000).reduce((sum, value) => $`${sum} * 0.5 + ${parameter(value)}`, column(0)),
      ),
    )
  })

  test('12,000 numbers of a document that are all read in one loop, and none is kept', () => {
    const write = ({ $, column, parameter, changing, loop, output }: Builder): void => {
      const places = numbers(12_000).map((value) => parameter(value))
      const sum = changing(column(0))
      loop(0, 2, () => {
        for (const place of places) sum.set($`(${sum.get()} - ${place}) * 0.5 + ${place}`)
      })
      output('x', sum.get())
    }
    expectAlike(write)
    expect(locals(write)).toBeLessThan(10)
  })

  test('a row that is written in 6,000 places', () => {
    expectAlike(({ $, column, lines, output }) => {
      const row = lines(6_001)
      row.set(0, column(0))
      for (let k = 0; k < 6_000; k++) row.set(k + 1, $`${row.at(k)} * 0.5 + ${column(0)}`)
      output('x', row.at(6_000))
    })
  })
})

describe('locals', () => {
  /** Markets one after the other, each with loops, numbers and a variable of its own. */
  const markets =
    (count: number) =>
    ({ $, column, parameter, lines, changing, loop, output }: Builder): void => {
      const total = lines(3)
      total.fill(0)
      for (let market = 0; market < count; market++) {
        const [size, growth] = [parameter(market), parameter(0.1)]
        const level = changing(size)
        loop(0, 3, (k) => {
          total.add(k, $`${level.get()} * exp(${growth} * ${column(0)})`)
          level.set($`${level.get()} * (1 + ${growth})`)
        })
      }
      output('x', total.at(2))
    }

  test('serve one value after the other', () => {
    expect(locals(markets(1))).toBeGreaterThan(5)
    expect(locals(markets(100))).toBeLessThan(100 + 20)
    expectAlike(markets(100))
  })

  test('a value that is needed again keeps its own', () => {
    const write = ({ $, column, changing, loop, output }: Builder): void => {
      const sum = changing(0)
      const early = $`sqrt(${column(0)})`
      loop(0, 3, () => {
        const first = $`${sum.get()} + ${early}`
        const second = $`${first} * ${first}`
        sum.set($`${second} - ${second} / ${first}`)
      })
      output('x', $`${sum.get()} + ${early} * ${early}`)
    }
    expectAlike(write)
  })

  test('the loops of a program share theirs where they do not stand within each other', () => {
    const loops = (count: number) => (builder: Builder) => {
      const row = builder.lines(2)
      for (let n = 0; n < count; n++) builder.loop(0, 2, (k) => row.set(k, n))
      builder.output('x', row.at(0))
    }
    expect(locals(loops(50))).toBe(locals(loops(1)))
  })
})
