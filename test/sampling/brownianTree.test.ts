import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bridgesTo, hourOf, hoursPerYear } from '../../models/sampling/brownianTree.ts'

/** W at each hour as what it is made of: a factor for each normal, in square roots of hours. */
const madeOf = (hours: readonly number[]): ReadonlyMap<number, ReadonlyMap<number, number>> => {
  const known = new Map<number, ReadonlyMap<number, number>>([[0, new Map()]])
  for (const { hour, before, after } of bridgesTo(hours)) {
    const [from, to] = [known.get(before)!, after === null ? new Map<number, number>() : known.get(after)!]
    const part = after === null ? 0 : (hour - before) / (after - before)
    const made = new Map<number, number>()
    for (const [normal, factor] of from) made.set(normal, factor * (1 - part))
    for (const [normal, factor] of to) made.set(normal, (made.get(normal) ?? 0) + factor * part)
    const variance = after === null ? hour - before : part * (after - hour)
    known.set(hour, made.set(hour, Math.sqrt(variance)))
  }
  return known
}

const anyHours = fc.uniqueArray(fc.integer({ min: 1, max: 6 * hoursPerYear }), { minLength: 1, maxLength: 8 })

it('the covariance of any two places of a path is exactly that of Brownian motion, min(s, t)', () => {
  fc.assert(
    fc.property(anyHours, (hours) => {
      const made = madeOf(hours)
      for (const s of hours)
        for (const t of hours) {
          const [a, b] = [made.get(s)!, made.get(t)!]
          const covariance = [...a].reduce((sum, [normal, factor]) => sum + factor * (b.get(normal) ?? 0), 0)
          expect(covariance / Math.min(s, t)).toBeCloseTo(1, 11)
        }
    }),
  )
})

it('a place is drawn from the same places whatever else is asked for', () => {
  fc.assert(
    fc.property(anyHours, anyHours, (some, others) => {
      const alone = bridgesTo(some)
      const among = new Map(bridgesTo([...others, ...some]).map((bridge) => [bridge.hour, bridge]))
      for (const bridge of alone) expect(among.get(bridge.hour)).toEqual(bridge)
    }),
  )
})

it('halves, quarters, months and half-months of a year are a few steps from it, any hour at most 18', () => {
  const steps = (years: number): number => bridgesTo([hourOf(years)]).length - Math.ceil(years)
  expect([2, 2.5, 2.25, 2.125, 2 + 1 / 24].map(steps)).toEqual([0, 1, 2, 3, 4])
  const most = Math.max(...Array.from({ length: hoursPerYear }, (_, h) => bridgesTo([h + 1]).length - 1))
  expect(most).toBeLessThanOrEqual(18)
})
