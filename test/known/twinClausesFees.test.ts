import { describe, test } from 'vitest'
import type { Facts, Json, Means } from '../support/twin/facts.ts'
import { plainFacts } from '../support/twin/plainFacts.ts'
import {
  expectedLineOf as expectedLine,
  lineOf as line,
  near,
  type SmallDeal,
  smallDocument,
} from '../support/twin/smallDeal.ts'
import { twinDeal } from '../support/twin.ts'

describe('fees by use, shares of pools and sublicences', () => {
  test('a flat fee for whoever reaches a tier, beside a price or instead of it', () => {
    const tiers: Json = [
      { upTo: 100, fee: 5 },
      { upTo: 200, price: 0.1 },
      { fee: 7, price: 0.2 },
    ]
    const usage = { kind: 'usageFee', volume: { perRevenue: 1 }, tiers }
    const small = { revenue: [0, 100, 150, 300], termYears: 4 }
    near(line({ ...small, terms: [usage] }, 'usageFee'), [0, 0, 5, 10, 5 + 10 + 7 + 20])
    // nothing used, but 150 committed; at most 12 · 1 a year
    near(line({ ...small, terms: [{ ...usage, commit: 150 }] }, 'usageFee'), [0, 10, 10, 10, 42])
    const bounded = [{ ...usage, commit: 150, monthlyMaximum: 1 }]
    near(line({ ...small, terms: bounded }, 'usageFee'), [0, 10, 10, 10, 12])
    const quarters = { periodsPerYear: 4 }
    near(line({ ...small, terms: bounded, document: quarters }, 'usageFee'), [0, 10, 10, 10, 12])
  })

  test('a share of net revenue', () => {
    const share = { kind: 'revenueShare', share: 0.1, of: 'net', deductions: { share: 0.3, cap: 0.2 } }
    const audit = { kind: 'audit', underReporting: 0.5, probability: 0 }
    const small = { revenue: [100], termYears: 1, terms: [share, audit] }
    near(line(small, 'revenueShare'), [0, 4])
    near(line(small, 'deductions'), [])
  })

  test('a pool is divided by usage, grows by the calendar, and is not under-reported', () => {
    const pool = { kind: 'poolShare', pool: 80, ownUsage: 1, totalUsage: 4, growth: 0.1 }
    const audit = { kind: 'audit', underReporting: 0.5, probability: 0 }
    const small = { revenue: [0], termYears: 3, terms: [pool, audit] }
    near(line(small, 'poolShare'), [0, 20, 22, 24.2])
    near(line({ ...small, document: { periodsPerYear: 4 } }, 'poolShare'), [0, 20, 22, 24.2])
    near(line({ ...small, grant: { startYear: 1 } }, 'poolShare'), [0, 0, 22, 24.2, 26.62])
    near(line({ ...small, terms: [{ ...pool, ownUsage: 9 }] }, 'poolShare'), [0, 80, 88, 96.8])
    near(line({ ...small, terms: [{ ...pool, ownUsage: 0, totalUsage: 0 }] }, 'poolShare'), [])
  })

  test('sublicence receipts by the stage that has begun', () => {
    const stages: Json = [
      { share: 0.5, gate: 'clearance' },
      { share: 0.2, fromYear: 3 },
    ]
    const share = { kind: 'sublicenceShare', receipts: 100, passThrough: 0.1, stages }
    const market = { success: [{ gate: 'clearance', year: 1 }] }
    const small = { revenue: [50], termYears: 4, terms: [share], market }
    near(line(small, 'sublicenceShare'), [0, 0, 45, 18, 18])
    near(line(small, 'sublicenceShare', { gate: () => 0 }), [0, 0, 0, 18, 18])
    near(expectedLine(small, 'sublicenceShare', { gateProbability: () => 0.6 }), [0, 0, 27, 18, 18])
    const first = { ...share, receipts: { perRevenue: 0.4 }, stages: [{ share: 0.5 }] }
    const audit = { kind: 'audit', underReporting: 0.5, probability: 0 }
    // 20 of each 50, of which 0.9 · 0.5; half is not reported
    near(line({ ...small, terms: [first, audit] }, 'sublicenceShare'), [0, 0, 4.5, 4.5, 4.5])
  })
})

describe('in kind, held back, late, under a new owner', () => {
  test('what it costs one is not what it is worth to the other', () => {
    const inKind = { kind: 'inKind', costToPayer: 60, valueToReceiver: 100, taxAs: 'service' }
    const small = (timing: string): SmallDeal => ({
      ...{ revenue: [0], termYears: 2, terms: [{ ...inKind, timing }] },
      licensor: { taxRate: { royalty: 0, service: 0.25 } },
      licensee: { taxRate: 0.1 },
    })
    near(line(small('once'), 'inKind'), [100])
    near(line(small('yearly'), 'inKind'), [100, 100])
    near(line(small('yearly'), 'inKindCost'), [60, 60])
    const { licensor, licensee, terms } = twinDeal(smallDocument(small('yearly')), 'deal', plainFacts())
    near([licensor.npv, licensee.npv, ...terms], [150, -108, 200, 0])
  })

  test('a part of the upfront fees is kept back, and released less claims', () => {
    const terms: readonly Json[] = [
      { kind: 'upfrontFee', amount: 80 },
      { kind: 'upfrontFee', amount: 20 },
      { kind: 'holdback', share: 0.3, releaseYears: 1.5, claim: 0.1 },
    ]
    const small = { revenue: [0], termYears: 3, terms }
    near(line(small, 'upfrontFee'), [100])
    near(line(small, 'holdback'), [-30, 0, 27])
    near(line(small, 'holdback', { failureYear: () => 1 }), [-30])
    const atTheEnd = { ...small, terms: [terms[0]!, { kind: 'holdback', share: 0.3, releaseYears: 2 }] }
    near(line(atTheEnd, 'holdback', { failureYear: () => 2 }), [-24, 0, 24])
    near(line(atTheEnd, 'holdback', { failureYear: () => 3 }), [-24, 0, 24])
    const ending = { ...small, terms: [...terms, { kind: 'termination', hazardPerYear: 0.5 }] }
    near(line(ending, 'holdback', { terminationYear: () => 1 }), [-30, 0, 27])
  })

  test('late payment moves dates and bears simple interest', () => {
    const late = { kind: 'paymentTerms', reportingDays: 36.5, lateDays: 146, lateInterest: 0.05 }
    const terms: readonly Json[] = [{ kind: 'royalty', rate: 0.1 }, { kind: 'advance', amount: 4 }, late]
    // by mid-years: cash at 0.5 + 0.5, 1.5 + 0.5; (10 − 4) · 0.05 · 0.4, then 10 · 0.02
    const small = { revenue: [100], termYears: 2, terms }
    near(line(small, 'royalty'), [0, 10, 10])
    near(line(small, 'lateInterest'), [0, 0.12, 0.2])
    near(line({ ...small, document: { timing: 'end-period' } }, 'lateInterest'), [0, 0, 0.12, 0.2])
    near(twinDeal(smallDocument(small), 'deal', plainFacts()).terms, [20, 0, 0.32, 0])
  })

  const control = (effect: string): SmallDeal => ({
    ...{ revenue: [100], termYears: 3 },
    terms: [
      { kind: 'annualFee', amount: 1 },
      { kind: 'termination', hazardPerYear: 0.5, fee: 6 },
      { kind: 'changeOfControl', hazardPerYear: 0.2, effect, fee: 9 },
    ],
  })
  const taken = (year: number, more: Partial<Facts> = {}): Partial<Facts> => ({
    changeOfControl: (_, c) => Number(c === year),
    ...more,
  })

  test('a new owner pays a fee, ends the deal, or changes nothing', () => {
    near(line(control('consent'), 'annualFee', taken(1)), [1, 1, 1])
    near(line(control('fee'), 'annualFee', taken(1)), [1, 1, 1])
    near(line(control('fee'), 'changeOfControl', taken(1)), [0, 9])
    near(line(control('end'), 'annualFee', taken(1)), [1])
    near(line(control('end'), 'changeOfControl', taken(1)), [])
    near(line(control('end'), 'annualFee', taken(3)), [1, 1, 1])
    // what ends the deal in the same year comes first
    const both = taken(1, { terminationYear: () => 1 })
    near(line(control('fee'), 'changeOfControl', both), [])
    near(line(control('end'), 'terminationFee', both), [0, 6])
    near(line(control('end'), 'terminationFee', taken(1, { terminationYear: () => 2 })), [])
    near(line(control('fee'), 'changeOfControl', taken(2, { failureYear: () => 2 })), [])
  })

  test('and all of it by probability in the expected case', () => {
    near(expectedLine(control('fee'), 'annualFee'), [1, 0.5, 0.25])
    near(expectedLine(control('fee'), 'changeOfControl'), [0, 9 * 0.5 * 0.2, 9 * 0.25 * 0.16])
    near(expectedLine(control('end'), 'annualFee'), [1, 0.4, 0.16])
    near(expectedLine(control('end'), 'terminationFee'), [0, 3, 0.4 * 3])
  })

  test('tiers of a risk in the expected case', () => {
    const risky: SmallDeal = {
      ...{ revenue: [100], termYears: 2, terms: [{ kind: 'royalty', rate: 0.1 }] },
      deal: { risks: ['erasure'] },
      document: {
        risks: [
          {
            ...{ id: 'erasure', bearer: { licensor: 0.5 }, cap: { perEvent: 30 } },
            tiers: [
              { probability: 0.7, severity: 20 },
              { probability: 0.3, severity: 100 },
            ],
          },
        ],
      },
    }
    const severity = [20, 100]
    const means: Partial<Means> = {
      expectedFrequency: () => 0.1,
      limitedExpectedLoss: (_, share, limit, tier = 0) => Math.min(severity[tier]! * share, limit),
    }
    near(expectedLine(risky, 'licensorRisks', means), [0, 1.6, 1.6])
    near(expectedLine(risky, 'licenseeRisks', means), [0, 2.8, 2.8])
  })
})
