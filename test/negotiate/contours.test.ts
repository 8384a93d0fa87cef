import { describe, expect, it } from 'vitest'
import type { Lever } from '../../models/negotiate/lever.ts'
import type { Axis, Sides } from '../../models/negotiate/zone/axis.ts'
import { contoursOf, crossingsOf } from '../../models/negotiate/zone/contours.ts'

const lever = { name: 'x' } as Lever
const axis = (values: readonly number[]): Axis => ({ lever, values })
const even = Array.from({ length: 41 }, (_, i) => -1 + i / 20)
const sides: Sides = [axis(even), axis(even)]
const surface = (of: (x: number, y: number) => number) => even.map((y) => even.map((x) => of(x, y)))

describe('lines along which a surface is 0', () => {
  it('a circle is one line that closes', () => {
    const lines = contoursOf(
      surface((x, y) => 0.5 - x * x - y * y),
      sides,
    )
    expect(lines).toHaveLength(1)
    expect(lines[0]!.at(-1)).toEqual(lines[0]![0])
    for (const [x, y] of lines[0]!) expect(Math.hypot(x, y)).toBeCloseTo(Math.SQRT1_2, 2)
  })

  it('two lines stay two', () => {
    const lines = contoursOf(
      surface((x) => x * x - 0.3),
      sides,
    )
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(new Set(line.map(([x]) => Math.sign(x))).size).toBe(1)
  })

  it('a saddle is cut so that its middle keeps its side', () => {
    const corner = axis([0, 1])
    const cut = (a: number, b: number) =>
      contoursOf(
        [
          [a, -b],
          [-b, a],
        ],
        [corner, corner],
      ).map((line) => line.map(([x, y]) => x + y))
    // the middle is on the side of the first corner: the lines cut the other two off
    expect(cut(3, 1).every(([from, to]) => Math.abs(from! + to! - 2) < 1e-12)).toBe(true)
    expect(cut(1, 3).some(([from, to]) => from! + to! < 1)).toBe(true)
  })

  it('a surface above 0 has none, and a row has points', () => {
    expect(
      contoursOf(
        surface(() => 1),
        sides,
      ),
    ).toEqual([])
    expect(contoursOf([[-1, 1, 1, -3]], [axis([0, 2, 4, 8]), { lever: null, values: [0] }])).toEqual([
      [[1, 0]],
      [[5, 0]],
    ])
    expect(crossingsOf([0, 1, 0], [1, 2, 3])).toEqual([1, 3])
  })
})
