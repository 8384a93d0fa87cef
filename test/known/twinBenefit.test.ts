import { describe, test } from 'vitest'
import type { Json } from '../support/twin/facts.ts'
import { lineOf as line, near, type SmallDeal } from '../support/twin/smallDeal.ts'

const tenPercent: Json = { kind: 'royalty', rate: 0.1 }

describe('the end and after it', () => {
  const position = { margin: 0.4, utility: { kind: 'share', value: 0.5 } }
  const tail = { kind: 'residual', scope: 'tail', tailYears: 2, rate: 0.01, modelHalfLifeYears: 1 }
  const small: SmallDeal = { revenue: [100], termYears: 2, terms: [tenPercent, tail], position }
  const half = Math.SQRT1_2

  test('a tail weighs by the half-life from the end', () => {
    // midpoints 2.5 and 3.5 lie half a year and a year and a half after the end
    near(line(small, 'benefit'), [0, 20, 20, 20 * half, 10 * half])
    near(line(small, 'residualRoyalty'), [0, 0, 0, half, half / 2])
    near(line(small, 'royalty'), [0, 10, 10])
    near(line({ ...small, terms: [{ ...tail, scope: 'none', exitCost: 5 }] }, 'compliance'), [0, 0, 5])
  })

  test('failure ends the year and everything after it; what is due later is lost or recovered in part', () => {
    near(line({ ...small, termYears: 4 }, 'royalty', { failureYear: () => 2 }), [0, 10, 10])
    near(line({ ...small, termYears: 4 }, 'benefit', { failureYear: () => 2 }), [0, 20, 20])
    near(line(small, 'residualRoyalty', { failureYear: () => 3 }), [0, 0, 0, half])
    const due = (recovery: Json): readonly Json[] => [
      { kind: 'minimumGuarantee', amount: 9, ...(recovery as object) },
      { kind: 'paymentTerms', paymentDays: 73 },
    ]
    near(line({ ...small, terms: due({}) }, 'trueUp', { failureYear: () => 2 }), [0, 0, 9])
    const recovered = line({ ...small, terms: due({ recovery: 0.3 }) }, 'trueUp', { failureYear: () => 2 })
    near(recovered, [0, 0, 9, 2.7])
    near(line({ ...small, grant: { startYear: 2 } }, 'royalty', { failureYear: () => 2 }), [])
  })

  test('termination by hazard pays its fee, a failed gate does not', () => {
    const termination = { kind: 'termination', hazardPerYear: 0.1, fee: 6 }
    const hazard = { ...small, termYears: 4, terms: [termination, tail] }
    near(line(hazard, 'terminationFee', { terminationYear: () => 2 }), [0, 0, 6])
    near(line(hazard, 'residualRoyalty', { terminationYear: () => 2 }), [0, 0, 0, half, half / 2])
    near(line(hazard, 'terminationFee', { terminationYear: () => 2, gateEnd: () => 2 }), [])
    near(line(hazard, 'residualRoyalty', { gateEnd: () => 1 }), [0, 0, half, half / 2])
  })

  test('uplift of an exclusive grant ends with it', () => {
    const exclusive = {
      ...small,
      grant: { exclusivity: 'exclusive' },
      position: { ...position, peakShare: 0.5, exclusiveUplift: 0.2 },
    }
    near(line(exclusive, 'revenue'), [0, 60, 60])
    near(line(exclusive, 'residualRoyalty'), [0, 0, 0, half / 2, half / 4])
  })
})

describe('benefit', () => {
  const plain = { revenue: [100], termYears: 2, terms: [] }
  test('a lift is clipped, then scaled by records that count and by freshness', () => {
    const utility = { kind: 'lift', with: 70, without: 65, revenuePerPoint: 0.02, freshnessElasticity: 0.5 }
    const sources: Json = [
      { id: 'a', records: 600, origin: 'US', purposes: ['imaging'] },
      {
        id: 'b',
        records: 200,
        origin: 'EU',
        purposes: ['*'],
        transfer: [{ to: 'US', status: 'permitted', cost: { upfront: 8, perYear: 3 } }],
      },
      { id: 'c', records: 200, origin: 'EU', purposes: ['*'], transfer: [{ to: 'US', status: 'blocked' }] },
    ]
    const small: SmallDeal = {
      ...{ ...plain, position: { utility } },
      document: { dataset: { records: 1000, sources, freshness: { halfLifeYears: 1, refreshPerYear: 100 } } },
      licensee: { processingTerritory: 'US' },
    }
    // 5 points · 0.02 = 10 %; 800 of 1000 records; after a year half the stock: √½
    near(line(small, 'benefit'), [0, 8, 8 * Math.SQRT1_2])
    near(line(small, 'compliance'), [8, 3, 3])
    // with updates 500 + 100 are left
    near(line({ ...small, grant: { updates: true } }, 'benefit'), [0, 8, 8 * Math.sqrt(0.6)])
  })

  test('a learning curve compares the error with and without the data', () => {
    // e(n) = 0.1 + 10/n. Quality √(0.81 · 0.81) = 0.81, so 190 own records become 190 + 810 = 1000
    const utility = { kind: 'learningCurve', existingRecords: 190, overlap: 0, elasticity: 2, points: [] }
    const quality = { labels: { score: 0.81, weight: 1 }, coverage: { score: 0.81, weight: 1 } }
    const small = { ...plain, position: { utility }, document: { dataset: { records: 1000, quality } } }
    const before = 0.1 + 10 / 190
    const after = 0.1 + 10 / 1000
    const expected = (100 * 2 * (before - after)) / before
    near(line(small, 'benefit', { curve: () => ({ eInf: 0.1, alpha: 10, beta: 1 }) }), [
      0,
      expected,
      expected,
    ])
  })

  test('a licensee that would recreate keeps what it has not yet replaced, and is spared the cost', () => {
    const alternative = { recreateCost: 30, recreateYears: 1.5, substituteShare: 0.6 }
    const small = {
      ...plain,
      position: { utility: { kind: 'share', value: 0.2 } },
      licensee: { alternative },
    }
    near(line(small, 'benefit'), [0, 20, 20])
    // replaced: 0.6 · ⅓ and 0.6; spared: 20 in the first year, 10 in the second
    near(line(small, 'benefit', { recreates: () => true }), [0, 16 + 20, 8 + 10])
  })

  test('a saving needs no market, ramps up, and ends by the residual weight', () => {
    const utility = { kind: 'saving', unitsPerYear: 2, perUnit: 10, rampYears: 2 }
    const small = { ...plain, termYears: 3, position: { utility, peakShare: 0 } }
    near(line(small, 'benefit'), [0, 5, 15, 20])
  })
})

describe('risks', () => {
  const risk = (cap: Json): SmallDeal => ({
    ...{ revenue: [100], termYears: 3, terms: [tenPercent] },
    deal: { risks: ['breach'] },
    document: { risks: [{ id: 'breach', insuredShare: 0.2, bearer: { licensor: 0.5, licensee: 0.5 }, cap }] },
  })
  // after insurance 80, 40 and 20; the licensor's half 40, 20 and 10. The event in year 4 is after the term
  const events = () => [0.3, 1.2, 1.9, 3.5].map((time, i) => ({ time, severity: 100 / 2 ** i }))

  test('the cap limits the licensor; the excess is the licensee’s', () => {
    near(line(risk({}), 'licensorRisks', { events }), [0, 40, 30])
    near(line(risk({ perEvent: 15 }), 'licensorRisks', { events }), [0, 15, 25])
    near(line(risk({ perEvent: 15 }), 'licenseeRisks', { events }), [0, 65, 35])
    near(line(risk({ aggregate: 50 }), 'licensorRisks', { events }), [0, 40, 10])
  })

  test('a multiple of fees grows with what was received', () => {
    // 10 received by τ_1, 20 by τ_2: 1.5 · 10 = 15, then 30 − 15
    near(line(risk({ multipleOfFees: 1.5 }), 'licensorRisks', { events }), [0, 15, 15])
  })
})
