import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compressedAxis, evenAxis, needsCompression, roundStep, unitFor } from '../../web/charts/axis.ts'
import { fitDots, stackDots } from '../../web/charts/dots.ts'

const amounts = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 60 })

describe('an axis of money', () => {
  it('takes in every amount and 0, even or compressed', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        for (const axis of [evenAxis(values), compressedAxis(values, 1e4)]) {
          const places = [0, ...values].map(axis.place)
          expect(Math.min(...places)).toBeGreaterThanOrEqual(axis.min)
          expect(Math.max(...places)).toBeLessThanOrEqual(axis.max)
        }
      }),
    )
  })

  it('keeps the order of amounts when it is compressed', () => {
    const { place } = compressedAxis([-1e6, 1e7], 1e5)
    const places = [-1e6, -1e5, 0, 1e5, 1e6, 1e7].map(place)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(place(0)).toBe(0)
  })

  it('marks round amounts, and 0 among them', () => {
    expect(evenAxis([0, 7e6]).ticks(500)).toEqual([0, 2e6, 4e6, 6e6])
    expect(compressedAxis([-3e5, 2e7], 1e5).ticks(600)).toEqual([-1e5, 0, 1e5, 1e6, 1e7])
    expect(roundStep(10, 4)).toBe(2.5)
    expect(roundStep(0.9, 3)).toBe(0.5)
  })

  it('is compressed only where large and small differ by more than twenty times', () => {
    expect(needsCompression([1e5, 1.9e6])).toBe(false)
    expect(needsCompression([1e5, 2.1e6])).toBe(true)
    expect(needsCompression([5])).toBe(false)
    expect(unitFor([268_000, 1e6, 2e6, 7e6])).toBe(1e6)
  })
})

describe('dots', () => {
  const positions = fc
    .array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: 1, maxLength: 50 })
    .map((values) => [...values].sort((a, b) => a - b))

  it('stay within half a diameter of their place, every one of them once', () => {
    fc.assert(
      fc.property(positions, fc.integer({ min: 3, max: 12 }), (values, diameter) => {
        const dots = stackDots(values, diameter)
        expect(dots.map((dot) => dot.index)).toEqual(values.map((_, index) => index))
        for (const dot of dots)
          expect(Math.abs(dot.x - (values[dot.index] ?? 0))).toBeLessThanOrEqual(diameter / 2)
      }),
    )
  })

  it('stack without overlap: levels count up, stacks stand a diameter apart at their first dots', () => {
    expect(stackDots([0, 1, 2, 20], 5)).toEqual([
      { index: 0, x: 1, level: 0, stack: 3 },
      { index: 1, x: 1, level: 1, stack: 3 },
      { index: 2, x: 1, level: 2, stack: 3 },
      { index: 3, x: 20, level: 0, stack: 1 },
    ])
  })

  it('shrink until the tallest stack fits, then overlap rather than vanish', () => {
    const same = Array.from({ length: 50 }, () => 10)
    const sizes = { least: 3, most: 10 }
    expect(fitDots(same, 200, sizes).diameter).toBe(4)
    expect(fitDots([1, 50, 100], 60, sizes).diameter).toBe(10)
    const pile = fitDots(same, 60, { least: 6, most: 10 })
    expect(pile.diameter).toBe(6)
    expect(Math.max(...pile.dots.map((dot) => dot.height))).toBeLessThanOrEqual(57 + 1e-9)
  })
})
