import { describe, expect, it } from 'vitest'
import type { Dial, Range } from '../../models/negotiate/solve/equation.ts'
import { rootsOf } from '../../models/negotiate/solve/roots.ts'

/** An equation whose error is 0.01; the few futures see it 0.02 too high. */
const dialOf = (f: (x: number) => number): Dial => ({
  quick: (x) => f(x) + 0.02,
  whole: (x) => ({ all: f(x), replicates: Float64Array.from([f(x) - 0.01, f(x) + 0.01]) }),
})

const range: Range = { from: 0, to: 4, step: null, also: [], lower: 0, upper: Infinity }
const values = (f: (x: number) => number, over: Partial<Range> = {}): readonly number[] =>
  rootsOf(dialOf(f), { ...range, ...over }).roots.map(({ value }) => value)

describe('the solutions of an equation in one term', () => {
  it('are all found where a term helps first and harms later', () => {
    const [one, other] = values((x) => (x - 1) * (x - 3.1))
    expect(one).toBeCloseTo(1, 3)
    expect(other).toBeCloseTo(3.1, 3)
  })

  it('carry the error of the equation over its slope', () => {
    const { roots } = rootsOf(
      dialOf((x) => 4 * x - 6),
      range,
    )
    expect(roots).toHaveLength(1)
    expect(roots[0]!.value).toBeCloseTo(1.5, 12)
    // two replicates 0.02 apart: their mean has an error of 0.01
    expect(roots[0]!.standardError).toBeCloseTo(0.01 / 4, 12)
  })

  it('are looked for beyond the usual range, but not beyond one that was asked for', () => {
    expect(values((x) => x - 500)[0]).toBeCloseTo(500, 9)
    const { roots, nearest } = rootsOf(
      dialOf((x) => x - 500),
      { ...range, upper: 4 },
    )
    expect(roots).toEqual([])
    expect(nearest).toBe(4)
  })

  it('are steps where a figure leaps over its target, on the side where it is reached', () => {
    const leap = (x: number) => (x < 2.2 ? -1 : 1)
    const { roots } = rootsOf(dialOf(leap), range)
    expect(roots).toMatchObject([{ exact: false }])
    expect(leap(roots[0]!.value)).toBe(1)
    expect(
      rootsOf(
        dialOf((x) => x - 2.5),
        { ...range, step: 1 },
      ).roots,
    ).toMatchObject([{ value: 3, exact: false }])
  })

  it('are a stretch where a term does nothing', () => {
    const still: Dial = {
      quick: (x) => Math.min(0, x - 2),
      whole: (x) => ({ all: Math.min(0, x - 2), replicates: new Float64Array(2).fill(Math.min(0, x - 2)) }),
    }
    expect(rootsOf(still, range).roots).toMatchObject([{ value: 2, upTo: 4, exact: true }])
  })
})
