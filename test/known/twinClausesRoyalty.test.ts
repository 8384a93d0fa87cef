import { describe, expect, test } from 'vitest'
import type { Json } from '../support/twin/facts.ts'
import { plainFacts } from '../support/twin/plainFacts.ts'
import { lineOf as line, near, type SmallDeal, smallDocument } from '../support/twin/smallDeal.ts'
import { twinDeal } from '../support/twin.ts'

const tenPercent: Json = { kind: 'royalty', rate: 0.1 }
const tiers: Json = [{ upTo: 100, rate: 0.05 }, { rate: 0.1 }]

/** By quarters whose cash falls at their ends. */
const quarterly = { periodsPerYear: 4, timing: 'end-period' }

describe('rolling tiers', () => {
  const rolling = { kind: 'royalty', tiers, tierClock: 'rolling' }

  test('look at the twelve months that end with the period', () => {
    // 20 a quarter, then 80. Twelve months: 20, 40, 60, 80, 140, 200, 260, 320, 320 …
    // quarters of year 1: 1 each. Quarter 5: 5 + 4 − tiers(60) = 9 − 3 = 6; tiers(200) − tiers(120) = 8, and so on
    const small = { revenue: [80, 320], termYears: 2, terms: [rolling], document: quarterly }
    near(line(small, 'royalty'), [0, 4, 6 + 8 + 8 + 8])
    // the calendar year starts anew: 4, then 5 + 22
    const annual = { ...small, terms: [{ kind: 'royalty', tiers }] }
    near(line(annual, 'royalty'), [0, 4, 27])
  })

  test('all units: the rate of the twelve months on the period', () => {
    const small = {
      ...{ revenue: [80, 320], termYears: 2, document: quarterly },
      terms: [{ ...rolling, tierMethod: 'all-units' }],
    }
    near(line(small, 'royalty'), [0, 4, 32])
  })

  test('by years rolling is annual', () => {
    const small = { revenue: [60, 250, 90], termYears: 3 }
    for (const tierMethod of ['marginal', 'all-units'])
      near(
        line({ ...small, terms: [{ ...rolling, tierMethod }] }, 'royalty'),
        line({ ...small, terms: [{ ...rolling, tierMethod, tierClock: 'annual' }] }, 'royalty'),
      )
  })

  test('an exact match takes the higher tier, or the lower one', () => {
    const small = { revenue: [100], termYears: 1 }
    const allUnits = { kind: 'royalty', tiers, tierMethod: 'all-units' }
    near(line({ ...small, terms: [allUnits] }, 'royalty'), [0, 10])
    near(line({ ...small, terms: [{ ...allUnits, tierMatch: 'lower' }] }, 'royalty'), [0, 5])
  })
})

describe('apportionment', () => {
  const on = (apportionment: string, more: object): readonly Json[] => [
    {
      ...{ kind: 'royalty', rate: 0.1, base: 'net', deductions: { share: 0.2 } },
      ...{ apportionment, ...more },
    },
  ]
  const small = { revenue: [100], termYears: 1, position: { utility: { kind: 'share', value: 0.3 } } }

  test.each([
    ['share', { apportionShare: 0.25 }, 0.25],
    ['attributable', {}, 0.3],
    ['combination', { combination: { own: 1, others: 3 } }, 0.25],
    ['combination', { combination: { own: 1, others: 3, floor: 0.4 } }, 0.4],
    ['combination', { combination: { own: 0, others: 0, floor: 0.4 } }, 0.4],
    ['combination', { combination: { own: 0, others: 0 } }, 0],
  ])('%s %o: that part of what deductions leave', (kind, more, part) => {
    const deal = { ...small, terms: on(kind, more) }
    near(line(deal, 'deductions'), [0, 20])
    near(line(deal, 'base'), part === 0 ? [] : [0, 80 * part])
    near(line(deal, 'royalty'), part === 0 ? [] : [0, 8 * part])
  })

  test('attributable takes each cell by its own share, before dilution and substitutes', () => {
    const deal: SmallDeal = {
      ...{ ...small, terms: on('attributable', {}) },
      market: { rivalry: 0.5, others: { count: 3 } },
      position: {},
      licensee: {
        alternative: { recreateCost: 1, recreateYears: 1, substituteShare: 1 },
        positions: {
          imaging: { peakShare: 1, margin: 1, utility: { kind: 'share', value: 0.3 } },
          'imaging-eu': { peakShare: 0.5, margin: 1, utility: { kind: 'share', value: 0.6 } },
        },
      },
      document: { territories: [{ id: 'US' }, { id: 'EU' }] },
    }
    near(line(deal, 'base', { recreates: () => true }), [0, 80 * 0.3 + 40 * 0.6])
  })
})

test('step-downs: the factor of the step that began last', () => {
  const stepDowns = [
    { fromYear: 2, factor: 0.8 },
    { fromYear: 4, factor: 0.5 },
  ]
  const small = { revenue: [100], termYears: 4, terms: [{ kind: 'royalty', rate: 0.1, stepDowns }] }
  near(line(small, 'royalty'), [0, 10, 8, 8, 5])
  // the tiers look at sales as they are: 5 + 10 each year
  const tiered = { ...small, revenue: [200], terms: [{ kind: 'royalty', tiers, stepDowns }] }
  near(line(tiered, 'royalty'), [0, 15, 12, 12, 7.5])
})

describe('minimum guarantee', () => {
  const minimum = { kind: 'minimumGuarantee', amount: 12 }
  const on = (revenue: readonly number[], more: object, others: readonly Json[] = []): SmallDeal => ({
    ...{ revenue, termYears: revenue.length, terms: [tenPercent, { ...minimum, ...more }, ...others] },
  })

  test('over the term: one true-up at its end, of what was short in all', () => {
    near(line(on([100, 150, 50], { clock: 'term' }), 'trueUp'), [0, 0, 0, 6])
    near(line(on([100, 150, 50], {}), 'trueUp'), [0, 2, 0, 7])
    near(line(on([100, 300, 50], { clock: 'term' }), 'trueUp'), [])
    // from year 2 on: 24 against 20
    near(line(on([100, 150, 50], { clock: 'term', fromYear: 2 }), 'trueUp'), [0, 0, 0, 4])
    // ended after two years: 24 against 25, of one year 12 against 10
    const ending = on([100, 150, 50], { clock: 'term' }, [{ kind: 'termination', hazardPerYear: 0.1 }])
    near(line(ending, 'trueUp', { terminationYear: () => 2 }), [])
    near(line(ending, 'trueUp', { terminationYear: () => 1 }), [0, 2])
  })

  test('an advance counts in the first year that has a guarantee, and once over the term', () => {
    const advance = [{ kind: 'advance', amount: 3 }]
    near(line(on([100], {}, advance), 'trueUp'), [0, 2])
    // what is recouped at once has brought no cash but the advance's own: 3 + 7, then 10, of 12
    near(line(on([100, 100], { advanceCountsTowardMinimum: true }, advance), 'trueUp'), [0, 2, 2])
    const slowly = [{ kind: 'advance', amount: 3, rate: 0.1 }]
    near(line(on([100, 100], { advanceCountsTowardMinimum: true }, slowly), 'trueUp'), [0, 0, 2])
    near(
      line(on([100, 100, 100], { advanceCountsTowardMinimum: true, fromYear: 2 }, advance), 'trueUp'),
      [0, 0, 0, 2],
    )
    near(
      line(on([100, 100], { advanceCountsTowardMinimum: true, clock: 'term' }, advance), 'trueUp'),
      [0, 0, 4],
    )
  })

  test('a recoupable true-up comes back from later royalties, after the advance, and is never refunded', () => {
    const deal = on([100, 30, 500], { trueUpRecoupable: true })
    near(line(deal, 'trueUp'), [0, 2, 9])
    near(line(deal, 'recoupment'), [0, 0, -2, -9])
    // an advance of 40 recouped from half: 5, 1.5 and 25; then 2 of the other 1.5, then the rest of 25
    const both = on([100, 30, 500], { trueUpRecoupable: true }, [{ kind: 'advance', amount: 40, rate: 0.5 }])
    near(line(both, 'recoupment'), [0, -5, -3, -25 - 9.5])
    // the worth of the minimum is what remains of it
    const { terms } = twinDeal(smallDocument(both), 'deal', plainFacts())
    near(terms, [63, 0, 40 - 31.5, 0])
    near(line(on([100, 30, 0], { trueUpRecoupable: true }), 'recoupment'), [0, 0, -2])
  })

  test('a shortfall is credited against what a later year brings beyond its guarantee, oldest first', () => {
    // short 2 and 9; year 3 brings 3 beyond 12, year 4 brings 3 again, year 5 brings 18
    const revenue = [100, 30, 150, 150, 300]
    near(line(on(revenue, { shortfallCreditableYears: 1 }), 'trueUp'), [0, 2, 9, -3])
    near(line(on(revenue, { shortfallCreditableYears: 2 }), 'trueUp'), [0, 2, 9, -3, -3])
    near(line(on(revenue, { shortfallCreditableYears: 3 }), 'trueUp'), [0, 2, 9, -3, -3, -5])
    near(line(on(revenue, { shortfallCreditableYears: 0 }), 'trueUp'), [0, 2, 9])
  })

  test('two wordings are one contract: what is short of 12, or 12 and a royalty on what is above', () => {
    // Σ max(12, 10 % of sales) = Σ 12 + 10 % of sales above 120
    const revenue = [100, 30, 500]
    const above: Json = { kind: 'royalty', tiers: [{ upTo: 120, rate: 0 }, { rate: 0.1 }] }
    const fee = { kind: 'annualFee', amount: 12, timing: 'arrears' }
    const second: SmallDeal = { revenue, termYears: 3, terms: [above, fee] }
    const worth = (small: SmallDeal) => twinDeal(smallDocument(small), 'deal', plainFacts()).licensor.npv
    expect(worth(on(revenue, {}))).toBeCloseTo(worth(second), 10)
  })
})

test('an advance per grant is recouped from each grant’s own part of the royalty', () => {
  // US brings 75, EU 25 a year; 20 of the advance each. US: 7.5, 7.5, 5; EU: 2.5 each
  const territories = [
    { id: 'US', scale: 3 },
    { id: 'EU', scale: 1 },
  ]
  const terms = (balance: string): readonly Json[] => [tenPercent, { kind: 'advance', amount: 40, balance }]
  const small = (balance: string): SmallDeal => ({
    ...{ revenue: [25], termYears: 3, terms: terms(balance), document: { territories } },
    deal: {
      grants: ['US', 'EU'].map((territory) => ({ field: 'imaging', territory, startYear: 0, termYears: 3 })),
    },
  })
  near(line(small('per-grant'), 'advance'), [40])
  near(line(small('per-grant'), 'recoupment'), [0, -10, -10, -7.5])
  near(line(small('one'), 'recoupment'), [0, -10, -10, -10])
})
