import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exp } from '../../models/numerics/elementary.ts'
import { evenStep } from '../../models/simulate/deal/present.ts'
import { sample } from '../laws/documents.ts'
import { planOf } from '../support/againstTwin.ts'

const monthly = Float64Array.from({ length: 121 }, (_, j) => 0.25 + j / 12)

describe('dates that follow each other evenly', () => {
  it('have one step, to a rounding', () => {
    expect(evenStep(monthly)).toBeCloseTo(1 / 12, 15)
    expect(evenStep(Float64Array.of(0.5, 1.5, 2.5))).toBe(1)
  })

  it('have none where one date is off, or where there are two', () => {
    for (const off of [1e-11, -1e-9, 0.01])
      expect(evenStep(monthly.map((time, j) => (j === 60 ? time + off : time)))).toBeNull()
    expect(evenStep(Float64Array.of(0.5, 1.5))).toBeNull()
    expect(evenStep(Float64Array.of(0, 0.5, 2))).toBeNull()
  })

  it('give the factors of an exponential each to a few roundings, at any rate and in the calendars of the sample', () => {
    const calendars = planOf(sample('northlake')).deals.flatMap(({ dates }) =>
      dates.map(({ times }) => times),
    )
    const even = [monthly, ...calendars].filter((times) => evenStep(times) !== null)
    expect(even.length).toBeGreaterThan(1)
    fc.assert(
      fc.property(fc.constantFrom(...even), fc.double({ min: 0, max: 0.6, noNaN: true }), (times, rate) => {
        const ratio = exp(-rate * evenStep(times)!)
        let factor = exp(-rate * times[0]!)
        for (const time of times) {
          expect(Math.abs(factor / exp(-rate * time) - 1)).toBeLessThan(1e-15 * (times.length + 4))
          factor *= ratio
        }
      }),
    )
  })
})
