import { describe, expect, it } from 'vitest'
import { utility } from '../../models/asked.ts'
import type { UtilityEvidence } from '../../models/scenario/schema/utility.ts'
import { utilitySchema } from '../../models/scenario/schema/utility.ts'
import { describeFailure } from '../../models/units/failure.ts'
import { changed, type Loose, notFinite, sample, sentencesIn, smallDeal } from '../laws/documents.ts'

/**
 * What the worth of the data rests on, against arithmetic: the market of the constant sample, and a learning curve
 * through exact points, e(n) = 0.05 + 2·n^(−0.4), so that nothing is drawn.
 */
const error = (n: number): number => 0.05 + 2 * n ** -0.4
const points = [1e4, 2e4, 5e4, 1e5, 3e5, 1e6].map((n) => [n, error(n)])
const own = 500_000

const withCurve = (change: (copy: Loose) => void = () => undefined): Loose =>
  smallDeal([{ kind: 'residual', scope: 'none' }], (copy) => {
    copy.negotiation = { alpha: 0.4 }
    copy.licensees[0].positions['diagnostics-us'].utility = {
      ...{ kind: 'learningCurve', measuredOn: 'own', points, existingRecords: own },
      ...{ overlap: 0.2, elasticity: 0.5 },
    }
    change(copy)
  })

const asked = (document: Loose, trials = 64, licensee?: string): UtilityEvidence => {
  const found = utility(document, { trials, licensee })
  if (!found.ok) throw new Error(found.faults.map(describeFailure).join(' '))
  return utilitySchema.parse(found.value)
}

/** Present value of the benefit with so many records that count: half the relative fall of the error, of the profit. */
const worth = (added: number): number => {
  const share = (0.5 * (error(own) - error(own + added))) / error(own)
  const adoption = [0.2, 0.4, 0.6, 0.8, 1]
  return adoption.reduce((sum, f, j) => sum + (share * 0.3 * 0.1 * 1e8 * 1.029 ** j * f) / 1.12 ** (j + 1), 0)
}

describe('of a learning curve without scatter', () => {
  const answer = asked(withCurve())
  const [position] = answer.positions

  it('the fit is the curve, and where the licensee stands on it', () => {
    expect(position!.fit!.eInf.value).toBeCloseTo(0.05, 8)
    expect(position!.fit!.beta.value).toBeCloseTo(0.4, 6)
    expect(position!.use).toMatchObject({ largestMeasured: 1e6, grade: 'A' })
    expect(position!.use!.addedRecords).toBeCloseTo(800_000, 3)
    expect(position!.use!.extrapolation).toBeCloseTo(1.3, 6)
    expect(position!.use!.errorWith).toBeCloseTo(error(1.3e6), 8)
  })

  it('the next 100,000 records bring the difference of two closed forms, and alpha of it to the licensor', () => {
    const gain = worth(1.1e6 * 0.8) - worth(1e6 * 0.8)
    const { benefit, licensee, perRecord, licensor } = position!.marginal!
    expect(benefit.value / worth(800_000)).toBeCloseTo(1, 7)
    expect(licensee.value / gain).toBeCloseTo(1, 5)
    expect(licensee.standardError).toBeLessThan(1e-6)
    expect(perRecord.value).toBeCloseTo(licensee.value / 1e5, 9)
    expect(licensor!.value).toBeCloseTo(0.4 * licensee.value, 6)
  })

  it('overlap takes from the records that count', () => {
    const { present, overlap, worth: worths } = position!.overlap!
    expect([present, overlap[0], overlap[10]]).toEqual([0.2, 0, 1])
    overlap.forEach((share, j) => {
      expect(worths[j]!.value).toBeCloseTo(worth(1e6 * (1 - share)), 1)
    })
  })

  it('without a stated cost there is no ceiling by other means, and it says what to state', () => {
    expect(position!.ceiling).toMatchObject({ ceiling: null, byRecords: null, byCompute: null })
    expect(position!.ceiling!.why).toContain('otherwise.perRecord')
  })
})

describe('what the same error would cost otherwise', () => {
  const ceilingOf = (otherwise: Loose, change: (copy: Loose) => void = () => undefined) =>
    asked(
      withCurve((copy) => {
        Object.assign(copy.licensees[0].positions['diagnostics-us'].utility, { otherwise })
        change(copy)
      }),
    ).positions[0]!.ceiling!

  it('is as many records of its own, or more compute, whichever costs less', () => {
    expect(ceilingOf({ perRecord: 3 }).ceiling).toBeCloseTo(2.4e6, 2)
    // (1.3/0.5)^(0.4/0.2) = 6.76 times the compute, 5.76 times the present spend more
    const compute = { spend: 100_000, exponent: 0.2 }
    const both = ceilingOf({ perRecord: 3, compute })
    expect(both.computeFactor).toBeCloseTo(6.76, 4)
    expect(both.byCompute).toBeCloseTo(576_000, 0)
    expect(both.ceiling).toBe(both.byCompute)
    expect(ceilingOf({ perRecord: { kind: 'uniform', min: 0.1, max: 0.3 }, compute }).ceiling).toBeCloseTo(
      1.6e5,
      2,
    )
  })

  it('is unknown where no compute could do it', () => {
    const none = ceilingOf({ compute: { spend: 1, exponent: 0.2 } }, (copy) => {
      copy.licensees[0].positions['diagnostics-us'].utility.existingRecords = 0
    })
    expect(none).toMatchObject({ ceiling: null, why: expect.stringContaining('no compute') })
    const beyond = ceilingOf({ compute: { spend: 1, exponent: 1e-6 } })
    expect(beyond).toMatchObject({ ceiling: null, why: expect.stringContaining('beyond any number') })
  })

  it('moves no figure of the document', () => {
    const benefit = (otherwise: Loose) =>
      asked(
        withCurve((copy) => {
          Object.assign(copy.licensees[0].positions['diagnostics-us'].utility, { otherwise })
        }),
      ).positions[0]!.marginal
    expect(benefit({ perRecord: 3 })).toEqual(benefit({}))
  })
})

describe('curves for the page', () => {
  it('the stock of records ages, and flows in with updates', () => {
    const { freshness } = asked(
      withCurve((copy) => {
        copy.dataset.freshness = { halfLifeYears: 2, refreshPerYear: 100_000 }
      }),
    )
    const kept = Math.SQRT1_2
    freshness!.years.forEach((t, k) => {
      expect(t).toBe(k + 0.5)
      expect(freshness!.without[k]).toBeCloseTo(1e6 * kept ** k, 4)
      expect(freshness!.with[k]).toBeCloseTo(1e6 * kept ** k + (1e5 * (1 - kept ** k)) / (1 - kept), 4)
    })
    expect(freshness!.steady).toBeCloseTo(1e5 / (1 - kept), 4)
    expect(asked(withCurve()).freshness).toBeNull()
  })

  it('a substitute grows over the years of recreating; the licensee decides as in the valuation', () => {
    const curves = (recreateCost: number) =>
      asked(
        withCurve((copy) => {
          copy.licensees[0].alternative = { recreateCost, recreateYears: 2, substituteShare: 0.8 }
        }),
      ).substitutes
    expect(curves(10)).toMatchObject([
      { licensee: 'buyer', recreates: true, years: [0.5, 1.5, 2.5, 3.5, 4.5] },
    ])
    expect(curves(10)[0]!.share.map((s) => Number(s.toFixed(12)))).toEqual([0.2, 0.6, 0.8, 0.8, 0.8])
    const [dear] = curves(1e9)
    expect(dear).toMatchObject({ recreates: false })
    expect(dear!.cost).toBeGreaterThan(dear!.served)
    expect(asked(withCurve()).substitutes).toEqual([])
  })

  it('rivals dilute by m^(−rivalry)', () => {
    const { dilution } = asked(
      withCurve((copy) => {
        Object.assign(copy.markets[0], { rivalry: 0.5, others: { count: 2, probability: 0.25 } })
      }),
    )
    expect(dilution).toHaveLength(1)
    expect(dilution[0]).toMatchObject({ market: 'diagnostics-us', rivalry: 0.5, expectedOthers: 0.5 })
    expect(dilution[0]!.each[3]).toBeCloseTo(0.5, 12)
    expect(dilution[0]!.all[3]).toBeCloseTo(2, 12)
    expect(dilution[0]!.licensees).toHaveLength(10)
  })
})

describe('of the sample', () => {
  const northlake = sample('northlake')

  it('every figure is finite, and the same again', () => {
    const answer = asked(northlake, 512)
    expect(notFinite(answer)).toEqual([])
    expect(asked(northlake, 512)).toEqual(answer)
    expect(answer.positions.map(({ kind }) => kind)).toContain('saving')
    for (const { kind, fit, marginal, why } of answer.positions)
      expect(
        kind === 'learningCurve' ? fit !== null && marginal !== null : fit === null && why !== null,
      ).toBe(true)
  })

  it('one licensee is asked about alone, an unknown one refused', () => {
    const { positions, substitutes } = asked(northlake, 64, 'meridian')
    expect(new Set(positions.map(({ licensee }) => licensee))).toEqual(new Set(['meridian']))
    expect(substitutes).toHaveLength(1)
    expect(utility(northlake, { licensee: 'nobody' })).toMatchObject({
      ok: false,
      faults: [{ kind: 'reference', pointer: '/licensees', found: '"nobody"' }],
    })
  })

  it('grade D beyond twice what was measured, C where nobody says on what', () => {
    const grade = (change: (utility: Loose) => void) =>
      asked(withCurve((copy) => change(copy.licensees[0].positions['diagnostics-us'].utility))).positions[0]!
        .use!.grade
    expect(grade((u) => (u.existingRecords = 1.3e6))).toBe('D')
    expect(grade((u) => (u.measuredOn = 'public'))).toBe('C')
    expect(grade((u) => delete u.measuredOn)).toBe('C')
  })
})

describe('points of a document that are no learning curve', () => {
  const refusal = (of: readonly Loose[]) =>
    sentencesIn(
      changed(withCurve(), (copy) => {
        copy.licensees[0].positions['diagnostics-us'].utility.points = of
      }),
    )
  it.each([
    ['two points', points.slice(0, 2), 'at least 5 points'],
    ['a size of zero', [[0, 0.4], ...points], '/points/0/0: expected a number of more than 0, found 0.'],
    ['an accuracy', points.map(([n, e]) => [n, 1 - e!]), 'give 1 − metric'],
    ['a seed that is none', points.map(([n, e]) => [n, e, 0.5]), '/points/0/2'],
  ])('%s', (_, of, sentence) => {
    expect(refusal(of)).toContain(sentence)
  })

  it('seeds are taken, and change nothing', () => {
    const seeded = withCurve((copy) => {
      copy.licensees[0].positions['diagnostics-us'].utility.points = points.map(([n, e], i) => [n, e, i % 2])
    })
    expect(asked(seeded).positions[0]!.marginal).toEqual(asked(withCurve()).positions[0]!.marginal)
    expect(asked(seeded).positions[0]!.fit!.points[1]!.seed).toBe(1)
  })
})
