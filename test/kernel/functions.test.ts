import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Builder } from '../../models/kernel/builder.ts'
import type { Node } from '../../models/kernel/program.ts'
import { exp, log, pow } from '../../models/numerics/elementary.ts'
import { onTrials } from '../support/kernel/engines.ts'

type Function = (builder: Builder, x: Node) => Node

/** A function of one column, as each engine has it. */
const both = (f: Function, values: readonly number[]) => {
  const write = (builder: Builder): void => builder.output('y', f(builder, builder.column(0)))
  const { interpreted, compiled } = onTrials(write, values)
  return { interpreted: interpreted.y!, compiled: compiled.y! }
}

const ofExp: Function = ({ $ }, x) => $`exp(${x})`
const ofLog: Function = ({ $ }, x) => $`log(${x})`

/** Values whose bits differ from what is wanted, in either engine. */
const differing = (f: Function, wanted: (x: number) => number, values: readonly number[]) => {
  const { interpreted, compiled } = both(f, values)
  return values.filter((x, i) => !Object.is(interpreted[i], wanted(x)) || !Object.is(compiled[i], wanted(x)))
}

const many = (min: number, max: number) =>
  fc.array(fc.double({ min, max, noNaN: true }), { minLength: 512, maxLength: 512, size: 'max' })

/** The numbers next to x, for places where a step of a method changes. */
const around = (x: number): readonly number[] => [-2, -1, 0, 1, 2].map((n) => x + n * spacing(x))
const spacing = (x: number): number => 2 ** (Math.floor(Math.log2(Math.abs(x))) - 52)

describe('exp has the bits of numerics/elementary.ts', () => {
  test('from −708 to 709', () => {
    fc.assert(
      fc.property(many(-708, 709), (values) => {
        expect(differing(ofExp, exp, values)).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  test('where the nearest power of two changes, and at the ends', () => {
    const changes = Array.from({ length: 2043 }, (_, n) => (n - 1020.5) * Math.LN2)
    const values = [...changes.flatMap(around), 0, -0, 1, -1, 5e-324, -1e-300, 1e-17, -708, 709]
    const inside = values.filter((x) => x >= -708 && x <= 709)
    expect(inside.length).toBeGreaterThan(10_000)
    expect(differing(ofExp, exp, inside)).toEqual([])
  })

  test('beyond them it is 0, infinite, or no number', () => {
    const values = [-709, -745.2, -1e300, -Infinity, 709.9, 1e300, Infinity, Number.NaN]
    expect(differing(ofExp, (x) => (x < 0 ? 0 : x > 0 ? Infinity : x), values)).toEqual([])
  })
})

describe('log has the bits of numerics/elementary.ts', () => {
  test('for every normal positive number', () => {
    fc.assert(
      fc.property(many(2 ** -1022, Number.MAX_VALUE), many(1e-3, 1e3), (wide, usual) => {
        expect(differing(ofLog, log, [...wide, ...usual])).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  test('where the mantissa is halved, at powers of two and at the ends', () => {
    const powers = Array.from({ length: 2046 }, (_, n) => 2 ** (n - 1022))
    const halved = powers.slice(0, -1).flatMap((power) => around(power * 1.4142131805419922))
    const values = [...powers, ...halved, ...around(1), 2 ** -1022, Number.MAX_VALUE]
    expect(differing(ofLog, log, values)).toEqual([])
  })

  test('of 0, of less, of what has no end or is no number', () => {
    expect(differing(ofLog, log, [0, -0, -1, -5e-324, -Infinity, Infinity, Number.NaN])).toEqual([])
  })
})

const powOf = (bases: readonly number[], exponent: number) =>
  both(({ $, parameter }, x) => $`pow(${x}, ${parameter(exponent)})`, bases)

describe('pow of a positive base', () => {
  test('within 4e-15 of numerics/elementary.ts where the result is moderate', () => {
    fc.assert(
      fc.property(many(1e-6, 1e6), fc.double({ min: -8, max: 8, noNaN: true }), (bases, exponent) => {
        const moderate = bases.filter((base) => Math.abs(exponent * Math.log(base)) < 10)
        const { interpreted, compiled } = powOf(moderate, exponent)
        expect(interpreted).toEqual(compiled)
        moderate.forEach((base, i) => {
          const wanted = pow(base, exponent)
          expect(Math.abs(compiled[i]! - wanted) / wanted, `${base}^${exponent}`).toBeLessThan(4e-15)
        })
      }),
      { numRuns: 50 },
    )
  })

  test('edges: 0, 1, what has no end, and what is no number', () => {
    const edges = [0, 0.5, 1, 2, Infinity, Number.NaN]
    for (const exponent of [0, -0, 1, -1, 0.5, Infinity, -Infinity, Number.NaN]) {
      const isOneToInfinity = (base: number) => base === 1 && Math.abs(exponent) === Infinity
      const { interpreted, compiled } = powOf(edges, exponent)
      const wanted = edges.map((base) => (isOneToInfinity(base) ? Number.NaN : pow(base, exponent)))
      const show = (results: readonly number[]) =>
        edges.map((base, i) => `${base}^${exponent} = ${results[i]!.toPrecision(14)}`)
      expect(show(interpreted)).toEqual(show(wanted))
      expect(show(compiled)).toEqual(show(wanted))
    }
  })
})
