import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plain } from '../../models/kernel/plain.ts'
import { bass, gompertz, logistic, ramp, table } from '../../models/market/adoption.ts'

describe('Bass adoption', () => {
  it('solves its own equation: F′ = (p + qF)(1 − F), F(0) = 0, integrated in small steps', () => {
    for (const [p, q] of [
      [0.03, 0.38],
      [0.06, 0.5],
      [0.2, 0],
    ] as const) {
      const slope = (f: number): number => (p + q * f) * (1 - f)
      let f = 0
      const step = 1 / 64
      for (let x = step; x <= 20; x += step) {
        const k1 = slope(f)
        const k2 = slope(f + (step * k1) / 2)
        const k3 = slope(f + (step * k2) / 2)
        const k4 = slope(f + step * k3)
        f += (step * (k1 + 2 * k2 + 2 * k3 + k4)) / 6
        expect(Math.abs(bass(plain, x, { p, q }) - f)).toBeLessThan(1e-9)
      }
    }
  })

  it('peaks when Bass (1969) says: at ln(q/p)/(p + q), with F = ½ − p/(2q)', () => {
    const [p, q] = [0.03, 0.38]
    const peak = Math.log(q / p) / (p + q)
    expect(bass(plain, peak, { p, q })).toBeCloseTo(0.5 - p / (2 * q), 12)
  })

  it('is 0 before it starts, and without innovators for ever', () => {
    expect([
      bass(plain, -1, { p: 0.1, q: 0.4 }),
      bass(plain, 0, { p: 0.1, q: 0.4 }),
      bass(plain, 10, { p: 0, q: 0.4 }),
    ]).toEqual([0, 0, 0])
  })
})

it('a logistic curve goes from 10 % to 90 % in its years, around its middle', () => {
  const at = (x: number): number => logistic(plain, x, { years: 5, middle: 3 })
  expect(at(3)).toBe(0.5)
  expect(at(0.5)).toBeCloseTo(0.1, 14)
  expect(at(5.5)).toBeCloseTo(0.9, 14)
})

it('a Gompertz curve starts at e^−b and turns at 1/e', () => {
  expect(gompertz(plain, 0, { b: 3, c: 0.5 })).toBeCloseTo(Math.exp(-3), 14)
  expect(gompertz(plain, Math.log(3) / 0.5, { b: 3, c: 0.5 })).toBeCloseTo(Math.exp(-1), 14)
})

it('a ramp is straight and ends at its years; without years it is there at once', () => {
  expect([0, 1, 4, 9].map((x) => ramp(plain, x, 4))).toEqual([0, 0.25, 1, 1])
  expect(ramp(plain, 0, 0)).toBe(1)
})

it('a table is read by whole years and its last value holds', () => {
  expect([0, 0.99, 1, 2.5, 40].map((x) => table(plain, x, [0.2, 0.6, 1]))).toEqual([0.2, 0.2, 0.6, 1, 1])
})

it('every path rises from 0 to 1', () => {
  const x = fc.double({ min: 0, max: 60, noNaN: true })
  const positive = fc.double({ min: 0.01, max: 5, noNaN: true })
  fc.assert(
    fc.property(x, x, positive, positive, (a, b, one, two) => {
      const [early, late] = a < b ? [a, b] : [b, a]
      for (const path of [
        (t: number) => bass(plain, t, { p: one, q: two }),
        (t: number) => logistic(plain, t, { years: one, middle: two }),
        (t: number) => gompertz(plain, t, { b: one, c: two }),
      ]) {
        expect(path(early)).toBeGreaterThanOrEqual(0)
        expect(path(late)).toBeLessThanOrEqual(1)
        expect(path(late)).toBeGreaterThanOrEqual(path(early) - 1e-12)
      }
    }),
  )
})
