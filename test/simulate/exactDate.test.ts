import { describe, expect, it } from 'vitest'
import { answerTo, changed, type Loose, smallDeal } from '../laws/documents.ts'
import { lineOf } from '../laws/futures.ts'
import { differencesFromTwin, planOf } from '../support/againstTwin.ts'

const dated = (timing: string, periodsPerYear = 1, valuationDate = '2027-01-01'): Loose =>
  smallDeal(
    [
      { kind: 'royalty', rate: 0.1 },
      { kind: 'minimumGuarantee', amount: 1e6 },
      { kind: 'residual', scope: 'tail', tailYears: 2, modelHalfLifeYears: 1, rate: 0.02 },
    ],
    (copy) => Object.assign(copy, { horizonYears: 8, timing, periodsPerYear, valuationDate }),
  )

const daysOf = (document: Loose): readonly number[] =>
  Array.from(planOf(document).calendar.cash, (time) => Math.round(365 * time * 1e6) / 1e6)

describe('cash on the anniversaries of the valuation date', () => {
  it.each([
    // leap days on 2028-02-29 and 2032-02-29
    ['2027-01-01', [365, 731, 1096, 1461, 1826, 2192, 2557, 2922]],
    ['2027-03-15', [366, 731, 1096, 1461, 1827, 2192, 2557, 2922]],
  ])('of %s, in days', (from, days) => {
    expect(daysOf(dated('exact-date', 1, from))).toEqual(days)
    const quarterly = daysOf(dated('exact-date', 4, from))
    expect(quarterly.filter((_, k) => k % 4 === 3)).toEqual(days)
    expect(
      quarterly.every((day, k) => k === 0 || (day > quarterly[k - 1]! && day - quarterly[k - 1]! < 93)),
    ).toBe(true)
  })

  it('is exactly a year after the first year', () => {
    expect(planOf(dated('exact-date')).calendar.cash[0]).toBe(1)
  })
})

describe('a statement by exact dates', () => {
  const lines = ['revenue', 'royalty', 'trueUp', 'benefit', 'residualRoyalty'] as const

  it.each([1, 4])('with %d periods a year has every line in the year of its period', (perYear) => {
    for (const line of lines) {
      const [exact, even] = ['exact-date', 'end-period'].map((timing) => lineOf(dated(timing, perYear), line))
      expect(exact).toEqual(even)
    }
    expect(
      lineOf(dated('exact-date', perYear), 'revenue')
        .slice(1, 6)
        .every((amount) => amount > 0),
    ).toBe(true)
    expect(
      lineOf(dated('exact-date', perYear), 'residualRoyalty')
        .slice(6, 8)
        .every((amount) => amount > 0),
    ).toBe(true)
  })

  it.each([1, 4])('with %d periods a year is worth what the twin says', (perYear) => {
    const worth = differencesFromTwin(dated('exact-date', perYear), 'royalty', 128).filter(
      // the twin shows a leap day's cash in the year after; what it is worth does not depend on that
      ({ place }) => !place.includes('of year'),
    )
    expect(worth).toEqual([])
  })

  it('is worth less than by even periods, for its leap days', () => {
    const [exact, even] = ['exact-date', 'end-period'].map(
      (timing) => answerTo(dated(timing), { trials: 16 }).deals[0]!.licensee!.expected.value,
    )
    expect(exact).toBeLessThan(even!)
    expect(exact! / even!).toBeGreaterThan(0.99)
    // the first year is the same: no leap day before its end
    const first = (timing: string) =>
      answerTo(
        changed(dated(timing), (copy) => {
          copy.deals[0].terms = [{ kind: 'residual', scope: 'none' }]
          copy.deals[0].grants[0].termYears = 1
        }),
        { trials: 16 },
      ).deals[0]!.licensee!.expected.value
    expect(first('exact-date')).toBeCloseTo(first('end-period'), 8)
  })
})
