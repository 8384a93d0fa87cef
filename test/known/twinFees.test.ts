import { describe, test } from 'vitest'
import type { Facts, Json } from '../support/twin/facts.ts'
import { plainFacts } from '../support/twin/plainFacts.ts'
import { lineOf as line, near, type SmallDeal, smallDocument } from '../support/twin/smallDeal.ts'
import { twinDeal } from '../support/twin.ts'

describe('fees, usage, shares', () => {
  test('an annual fee is indexed within its bounds, at the start or the end of the year', () => {
    const fee = {
      kind: 'annualFee',
      amount: 100,
      timing: 'advance',
      index: { by: 'cpi', floor: 0, cap: 0.03 },
    }
    const small = { revenue: [0], termYears: 3, document: { inputs: { cpi: 0.05 } } }
    near(line({ ...small, terms: [fee] }, 'annualFee'), [100, 103, 106.09])
    near(line({ ...small, terms: [{ ...fee, timing: 'arrears' }] }, 'annualFee'), [0, 100, 103, 106.09])
  })

  test('usage: graduated tiers, a commit at the year end, a monthly maximum', () => {
    const tiers: Json = [{ upTo: 100, price: 1 }, { price: 0.5 }]
    const usage = { kind: 'usageFee', volume: { perRevenue: 2 }, tiers }
    const small = { revenue: [20, 100, 400], termYears: 3 }
    // volumes 40, 200, 800: 40; 100 + 50; 100 + 350
    near(line({ ...small, terms: [usage] }, 'usageFee'), [0, 40, 150, 450])
    // a commit of 60 lifts year 1 to 60; at most 12 · 20 a year
    const bounded = { ...usage, commit: 60, monthlyMaximum: 20 }
    near(line({ ...small, terms: [bounded] }, 'usageFee'), [0, 60, 150, 240])
    near(
      line({ ...small, terms: [bounded], document: { periodsPerYear: 12 } }, 'usageFee'),
      [0, 60, 150, 240],
    )
    // so many a year: 50 a year in months
    const volume = { kind: 'usageFee', volume: 50, tiers }
    near(line({ ...small, terms: [volume], document: { periodsPerYear: 12 } }, 'usageFee'), [0, 50, 50, 50])
  })

  test('revenue share; profit share after losses carried forward', () => {
    const terms: readonly Json[] = [
      { kind: 'revenueShare', share: 0.02, of: 'revenue' },
      { kind: 'profitShare', share: 0.25, lossCarryForward: true },
    ]
    // benefit 60 a year, integration 100 at the start: −40, then 60 − 40 = 20, then 60
    const position = { margin: 0.6, integrationCost: 100, utility: { kind: 'share', value: 1 } }
    const small = { revenue: [100], termYears: 3, terms, position }
    near(line(small, 'revenueShare'), [0, 2, 2, 2])
    near(line(small, 'profitShare'), [0, 0, 5, 15])
    const without = { ...small, terms: [{ kind: 'profitShare', share: 0.25 }] }
    near(line(without, 'profitShare'), [0, 0, 15, 15])
  })

  test('milestones: a gate, cumulative sales, sales of one contract year', () => {
    const milestone = (trigger: Json): Json => ({ kind: 'milestone', trigger, amount: 7 })
    const small = {
      revenue: [100, 150, 300],
      termYears: 4,
      market: { success: [{ gate: 'clearance', year: 1.5 }] },
    }
    // launch waits for the gate at 1.5: sales 100 in period 2 (x = 0), 150, 300
    near(
      line({ ...small, terms: [milestone({ gate: 'clearance', field: 'imaging' })] }, 'milestones'),
      [0, 0, 7],
    )
    near(line({ ...small, terms: [milestone({ salesCumulative: 250 })] }, 'milestones'), [0, 0, 0, 7])
    near(line({ ...small, terms: [milestone({ salesCumulative: 251 })] }, 'milestones'), [0, 0, 0, 0, 7])
    near(line({ ...small, terms: [milestone({ salesAnnual: 160 })] }, 'milestones'), [0, 0, 0, 0, 7])
    near(line({ ...small, terms: [milestone({ date: '2028-07-01' })] }, 'milestones'), [0, 0, 7])
    // payment 90 days later falls into year 3
    const late = [
      milestone({ salesCumulative: 100 }),
      { kind: 'paymentTerms', reportingDays: 60, paymentDays: 30 },
    ]
    near(line({ ...small, terms: late }, 'milestones'), [0, 0, 0, 7])
    near(line({ ...small, terms: [milestone({ gate: 'clearance' })] }, 'milestones', { gate: () => 0 }), [])
  })
})

describe('withholding and currency', () => {
  const fee = { kind: 'upfrontFee', amount: 90 }
  const small = (terms: readonly Json[], rate = 0.25): SmallDeal => ({
    ...{ revenue: [0], termYears: 1, terms },
    licensor: { taxRate: rate },
    licensee: { taxRate: 0.2 },
  })
  const worth = (document: SmallDeal, facts: Partial<Facts> = {}) => {
    const { licensor, licensee } = twinDeal(smallDocument(document), 'deal', plainFacts(facts))
    return [licensor.npv, licensee.npv]
  }

  test('without gross-up the licensor bears it and is credited up to its own tax', () => {
    const terms = [fee, { kind: 'withholding', rate: 0.1 }]
    near(line(small(terms), 'withholding'), [-9])
    near(line(small(terms), 'taxCredit'), [9])
    near(worth(small(terms)), [90 - 9 + 9 - 22.5, -72])
    near(worth(small(terms, 0.05)), [90 - 9 + 4.5 - 4.5, -72])
    near(worth(small(terms, 0)), [81, -72])
  })

  test('with gross-up the licensee pays it on top: 100 so that 90 arrive', () => {
    const terms = [fee, { kind: 'withholding', rate: 0.1, grossUp: true }]
    near(line(small(terms), 'withholding'), [10])
    near(worth(small(terms)), [90 + 10 - 25, -80])
    near(worth(small(terms, 0)), [90, -80])
  })

  test('a receipt is settled at the rate of its day', () => {
    const terms = [fee, { kind: 'currency', of: 'settlement', volatility: 0.1 }]
    near(line(small(terms), 'currencyEffect', { exchange: () => 1.1 }), [9])
    near(worth(small(terms), { exchange: () => 1.1 }), [99 * 0.75, -99 * 0.8])
  })
})
